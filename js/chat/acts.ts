// What a question wants, read off its words. What no pattern knows is a search.
import type { Span, Speech } from "./speech/speech.js";

export type Act =
  | { readonly act: "yes" | "no" | "undo" | "more" | "why" | "aboutMe" | "contact" | "help" | "thanks" | "newest" | "popular" | "forMe" | "variants" | "cannot" | "tooLong" }
  | { readonly act: "forget" | "mute" | "similar" | "goesWith" | "bought"; readonly rest: string }
  | { readonly act: "compare"; readonly parts: readonly string[] }
  | { readonly act: "pick" | "price" | "stock" }
  | { readonly act: "attribute"; readonly name: string }
  | { readonly act: "cheaper" | "dearer" }
  | { readonly act: "find" };

/** The groups of a pattern that stand for the same: `rest`, `rest2`, … */
function rest(pattern: RegExp, plain: string): string | undefined {
  const groups = pattern.exec(plain)?.groups;
  if (!groups) return undefined;
  return (Object.entries(groups).find(([name, value]) => name.startsWith("rest") && value !== undefined)?.[1] ?? "").trim();
}

const SIMPLE = ["yes", "no", "undo", "more", "why", "aboutMe", "contact", "help", "thanks", "newest", "popular", "forMe"] as const;

/** Undefined where this language has no pattern for it. */
export function readAct(speech: Speech, plain: string): Act | undefined {
  if (speech.beyond.test(plain)) return { act: "cannot" };
  for (const act of SIMPLE) if (speech[act].test(plain)) return { act };
  for (const act of ["forget", "mute"] as const) {
    const what = rest(speech[act], plain);
    if (what !== undefined) return { act, rest: what };
  }
  if (speech.compare.test(plain)) return { act: "compare", parts: partsOf(speech, plain) };
  for (const act of ["bought", "similar"] as const) {
    const what = rest(speech[act], plain);
    if (what !== undefined) return { act, rest: what };
  }
  const with_ = rest(speech.goesWith, plain);
  if (with_ !== undefined && (speech.cart.test(plain) || speech.it.test(plain) || with_)) return { act: "goesWith", rest: with_ };
  if (speech.variants.test(plain)) return { act: "variants" };
  return ofItem(speech, plain);
}

function ofItem(speech: Speech, plain: string): Act | undefined {
  if (speech.price.test(plain)) return { act: "price" };
  if (speech.stock.test(plain)) return { act: "stock" };
  const said = speech.attribute.exec(plain)?.groups?.["name"];
  const name = said === undefined ? speech.asking.find(([pattern]) => pattern.test(plain))?.[1] : attributeNamed(speech, said);
  if (name) return { act: "attribute", name };
  if (nth(speech, plain) !== undefined && isOnly(speech, plain)) return { act: "pick" };
  if (speech.it.test(plain) && isOnly(speech, plain)) return { act: "pick" };
  // With words of its own it is a search: "a cheaper knife", "cheaper than 11 euros".
  for (const act of ["cheaper", "dearer"] as const) {
    if (speech[act].test(plain) && !/\d/.test(plain) && isOnly(speech, plain.replace(speech[act], " "))) return { act };
  }
  return undefined;
}

const attributeNamed = ({ attributes }: Speech, said: string): string => attributes[said] ?? attributes[said.replace(/s$/, "")] ?? said.replace(/s$/, "");

/** Besides an ordinal there is nothing that names a thing. */
function isOnly(speech: Speech, plain: string): boolean {
  const left = plain.replace(speech.nth, " ").replace(speech.last, " ").replace(/\s+/g, " ").trim();
  return left === "" || speech.only.test(`${left} `);
}

/** Which of a list is meant, from 0; −1 is the last. */
export function nth(speech: Speech, plain: string): number | undefined {
  const groups = speech.nth.exec(plain)?.groups;
  if (groups?.["word"]) return speech.ordinals.indexOf(groups["word"]);
  const digit = groups?.["n"] ?? groups?.["n2"];
  if (digit) return Number(digit) - 1;
  return speech.last.test(plain) ? -1 : undefined;
}

/** How many of a list are meant: "the first two". */
export function howMany(speech: Speech, plain: string): number | undefined {
  const n = speech.firstFew.exec(plain)?.groups?.["n"];
  if (!n) return undefined;
  if (speech.both.test(n)) return 2;
  const at = speech.numerals.indexOf(n);
  return /\d/.test(n) ? Number(n) : at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

function partsOf(speech: Speech, plain: string): string[] {
  const parts = ` ${plain} `.split(speech.between).map((part) => part.replace(speech.comparing, " ").replace(/\s+/g, " ").trim());
  return parts.filter((part) => part.replace(/[^\p{L}\p{N}]/gu, "") !== "");
}

/** When it was, in milliseconds since 1970; days begin where the visitor is. */
export function spanOf(speech: Speech, plain: string, now: number): { readonly from: number; readonly to: number } | undefined {
  const span: Span | undefined = speech.days.find(([pattern]) => pattern.test(plain))?.[1];
  if (!span) return undefined;
  if ("hours" in span) return { from: now - span.hours * 3_600_000, to: now };
  const midnight = (daysAgo: number) => {
    const day = new Date(now);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysAgo).getTime();
  };
  return { from: midnight(span.from), to: midnight(span.to) };
}
