// A question goes on: what it adds to the query before, and what of the query an item fits.
import { type Desk, halves, look, money, nameOf, priceOf, say } from "./desk.js";
import type { Filter, Query } from "./search.js";

type Price = Extract<Filter, { kind: "price" }>;

/** Whether a filter that is there gives way to one that is said now. */
function givesWay(old: Filter, now: Filter): boolean {
  if (now.kind === "price" || old.kind === "price") return now.kind === old.kind;
  if (now.kind !== "attribute" || old.kind !== "attribute") return now.kind === "word" && old.kind === "word" && now.word === old.word;
  if (now.attribute === old.attribute) return true;
  return !now.not && !old.not && halves(now.attribute)[0] === halves(old.attribute)[0];
}

/** The query before with what was said now: a price takes the place of a price, a value that of another value of the same kind. */
export function merged(before: Query, now: Query): Query {
  const kept = before.filters.filter((old) => !now.filters.some((filter) => givesWay(old, filter)));
  return {
    ...before,
    words: [...new Set([...before.words, ...now.words])],
    unknown: now.unknown,
    filters: [...kept, ...now.filters],
    ...(now.sort ? { sort: now.sort } : {}),
  };
}

export const withPrice = (query: Query, bounds: Omit<Price, "kind">): Query =>
  merged(query, { language: query.language, words: [], unknown: [], related: true, filters: [{ kind: "price", ...bounds }] });

/** Nothing in it says what is looked for. */
export const isEmpty = ({ words, filters, sort }: Query): boolean => !words.length && !filters.length && !sort;

/** Whether the price that holds now is within the bounds; the search knows the pack's. */
export const within = (price: number, { below = Number.POSITIVE_INFINITY, upTo = Number.POSITIVE_INFINITY, above = -1, from = 0 }: Price): boolean =>
  price < below && price <= upTo && price > above && price >= from;

/** The filters in words, for an answer to say what it went by. */
export const filterWords = (desk: Desk, { filters }: Query, currency: string | undefined): string =>
  filters.flatMap((filter) => wordsOf(desk, filter, currency)).join("; ");

function wordsOf(desk: Desk, filter: Filter, currency: string | undefined): string[] {
  if (filter.kind === "price") {
    const bounds = [["from", "atLeast"], ["above", "moreThan"], ["upTo", "atMost"], ["below", "lessThan"]] as const;
    return bounds.flatMap(([bound, key]) => (filter[bound] === undefined ? [] : [say(desk, key, { price: money(desk, filter[bound], currency) })]));
  }
  if (filter.kind === "available") return [say(desk, "toBeHad")];
  if (filter.kind === "word") return [say(desk, filter.not ? "wordNot" : "quoted", { title: filter.word })];
  const [name, value] = halves(filter.attribute);
  return [say(desk, filter.not ? "isNot" : "is", { name: nameOf(desk, name), value: value.split("/").join(", ") })];
}

const FIT = 3;

/** What of an item fits the query: by fields, not by guesses. */
export function fits(desk: Desk, id: string, { words, filters }: Query): readonly string[] {
  const item = look(desk, id);
  if (!item) return [];
  const wanted = filters.flatMap((filter) => (filter.kind === "attribute" && !filter.not ? [filter.attribute] : []));
  const has = item.attributes.filter((attribute) => {
    const value = halves(attribute)[1].toLowerCase();
    return wanted.includes(attribute) || words.some((word) => word.length > 2 && value.split(/[^\p{L}\p{N}]+/u).includes(word.replace(/\*$/, "")));
  });
  const said = has.map((attribute) => {
    const [name, value] = halves(attribute);
    return say(desk, "is", { name: nameOf(desk, name), value });
  });
  const price = filters.some(({ kind }) => kind === "price") ? priceOf(desk, item) : undefined;
  return [...(price ? [say(desk, "is", { name: nameOf(desk, "price"), value: price })] : []), ...said].slice(0, FIT);
}
