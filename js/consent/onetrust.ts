import type { ConsentSource } from "../types.js";
import { byEvents, type ManagerOptions, readManager } from "./manager.js";
import { ask, ofPage, own } from "./shape.js";

/**
 * Reads OneTrust: its groups, by default `C0003` (functional) for `store`, `profile` and `rank`, `C0002` (performance) for `measure`. A
 * group counts as chosen once the banner was closed under an opt-in model; in any other model closing it is not agreeing.
 */
export function oneTrust(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, { store: "C0003", profile: "C0003", rank: "C0003", measure: "C0002" });
  return byEvents(told, ["consent.onetrust", "OneTrustGroupsUpdated"], () => {
    const active = ofPage("OnetrustActiveGroups");
    if (typeof active !== "string" || active.length > 10_000) return undefined;
    const groups = active.split(",");
    const api = ofPage("OneTrust");
    const closed = ask(api, "IsAlertBoxClosed") === true;
    const optIn = own(own(ask(api, "GetDomainData"), "ConsentModel"), "Name") === "opt-in";
    return (name) => {
      if (!groups.includes(name)) return closed ? false : undefined;
      return (closed && optIn) || "implied";
    };
  });
}
