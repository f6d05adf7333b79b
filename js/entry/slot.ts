// `<homebody-slot>`: a list that the site offers, with reasons, impressions and the way to send things away, as one tag; and the same without a page.
import type { Personalizer } from "../types.js";
import { slotLife } from "../slot/element.js";
import type { SlotOptions } from "../slot/options.js";
import { define } from "../ui/element.js";
import { WHY } from "../ui/why.js";
import { languageAt, load } from "../ui/words.js";

export type { HomebodySlot, SlotOptions, SlotStrings } from "../slot/options.js";
export { planSlot, type Quotas, type SlotRequest } from "../slot/plan.js";
export { type WatchedSlot, watchSlot } from "../slot/watch.js";
export type * from "../types.js";

/**
 * Defines `<homebody-slot>` and binds it to a personalizer; called again, it binds the elements that are there anew. Does nothing on a
 * server.
 */
export function defineSlot(personalizer: Personalizer, options: SlotOptions = {}): void {
  // At once: were the words had with the first list, a server could tell when somebody comes to one.
  if (typeof document !== "undefined") Promise.resolve(load(WHY, languageAt(document.documentElement))).catch(() => {});
  define(options.tag ?? "homebody-slot", { p: personalizer, options }, ["name", "model", "limit", "item", "intent", "heading", "heading-level"], slotLife);
}
