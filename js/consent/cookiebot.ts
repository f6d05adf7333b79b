import type { ConsentSource } from "../types.js";
import { byEvents, type ManagerOptions, readManager } from "./manager.js";
import { ofPage, own } from "./shape.js";

const EVENTS = ["CookiebotOnConsentReady", "CookiebotOnAccept", "CookiebotOnDecline", "CookiebotOnLoad"];

/**
 * Reads Cookiebot: its categories, by default `preferences` for `store`, `profile` and `rank`, `statistics` for `measure`. Only a
 * response by the method `explicit` is the visitor's choice.
 */
export function cookiebot(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, { store: "preferences", profile: "preferences", rank: "preferences", measure: "statistics" });
  return byEvents(told, EVENTS, () => {
    const api = ofPage("Cookiebot");
    if (own(api, "hasResponse") !== true) return undefined;
    const consent = own(api, "consent");
    const explicit = own(consent, "method") === "explicit";
    return (name) => {
      const given = own(consent, name);
      return given === true ? explicit || "implied" : given === false ? false : undefined;
    };
  });
}
