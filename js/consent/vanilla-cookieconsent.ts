import { optional } from "../host.js";
import type { ConsentSource } from "../types.js";
import { byEvents, type ManagerOptions, part, readManager } from "./manager.js";
import { ask, ofPage } from "./shape.js";

export interface VanillaOptions extends ManagerOptions {
  /** The imported module; the page's `CookieConsent` when absent. */
  readonly api?: object;
}

const EVENTS = ["cc:onFirstConsent", "cc:onConsent", "cc:onChange"];

/**
 * Reads vanilla-cookieconsent 3: its categories, by default `functionality` for `store`, `personalization` for `profile` and `rank`,
 * `analytics` for `measure`. Only a valid consent counts, not what `mode: "opt-out"` enables before it.
 */
export function vanillaCookieConsent(options?: VanillaOptions): ConsentSource {
  const told = readManager(options, { store: "functionality", profile: "personalization", rank: "personalization", measure: "analytics" }, ["api"]);
  const given = optional(told.rest, "api", part);
  return byEvents(told, EVENTS, () => {
    const api = given ?? ofPage("CookieConsent");
    const explicit = ask(api, "validConsent") === true;
    return (name) => {
      const accepted = ask(api, "acceptedCategory", name);
      return accepted === true ? explicit || "implied" : accepted === false && explicit ? false : undefined;
    };
  });
}
