export { oneTrust } from "../../consent/onetrust.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
