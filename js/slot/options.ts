// How a site sets its slots up.
import type { RankedItem, Ranking } from "../types.js";
import type { Names, ReasonWords } from "../ui/reasons.js";
import type { WhyWords } from "../ui/why.js";
import type { Strings } from "../ui/words.js";
import type { SlotRequest } from "./plan.js";

/** The words of a slot. */
export type SlotStrings = WhyWords & ReasonWords;

/** How `<homebody-slot>` shows lists of one personalizer. All is optional. */
export interface SlotOptions extends Names {
  /** The tag; another one binds a second personalizer. Default `homebody-slot`. */
  readonly tag?: string;
  /** Own words, by language; `*` is for every language. */
  readonly strings?: Strings<SlotStrings>;
  /** Where the panel is: "Why this?" leads there. */
  readonly more?: string;
  /** Where an item's page is. */
  readonly href?: (id: string) => string | undefined;
  /**
   * Makes the card of an item, in place of a template: the site's own markup in the site's own style. Clicks on its links are counted by
   * the slot. Where it throws, the plain card stands.
   */
  readonly card?: (item: RankedItem, ranking: Ranking) => HTMLElement;
}

/** `<homebody-slot>`: a list that the site offers, with its reasons. */
export interface HomebodySlot extends HTMLElement {
  /** What goes beyond attributes: pins, boosts, quotas, candidates, the default for everyone. Its fields win over attributes. */
  request: Partial<SlotRequest> | undefined;
  /** What is shown; undefined until there is something. */
  readonly ranking: Ranking | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'homebody-slot': HomebodySlot;
  }
}
