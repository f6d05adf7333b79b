import type { ConsentSource } from "../types.js";
import { byEvents, type ManagerOptions, readManager } from "./manager.js";
import { ofPage, own } from "./shape.js";

/** How a visitor chooses; closing the banner, a browser's signal and a script are not choosing. */
const CHOSEN = ["accept", "reject", "save"];

/**
 * Reads Fides: its notices, by default `functional` for `store`, `profile` and `rank`, `analytics` for `measure`. A notice that is only
 * acknowledged grants nothing.
 */
export function fides(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, { store: "functional", profile: "functional", rank: "functional", measure: "analytics" });
  return byEvents(told, ["FidesInitialized", "FidesUpdated"], () => {
    const api = ofPage("Fides");
    const consent = own(api, "consent");
    const explicit = CHOSEN.includes(own(own(api, "fides_meta"), "consentMethod") as string);
    return (name) => {
      const given = own(consent, name);
      if (given === true || given === "opt_in") return explicit || "implied";
      return explicit && (given === false || given === "opt_out") ? false : undefined;
    };
  });
}
