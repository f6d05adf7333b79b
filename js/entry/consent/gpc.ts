export { gpc } from "../../consent/gpc.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
