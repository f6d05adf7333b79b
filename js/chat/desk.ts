// What every answer is made with: the question's language and its words, the catalog, what the page knows, and the conversation.
import type { CatalogItem, Personalizer, ProfileView } from "../types.js";
import { clock } from "../ui/clock.js";
import { money as inWords } from "../ui/money.js";
import { fill } from "../ui/words.js";
import type { Search } from "./search.js";
import type { Sentences } from "./sentences/en.js";
import type { Settings } from "./settings.js";
import type { Speech } from "./speech/speech.js";
import type { Talk } from "./talk.js";
import type { Answer, AnswerKind, ChatLanguage } from "./types.js";

export interface Desk {
  readonly p: Personalizer;
  readonly search: Search;
  readonly settings: Settings;
  readonly talk: Talk;
  /** To answer in. */
  readonly language: ChatLanguage;
  /** What the search takes the question for. */
  readonly heard: ChatLanguage;
  readonly speech: Speech;
  readonly sentences: Sentences;
  /** The question as it came, and as patterns are held against it. */
  readonly text: string;
  readonly cleaned: string;
  readonly plain: string;
  readonly now: number;
  /** What the page knows. */
  readonly here: { readonly item: string | undefined; readonly cart: readonly string[] };
}

type Values = Readonly<Record<string, string | number>>;
type Key = Exclude<keyof Sentences, "names">;

export const say = ({ sentences }: Pick<Desk, "sentences">, key: Key, values: Values = {}): string => fill(sentences[key], values);

export function reply(desk: Pick<Desk, "language">, kind: AnswerKind, sentences: readonly string[], more: Partial<Answer> = {}): Answer {
  return { kind, language: desk.language, sentences, items: [], excluded: [], panel: false, suggestions: [], ...more };
}

export const look = ({ p }: Desk, id: string): CatalogItem | undefined => p.catalog.get(id);

export const titleOf = ({ p, settings }: Desk, id: string): string => settings.title?.(id) ?? p.catalog.get(id)?.title ?? id;

/** Titles in quotation marks, with the language's "and" before the last. */
export const titles = (desk: Desk, ids: readonly string[]): string =>
  new Intl.ListFormat(desk.language, { type: "conjunction" }).format(ids.map((id) => say(desk, "quoted", { title: titleOf(desk, id) })));

export const money = ({ language }: Pick<Desk, "language">, price: number, currency: string | undefined): string => inWords(price, currency, language);

export const priceOf = (desk: Desk, item: CatalogItem | undefined): string | undefined =>
  item?.price === undefined ? undefined : money(desk, item.price, item.currency);

/** `colour=blue` as its name and its value. */
export function halves(attribute: string): readonly [string, string] {
  const cut = attribute.indexOf("=");
  return cut < 0 ? [attribute, attribute] : [attribute.slice(0, cut), attribute.slice(cut + 1)];
}

/** The name of an attribute in the answer's language where it is a common one, else as the catalog has it. */
export const nameOf = ({ sentences }: Pick<Desk, "sentences">, name: string): string =>
  (sentences.names as Readonly<Record<string, string>>)[name === "color" ? "colour" : name] ?? name;

/** `category=Kitchen/Knives` as “Kitchen, Knives”, `brand=Acme` as “Acme”, all others with their name. */
export function attributeOf(desk: Desk, attribute: string): string {
  const own = desk.settings.attribute?.(attribute);
  if (own !== undefined) return own;
  const [name, path] = halves(attribute);
  const value = path.split("/").filter(Boolean).join(", ");
  return name === "category" || name === "brand" ? value : say(desk, "is", { name: nameOf(desk, name), value });
}

export const timesOf = ({ language }: Desk) => clock(language);

/** What is remembered of the visitor, where something may be. */
export function profileOf({ p }: Pick<Desk, "p">): ProfileView | undefined {
  if (p.mode !== "persistent" && p.mode !== "session") return undefined;
  try {
    return p.profile.get();
  } catch {
    return undefined; // withdrawn in another tab a moment ago
  }
}

/** What is remembered, where the visitor lets the chat use it. */
export function personal(desk: Pick<Desk, "p">): ProfileView | undefined {
  const view = profileOf(desk);
  return view?.channels.chat ? view : undefined;
}

/** A part of the plain question with the letters that were typed; both are of the same length. */
export function typed({ cleaned, plain }: Desk, part: string): string {
  const from = plain.lastIndexOf(part);
  return from < 0 ? part : cleaned.slice(from, from + part.length);
}

/** Without words around what is named; the letters stay as they were typed. */
export function named(desk: Desk, part = desk.plain): string {
  const letters = typed(desk, part);
  const kept = [...part.replace(desk.speech.around, (word) => " ".repeat(word.length))];
  return kept
    .map((letter, i) => (letter === " " ? " " : letters[i]))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
