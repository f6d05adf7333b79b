// What the visitor did on purpose, as one text: as long as it is the same, what they are looking at holds still.
import type { Personalizer, ProfileExport } from "../types.js";
import { putAside } from "./aside.js";

type Part = keyof ProfileExport;

/** Words about things and places, which change what may be offered at all. */
const RULES: readonly Part[] = ["purchases", "muted", "hidden", "dismissed", "channelsOff"];
/** All else that is done on purpose; a look is, an impression is not. */
export const DEEDS: readonly Part[] = ["cart", "declared", "dial", "events"];

function known(p: Personalizer): ProfileExport | undefined {
  try {
    return p.profile.export();
  } catch {
    return undefined; // nothing is remembered, or nothing is there yet
  }
}

/** What changes what may be offered: purchases, mutes, dismissals, channels, consent; and what else that which is shown rests on. */
export function deedsOf(p: Personalizer, also: readonly Part[]): string {
  const file = known(p);
  const part = (name: Part) => (name === "events" ? file?.events.filter(({ type }) => type !== "impression") : file?.[name]);
  return JSON.stringify([p.mode, putAside(p), [...RULES, ...also].map(part)]);
}
