import type { ConsentSource } from "../types.js";

/**
 * Global Privacy Control, the browser's own "do not sell or share". It denies `measure`; with `strict` everything.
 * It only ever lowers: without the signal it says nothing.
 */
export function gpc(options?: { strict?: boolean }): ConsentSource {
  const denied = options?.strict
    ? ({ store: "denied", profile: "denied", rank: "denied", measure: "denied" } as const)
    : ({ measure: "denied" } as const);
  let look = () => {};
  return {
    name: "gpc",
    connect(report) {
      look = () => report({ purposes: signalled() ? denied : {} });
      look();
      return () => {
        look = () => {};
      };
    },
    refresh: () => look(),
  };
}

function signalled(): boolean {
  const browser = globalThis.navigator as (Navigator & { globalPrivacyControl?: unknown }) | undefined;
  return browser?.globalPrivacyControl === true;
}
