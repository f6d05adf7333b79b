// "Prove it": what a page can check of homebody by itself.
export { prove, type ProveOptions } from "../prove.js";
export type * from "../types.js";
