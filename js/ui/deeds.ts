// What the visitor did on purpose, as one text: as long as it is the same, what they are looking at holds still.
import type { Personalizer, ProfileExport } from "../types.js";
import { putAside } from "./aside.js";

/** Words about things and places, which change what may be offered at all. */
const RULES = ["purchases", "muted", "hidden", "dismissed", "channelsOff"] as const satisfies readonly (keyof ProfileExport)[];
const REST = ["cart", "declared", "dial"] as const satisfies readonly (keyof ProfileExport)[];

function known(p: Personalizer): ProfileExport | undefined {
  try {
    return p.profile.export();
  } catch {
    return undefined; // nothing is remembered, or nothing is there yet
  }
}

/** Everything done on purpose, or only what changes what may be offered: purchases, mutes, dismissals, channels, consent. Impressions and
 * time are neither. */
export function deedsOf(p: Personalizer, only: "rules" | "all" = "all"): string {
  const file = known(p);
  const parts: unknown[] = [p.mode, putAside(p)];
  if (file) {
    parts.push(RULES.map((name) => file[name]));
    if (only === "all") parts.push(REST.map((name) => file[name]), file.events.filter(({ type }) => type !== "impression"));
  }
  return JSON.stringify(parts);
}
