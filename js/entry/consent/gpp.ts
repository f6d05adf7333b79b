export { gpp } from "../../consent/gpp.js";
export type { GppOptions } from "../../consent/gpp.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
