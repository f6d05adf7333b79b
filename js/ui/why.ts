// What stands with every item that is offered: what it is called by the shop (promoted, a try), why it is there, where everything that is
// known can be seen, and the way to send it away. Nothing of it waits for a pointer to hover.
import type { Personalizer, RankedItem, Ranking } from "../types.js";
import { type Child, h, type Wish } from "./dom.js";
import { type Names, type ReasonWords, type Saying, titles, whyWords } from "./reasons.js";
import { fill } from "./words.js";

export interface WhyThis extends Names {
  readonly p: Personalizer;
  readonly ranking: Ranking;
  readonly item: RankedItem;
  readonly words: ReasonWords;
  readonly ago?: Saying["ago"];
  /** Where the panel is. */
  readonly more?: string | undefined;
  /** What "Not for me" does; without it there is none, as in lists that were asked for. */
  readonly dismiss?: (() => void) | undefined;
}

/** Words, not colours: bought before, pushed by the shop, tried out. */
export const labels = ({ promoted, bought, placement }: RankedItem, words: ReasonWords): Child => {
  const said = [bought && words.bought, promoted && words.promoted, placement.by === "explore" && words.explore].filter(Boolean) as string[];
  return said.length > 0 && h("p", { class: "labels", part: "labels" }, said.map((label) => h("span", { part: "label" }, label)));
};

/** The disclosure, and "Not for me" beside it. Its style is `WHY_STYLE`. */
export function why({ p, ranking, item, words, more, dismiss, ...saying }: WhyThis): Wish {
  const title = titles(p, saying);
  const name = title(item.id);
  // By the ranking, too: one that changed is closed again.
  return h(
    "div",
    { key: `${ranking.id} ${item.id}`, class: "acts", part: "acts" },
    h(
      "details",
      { part: "why" },
      h("summary", { part: "why-button", "aria-label": `${words.why} ${name}` }, words.why),
      h("p", { part: "why-text" }, whyWords(item, title, words, saying)),
      more !== undefined && h("p", null, h("a", { href: more, part: "link" }, words.privacy)),
    ),
    dismiss && h("button", { type: "button", class: "small", part: "dismiss", "aria-label": `${words.notForMe}: ${name}`, onClick: dismiss }, words.notForMe),
  );
}

/** What stands where an item was: how long it stays away, and the way back. After drawing it, `focusUndo`. */
export const wasDismissed = (name: string, held: "remembered" | "visit", words: ReasonWords, undo: () => void): Wish =>
  h(
    "div",
    { key: `aside ${name}`, class: "aside", part: "aside" },
    h("p", null, fill(held === "remembered" ? words.aside : words.asideVisit, { name })),
    h("button", { type: "button", class: "undo", part: "button undo", "aria-label": `${words.undo}: ${name}`, onClick: undo }, words.undo),
  );

/** The button that was pressed is gone: focus goes to the one that takes it back. */
export const focusUndo = (within: ParentNode): void => within.querySelector<HTMLElement>(".undo")?.focus();

export const WHY_STYLE = `.labels{display:flex;flex-wrap:wrap;gap:.25em .5em;font-size:.8125em}
[part=label]{padding:0 .5em;border:1px solid var(--_l);border-radius:var(--_r);color:var(--_s)}
.acts{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 .75em;font-size:.875em}
.acts .small{font-size:1em}
details{min-inline-size:0}
details[open]{flex-basis:100%}
summary{display:inline-block;min-block-size:2em;padding-block:.125em;color:var(--_a);text-decoration:underline;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
[part=why-text]{overflow-wrap:anywhere}
.aside{display:grid;gap:.75em;justify-items:start;align-content:center;padding:1em;border:1px dashed var(--_l);border-radius:var(--_r);font-size:.875em;overflow-wrap:anywhere}
`;
