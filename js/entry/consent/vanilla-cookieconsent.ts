export { vanillaCookieConsent } from "../../consent/vanilla-cookieconsent.js";
export type { VanillaOptions } from "../../consent/vanilla-cookieconsent.js";
export type { ManagerOptions, Meanings } from "../../consent/manager.js";
export type { ConsentReport, ConsentSource, Purpose } from "../../types.js";
