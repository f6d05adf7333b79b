// Search as the chat sees it: questions become queries, which are plain data that a follow-up can change, and queries become items.
import { checked } from "../engine.js";
import { HomebodyError } from "../errors.js";
import { utf8, Writer } from "../wire.js";

/** What an item must be, or with `not` must not be. */
export type Filter =
  /** Bounds of its price: less than, at most, more than, at least. */
  | { readonly kind: "price"; readonly below?: number; readonly upTo?: number; readonly above?: number; readonly from?: number }
  /** An attribute as the catalog has it, such as `material=leather`; also met by a title that says so, and by the same value of another attribute. */
  | { readonly kind: "attribute"; readonly attribute: string; readonly not: boolean }
  /** A word of the catalog that is no attribute's value. */
  | { readonly kind: "word"; readonly word: string; readonly not: boolean }
  /** In stock when the pack was made; a live change of stock is the engine's to know. */
  | { readonly kind: "available" };

const SORTS = ["cheapest", "dearest", "newest", "popular"] as const;

/** What was understood of a question. */
export interface Query {
  readonly language: "en" | "de";
  /** Words to search, in the order of the question, small and without accents; one that ends with `*` may be unfinished. */
  readonly words: readonly string[];
  /** Words that nothing in the catalog has. */
  readonly unknown: readonly string[];
  readonly filters: readonly Filter[];
  readonly sort?: (typeof SORTS)[number];
  /** Whether it is about something of this catalog at all. */
  readonly related: boolean;
}

export interface Hit {
  readonly id: string;
  /** How much of the question the item meets, from 0 to 1. */
  readonly relevance: number;
}

/** A catalog that can be asked. Nothing is kept of what is asked. */
export interface Search {
  /** Any text gives a query. The language is guessed where it is not given. */
  understand(text: string, language?: "en" | "de"): Query;
  /** The best first; sensitive items only where the question is about them. At most `limit`. */
  find(query: Query, limit: number): Hit[];
}

/** The codes of `Search.call` in search/src/wasm.rs. */
const LOAD = 0;
const UNDERSTAND = 1;
const FIND = 2;

/** Prices cross as whole numbers, relevance as well. */
const PRICE = 10_000;
const UNIT = 65_536;
/** What is longer is no question; it is cut again after it was understood. */
const LONGEST = 20_000;

/** Loads search.wasm and gives it the bytes of a pack, which it copies. */
export async function openSearch(pack: Uint8Array): Promise<Search> {
  const search = await loaded();
  checked(search.call(LOAD, pack, 0));
  return {
    understand: (text, language) => queryOf(checked(search.call(UNDERSTAND, utf8(text.slice(0, LONGEST)), codeOf(language)))),
    find: (query, limit) => hitsOf(checked(search.call(FIND, encoded(query), limit))),
  };
}

async function loaded() {
  try {
    const { newSearch } = await import("./finder.js");
    return await newSearch();
  } catch (thrown) {
    throw new HomebodyError("load-failed", "chat", `allow WebAssembly in the page's policy and serve the package's chunks (${String(thrown)})`);
  }
}

const codeOf = (language: "en" | "de" | undefined): number => (language === undefined ? 0 : language === "en" ? 1 : 2);

function queryOf(json: string): Query {
  const query: Query = JSON.parse(json);
  return { ...query, filters: query.filters.map((filter) => (filter.kind === "price" ? inMoney(filter) : filter)) };
}

const inMoney = ({ kind, ...bounds }: Extract<Filter, { kind: "price" }>): Filter => ({
  kind,
  ...Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, bound / PRICE])),
});

const hitsOf = (json: string): Hit[] => {
  const { items }: { items: [string, number][] } = JSON.parse(json);
  return items.map(([id, relevance]) => ({ id, relevance: relevance / UNIT }));
};

/** `Query::decode` in search/src/query.rs reads it. */
function encoded({ language, words, unknown, filters, sort }: Query): Uint8Array {
  const w = new Writer().u8(+(language === "de")).strs(words).strs(unknown);
  w.list(filters, (filter) => {
    if (filter.kind === "price") {
      w.u8(0);
      // A negative number stands for no bound.
      for (const bound of [filter.below, filter.upTo, filter.above, filter.from]) w.f64(bound === undefined ? -1 : Math.round(bound * PRICE));
    } else if (filter.kind === "attribute") w.u8(1).u8(+filter.not).str(filter.attribute);
    else if (filter.kind === "word") w.u8(2).u8(+filter.not).str(filter.word);
    else w.u8(3);
  });
  return w.u8(sort ? SORTS.indexOf(sort) + 1 : 0).bytes();
}
