// Words for reasons in five languages. `explain` of the personalizer says the same in English, for every page; these come with an element.
import { attributeWords } from "../explain.js";
import type { RankedItem, Reason } from "../types.js";
import type { Words } from "./reasons/en.js";
import { clock } from "./clock.js";
import { fill, load, type Strings, type Tables } from "./words.js";

export type { Words as ReasonWords } from "./reasons/en.js";

export const REASONS: Tables<Words> = {
  en: () => import("./reasons/en.js"),
  de: () => import("./reasons/de.js"),
  fr: () => import("./reasons/fr.js"),
  es: () => import("./reasons/es.js"),
  it: () => import("./reasons/it.js"),
};

/** How a site calls its items and attributes. */
export interface Names {
  /** The name of an item; default its title. */
  readonly title?: (id: string) => string;
  /** The name of an attribute such as `brand=Acme`. */
  readonly attribute?: (attribute: string) => string;
}

type Named = (id: string) => string;

/** How an attribute is called, and how long ago something was; both may be left out. */
export interface Saying {
  readonly attribute?: Named | undefined;
  readonly ago?: ((at: number) => string) | undefined;
}

/** Whether most of a reason is what other visitors chose: that is said, since nobody could guess it. */
function learnt({ parts, weight }: Reason): boolean {
  const most = parts.reduce<{ term: string; weight: number }>((a, b) => (Math.abs(b.weight) > Math.abs(a.weight) ? b : a), { term: "", weight: 0 });
  return weight > 0 && (most.term === "rows" || most.term === "factors");
}

function keyOf({ kind, event = "view", item, weight }: Reason, words: Words): keyof Words {
  if (kind === "event" || kind === "purchase") return event === "impression" ? "passed" : event;
  if (kind === "page" && item === undefined) return "pageAbout";
  const less = `${kind}Less`;
  return weight < 0 && less in words ? (less as keyof Words) : kind;
}

/** One piece of evidence as a clause: "you looked at “Paring knife” (yesterday)". */
export function reasonWords(reason: Reason, title: Named, words: Words, { attribute = attributeWords, ago }: Saying = {}): string {
  const { item, at } = reason;
  const named = item === undefined ? words.similar : fill(words.quote, { name: title(item) });
  const pattern = words[keyOf(reason, words)];
  const clause = fill(pattern, { item: named, what: attribute(reason.attribute ?? "") });
  const dated = at === undefined || !ago ? clause : `${clause} (${ago(at)})`;
  return pattern.includes("{item}") && learnt(reason) ? fill(words.others, { why: dated }) : dated;
}

/** Why an item stands where it stands: at most two reasons for it and one against it. */
export function whyWords({ reasons, placement }: RankedItem, title: Named, words: Words, saying?: Saying): string {
  const heaviest = [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const [up, down] = [heaviest.filter(({ weight }) => weight > 0), heaviest.filter(({ weight }) => weight < 0)];
  const say = (reason: Reason) => reasonWords(reason, title, words, saying);
  const clauses = [...(placement.by === "pin" ? [words.pin] : []), ...new Set(up.slice(0, 2).map(say))];
  const why = clauses.length && clauses.reduce((first, second) => fill(words.and, { first, second }));
  const said = why ? fill(up.length > 2 ? words.mainly : words.because, { why }) : words.order;
  return down[0] ? `${said} ${fill(words.but, { why: say(down[0]) })}` : said;
}

/** The same in the page's language, with how long ago things were. */
export async function sayWhy(item: RankedItem, title: Named, language: string, strings: Strings<Words> | undefined, { attribute }: Names): Promise<string> {
  const words = await load(REASONS, language, strings);
  return whyWords(item, title, words, { attribute, ago: clock(language).ago });
}
