export { fides } from "../../consent/fides.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
