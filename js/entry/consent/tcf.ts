export { tcf } from "../../consent/tcf.js";
export type { TcfOptions } from "../../consent/tcf.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
