export { klaro } from "../../consent/klaro.js";
export type { KlaroOptions } from "../../consent/klaro.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
