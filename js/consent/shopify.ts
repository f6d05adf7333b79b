import type { ConsentSource } from "../types.js";
import { manager, type ManagerOptions, readManager } from "./manager.js";
import { ask, hear, ofPage, own } from "./shape.js";

/** Which of its methods says whether something may be done, whoever decided it. */
const ALLOWED: Readonly<Record<string, string>> = {
  preferences: "preferencesProcessingAllowed",
  analytics: "analyticsProcessingAllowed",
  marketing: "marketingAllowed",
  sale_of_data: "saleOfDataAllowed",
};

/**
 * Reads Shopify's Customer Privacy API, once the page has loaded the feature `consent-tracking-api`: by default `preferences` for `store`,
 * `profile` and `rank`, `analytics` for `measure`. Only a `yes` is the visitor's choice; that something is allowed where they live is not.
 */
export function shopify(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, { store: "preferences", profile: "preferences", rank: "preferences", measure: "analytics" });
  return manager<object>(told, {
    find() {
      const api = own(ofPage("Shopify"), "customerPrivacy");
      return typeof api === "object" && api !== null ? api : undefined;
    },
    attach: (_, heard) => hear(["visitorConsentCollected"], heard, "document"),
    answer(api) {
      const chosen = ask(api, "currentVisitorConsent");
      return (name) => {
        const answer = own(chosen, name);
        if (answer === "no") return false;
        const allowed = Object.hasOwn(ALLOWED, name) && ask(api, ALLOWED[name] ?? "") === true;
        return allowed && answer === "yes" ? true : allowed && answer === "" ? "implied" : undefined;
      };
    },
  });
}
