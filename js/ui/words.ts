// Languages: which one holds at a place in the page, its table of words, and how a sentence gets its values.

/** A table of words for one part of the page; `{name}` stands for a value. */
export type Table = Readonly<Record<string, string>>;
/** Own words, by language; `*` is for every language. A language that the package does not have takes English for what is missing. */
export type Strings<T extends Table> = Readonly<Record<string, Readonly<Partial<T>>>>;
/** The tables that come with the package, each a script of its own. */
export type Tables<T extends Table> = Readonly<Record<"en" | "de" | "fr" | "es" | "it", () => Promise<{ readonly words: T }>>>;

/** The language at an element, as the page says it: the nearest `lang`, across shadow roots. */
export function languageAt(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = at.closest("[lang]");
    if (found) return found.getAttribute("lang") || "en";
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return "en";
}

/** What has been had is there at once: a later element can be drawn in the frame in which it comes. */
const had = new WeakMap<() => void, Table>();

/** The table for a language tag such as `de-AT`, with the host's own words laid over it. */
export function load<T extends Table>(tables: Tables<T>, language: string, strings: Strings<T> = {}): T | Promise<T> {
  const short = language.toLowerCase().split("-")[0] ?? "";
  const get = tables[Object.hasOwn(tables, short) ? (short as "en") : "en"];
  const own = (key: string) => (Object.hasOwn(strings, key) ? strings[key] : undefined);
  const lay = (words: T) => ({ ...words, ...own("*"), ...own(short), ...own(language) });
  const there = had.get(get) as T | undefined;
  if (there) return lay(there);
  return get().then(({ words }) => {
    had.set(get, words);
    return lay(words);
  });
}

/** Puts values into a sentence. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
