export { dnt } from "../../consent/dnt.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
