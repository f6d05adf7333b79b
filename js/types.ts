/**
 * The public API of homebody. The files below are the single source of its types; the facade implements them and the docs quote them.
 *
 * @packageDocumentation
 */
export type * from "./types/catalog.js";
export type * from "./types/consent.js";
export type * from "./types/errors.js";
export type * from "./types/personalizer.js";
export type * from "./types/profile.js";
export type * from "./types/proof.js";
export type * from "./types/ranking.js";
export type * from "./types/receipts.js";
export type * from "./types/sealed.js";
