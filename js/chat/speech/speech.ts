// What a language is read with: what a visitor may want beside a search, as patterns over plain text. Plain text is in small letters, has no
// apostrophes and no marks of punctuation, and one space between words.

export interface Speech {
  /** What no catalog answers, though its words may be in one: how much of a medicine to take, what is safe. */
  readonly beyond: RegExp;
  /** What the shop itself puts first: the newest, what is in demand, what this visitor may like. */
  readonly newest: RegExp;
  readonly popular: RegExp;
  readonly forMe: RegExp;
  readonly yes: RegExp;
  readonly no: RegExp;
  readonly undo: RegExp;
  readonly more: RegExp;
  readonly why: RegExp;
  readonly aboutMe: RegExp;
  /** `rest`: what to forget. */
  readonly forget: RegExp;
  readonly everything: RegExp;
  readonly conversation: RegExp;
  readonly name: RegExp;
  /** `rest`: what is not to be shown. */
  readonly mute: RegExp;
  readonly compare: RegExp;
  /** Between the things that are compared. */
  readonly between: RegExp;
  /** What is left of a comparison when its things are taken out. */
  readonly comparing: RegExp;
  /** `rest`: what something is to be like. */
  readonly similar: RegExp;
  /** In `rest`: it was looked at. */
  readonly looked: RegExp;
  /** `rest`: what something is to go with. */
  readonly goesWith: RegExp;
  readonly cart: RegExp;
  /** `rest`: of which things. */
  readonly bought: RegExp;
  readonly cheaper: RegExp;
  readonly dearer: RegExp;
  readonly price: RegExp;
  readonly stock: RegExp;
  /** `name`: an attribute as people say it. */
  readonly attribute: RegExp;
  /** Names of attributes as people say them, where the catalog's are others. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Ways to ask for an attribute without its name. */
  readonly asking: readonly (readonly [RegExp, string])[];
  readonly variants: RegExp;
  readonly contact: RegExp;
  readonly help: RegExp;
  readonly thanks: RegExp;
  /** What is spoken of is what was spoken of: "it", "this one". */
  readonly it: RegExp;
  /** All of it is about the one, not a search. */
  readonly only: RegExp;
  /** Of more than one: "the first two". */
  readonly firstFew: RegExp;
  readonly last: RegExp;
  /** `n`: a numeral, `word`: one of `ordinals`. */
  readonly nth: RegExp;
  readonly ordinals: readonly string[];
  readonly numerals: readonly string[];
  /** Two of them. */
  readonly both: RegExp;
  /** A question begins so when it goes on with the one before. */
  readonly goingOn: RegExp;
  readonly days: readonly (readonly [RegExp, Span])[];
  /** Words around what is named. */
  readonly around: RegExp;
}

/** From and to, in days before the midnight that today began with (yesterday is 1 to 0, today 0 to -1); or the hours before now. */
export type Span = { readonly from: number; readonly to: number } | { readonly hours: number };

const FOLDED: Readonly<Record<string, string>> = { ä: "a", ö: "o", ü: "u", ß: "s" };

/** Small letters, single spaces, no punctuation: what a search gets of a part of a question. */
export const clean = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/[^\p{L}\p{N}€$£%&#+.,×-]+/gu, " ")
    .replace(/[.,](?!\d)|(?<!\d)[.,]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** What patterns are held against: of the same length, letter by letter, with plain letters for those that `\b` does not know. */
export const plain = (cleaned: string): string => cleaned.replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter);
