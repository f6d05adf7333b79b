// Two or more items, field by field.
import { howMany } from "../acts.js";
import { type Desk, look, money, nameOf, priceOf, reply, say, titles } from "../desk.js";
import { chatItem, requested } from "../lists.js";
import type { Answer, Comparison } from "../types.js";
import { naming } from "./find.js";
import { factsOf, meant } from "./item.js";

const MOST = 4;

export function compare(desk: Desk, parts: readonly string[]): Answer {
  const ids = which(desk, parts);
  if (ids.length < 2) return reply(desk, "cannot", [say(desk, "compareWhat")]);
  const ranking = requested(desk, "compared", { candidates: ids, limit: ids.length });
  const byPrice = desk.speech.cheaper.test(desk.plain);
  const cost = (id: string) => look(desk, id)?.price ?? Number.POSITIVE_INFINITY;
  const order = byPrice ? [...ids].sort((a, b) => cost(a) - cost(b)) : ids;
  const items = order.flatMap((id) => ranking.items.filter((item) => item.id === id)).map((item) => chatItem(desk, item));
  const shown = items.map(({ id }) => id);
  desk.talk.listed = shown;
  desk.talk.focus = undefined;
  const comparison = table(desk, shown);
  const sentences = [say(desk, "compared", { titles: titles(desk, shown) }), ...inWords(desk, shown, comparison)];
  return reply(desk, "comparison", sentences, { items, ranking, comparison, excluded: ranking.excluded, suggestions: [say(desk, "sayFirst"), say(desk, "sayWhy"), say(desk, "sayCheaper")] });
}

/** What the question names, or the first of the list. */
function which(desk: Desk, parts: readonly string[]): string[] {
  const { talk, speech, plain } = desk;
  const few = howMany(speech, plain);
  if (few !== undefined && talk.listed.length >= 2 && parts.length < 2) return talk.listed.slice(0, Math.min(MOST, few));
  const last = parts.at(-1) ?? "";
  const named = parts.slice(0, MOST).map((part) => {
    // "the 26 cm or the 30 cm skillet": what one part lacks, the last one has.
    const bare = !/\p{L}{3}/u.test(part.replace(speech.around, ""));
    return (bare && speech.nth.exec(part) === null && part !== last ? naming(desk, `${part} ${last.replace(/\d+(\s?\p{L}{1,2})?\b/gu, " ")}`) : undefined) ?? meant(desk, part);
  });
  const found = [...new Set(named.filter((id) => id !== undefined))];
  if (found.length >= 2) return found;
  if (parts.length < 2 && talk.listed.length >= 2) return talk.listed.slice(0, few === undefined ? 2 : MOST);
  return found;
}

function table(desk: Desk, ids: readonly string[]): Comparison {
  const facts = ids.map((id) => new Map(factsOf(desk, id)));
  const names = [...new Set(facts.flatMap((of) => [...of.keys()]))];
  const row = (name: string, values: readonly string[]) => ({ name, values, same: values.every((value) => value === values[0]) });
  const prices = ids.map((id) => priceOf(desk, look(desk, id)) ?? "");
  return {
    ids,
    rows: [
      ...(prices.some(Boolean) ? [row(nameOf(desk, "price"), prices)] : []),
      ...names.map((name) => row(nameOf(desk, name), facts.map((of) => of.get(name) ?? ""))),
    ],
  };
}

function inWords(desk: Desk, ids: readonly string[], { rows }: Comparison): string[] {
  const [price, ...others] = rows[0]?.name === nameOf(desk, "price") ? rows : [undefined, ...rows];
  const same = others.filter((row) => row?.same).map((row) => say(desk, "is", { name: row?.name ?? "", value: row?.values[0] ?? "" }));
  const differ = others.filter((row) => row && !row.same).map((row) => row?.name ?? "");
  return [
    ...(price?.same ? [say(desk, "samePrice")] : cheaperBy(desk, ids)),
    ...(same.length ? [say(desk, "allHave", { facts: same.join("; ") })] : []),
    ...(differ.length ? [say(desk, "differIn", { names: differ.join(", ") })] : []),
  ];
}

/** Of two, by how much. */
function cheaperBy(desk: Desk, ids: readonly string[]): string[] {
  const [one, other] = [...ids].map((id) => look(desk, id)).sort((a, b) => (a?.price ?? 0) - (b?.price ?? 0));
  if (ids.length !== 2 || !one || !other || one.price === undefined || other.price === undefined || one.currency !== other.currency) return [];
  return [say(desk, "cheaperBy", { one: titles(desk, [one.id]), other: titles(desk, [other.id]), price: money(desk, other.price - one.price, one.currency) })];
}
