export { gcm } from "../../consent/gcm.js";
export type { ConsentMode, ConsentModeOptions } from "../../consent/gcm.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
