import type { ConsentSource } from "../types.js";
import { watching } from "./shape.js";

/**
 * Do Not Track, the browser's older signal. It denies `measure`; with `strict` everything. It only ever lowers: without the signal it
 * says nothing.
 */
export function dnt(options?: { readonly strict?: boolean }): ConsentSource {
  const denied = options?.strict
    ? ({ store: "denied", profile: "denied", rank: "denied", measure: "denied" } as const)
    : ({ measure: "denied" } as const);
  return watching("dnt", {
    find: () => globalThis.navigator as (Navigator & { readonly doNotTrack?: unknown }) | undefined,
    attach: () => () => {},
    read: (browser) => ({ purposes: browser.doNotTrack === "1" ? denied : {} }),
  });
}
