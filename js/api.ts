// What every entry exports besides its own createPersonalizer.
export { gpc } from "./consent/gpc.js";
export { remembered } from "./consent/remembered.js";
export { site } from "./consent/site.js";
export { HomebodyError } from "./errors.js";
export type * from "./types.js";
