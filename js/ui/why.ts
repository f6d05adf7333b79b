// What stands with every item that is offered: what it is called by the shop (promoted, a try), why it is there, where everything that is
// known can be seen, and the way to send it away. Nothing of it waits for a pointer to hover. The sentence comes when it is asked for.
import type { Personalizer, RankedItem, Ranking } from "../types.js";
import { type Child, h, type Wish } from "./dom.js";
import type { Names, ReasonWords } from "./reasons.js";
import type { Words } from "./why/en.js";
import type { Strings, Tables } from "./words.js";

export type { Words as WhyWords } from "./why/en.js";

/** The words beside an item; those of the reasons are `REASONS`. */
export const WHY: Tables<Words> = {
  en: () => import("./why/en.js"),
  de: () => import("./why/de.js"),
  fr: () => import("./why/fr.js"),
  es: () => import("./why/es.js"),
  it: () => import("./why/it.js"),
};

export interface WhyThis extends Names {
  readonly p: Personalizer;
  readonly ranking: Ranking;
  readonly item: RankedItem;
  readonly words: Words;
  readonly language: string;
  /** Own words for the reasons. */
  readonly strings?: Strings<ReasonWords> | undefined;
  /** Where the panel is. */
  readonly more?: string | undefined;
  /** What "Not for me" does; without it there is none, as in lists that were asked for. */
  readonly dismiss?: (() => void) | undefined;
}

/** How an item is called on this page. */
export const nameOf = (p: Personalizer, id: string, { title }: Names): string => title?.(id) ?? p.catalog.get(id)?.title ?? id;

/** Words, not colours: bought before, pushed by the shop, tried out. */
export const labels = ({ promoted, bought, placement }: RankedItem, words: Words): Child => {
  const label = (holds: boolean, word: string): Child => holds && h("span", { part: "label" }, word);
  return h("p", { class: "labels" }, label(bought, words.bought), label(promoted, words.promoted), label(placement.by === "explore", words.explore));
};

/** What was said already: drawing again must not take it away. */
const told = new WeakMap<RankedItem, string>();

/** Puts the sentence into the open disclosure: in the page's language where its words can be had, else as the personalizer says it. */
async function tell({ p, ranking, item, language, strings, ...names }: WhyThis, details: HTMLDetailsElement): Promise<void> {
  const text = details.querySelector("[part=why-text]");
  if (!details.open || !text) return;
  const said = await import("./reasons.js")
    .then(({ sayWhy }) => sayWhy(item, (id) => nameOf(p, id, names), language, strings, names))
    .catch(() => p.explain(ranking, item.id).text); // the script could not be had
  told.set(item, said);
  text.textContent = said;
}

/** The disclosure, and "Not for me" beside it. Its style is `WHY_STYLE`. */
export function why(about: WhyThis): Wish {
  const { p, ranking, item, words, language, more, dismiss } = about;
  const name = nameOf(p, item.id, about);
  // By ranking and language, too: what changed is closed again.
  return h(
    "div",
    { key: `${ranking.id} ${item.id} ${language}`, class: "acts" },
    h(
      "details",
      { part: "why", onToggle: ({ currentTarget }: Event) => void tell(about, currentTarget as HTMLDetailsElement) },
      h("summary", { part: "why-button", "aria-label": `${words.why} ${name}` }, words.why),
      h("p", { part: "why-text" }, told.get(item)),
      more !== undefined && h("a", { href: more, part: "link" }, words.privacy),
    ),
    dismiss && h("button", { type: "button", part: "dismiss", "aria-label": `${words.notForMe}: ${name}`, onClick: dismiss }, words.notForMe),
  );
}

export const WHY_STYLE = `.labels,.acts{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 .75em;font-size:.875em}
[part=label]{padding:0 .5em;border:1px solid var(--_l);border-radius:var(--_r)}
details[open]{flex-basis:100%;overflow-wrap:anywhere}
summary,.acts button{display:inline-block;min-block-size:2em;padding:.125em 0;border:0;background:none;color:var(--_a);font:inherit;text-decoration:underline;cursor:pointer}
.aside{display:grid;gap:.75em;align-content:center;justify-items:start;padding:1em;border:1px dashed var(--_l);border-radius:var(--_r);font-size:.875em;overflow-wrap:anywhere}
`;
