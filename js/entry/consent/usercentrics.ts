export { usercentrics, usercentricsV2 } from "../../consent/usercentrics.js";
export type { UsercentricsV2Options } from "../../consent/usercentrics.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
