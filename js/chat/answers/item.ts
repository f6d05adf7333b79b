// One item: which one is meant, and what the catalog says of it.
import { nth } from "../acts.js";
import { type Desk, halves, look, named, nameOf, personal, priceOf, profileOf, reply, say, timesOf, titles } from "../desk.js";
import { chatItem, offer, requested } from "../lists.js";
import type { Answer, ChatItem } from "../types.js";
import { listed, naming } from "./find.js";
import { contacting } from "./other.js";

/** "The second one", "it", a name; or what the page shows. */
export function meant(desk: Desk, part = desk.plain): string | undefined {
  const { talk, speech, here } = desk;
  const at = nth(speech, part);
  const bare = part.replace(speech.nth, " ").replace(speech.last, " ");
  if (at !== undefined && !named(desk, bare)) return talk.listed.at(at);
  const name = naming(desk, part);
  if (name !== undefined) return name;
  return at === undefined ? talk.focus ?? here.item ?? talk.listed[0] : undefined;
}

/** One item as a list of one, so that it has its reasons and its label. */
export function single(desk: Desk, id: string): { readonly item: ChatItem | undefined; readonly more: Partial<Answer> } {
  const ranking = requested(desk, "item", { candidates: [id], limit: 1 });
  const ranked = ranking.items[0];
  return { item: ranked && chatItem(desk, ranked), more: { ranking, excluded: ranking.excluded } };
}

function one(desk: Desk, id: string, sentences: readonly string[], also = false): Answer {
  const { talk } = desk;
  const { item, more } = single(desk, id);
  if (!talk.listed.includes(id)) talk.listed = [id];
  talk.focus = id;
  const { offer: offered, excluded } = also ? offer(desk, say(desk, "offered"), { context: { item: id } }) : { excluded: [] };
  const bought = item?.bought ? [boughtWords(desk, id)] : [];
  return reply(desk, "item", [...sentences, ...bought], {
    ...more,
    items: item ? [item] : [],
    excluded: [...(more.excluded ?? []), ...excluded],
    ...(offered ? { offer: offered } : {}),
    suggestions: [say(desk, "saySimilar"), say(desk, "sayGoesWith"), say(desk, "sayCheaper"), say(desk, "sayWhyOne")],
  });
}

const noneMeant = (desk: Desk): Answer => reply(desk, "cannot", [say(desk, desk.talk.listed.length ? "outOfList" : "whichOne")]);

const of = (desk: Desk, id: string) => ({ titles: titles(desk, [id]) });

function priceWords(desk: Desk, id: string): string {
  const item = look(desk, id);
  const price = priceOf(desk, item);
  return price === undefined ? say(desk, "noPrice", of(desk, id)) : say(desk, "costs", { ...of(desk, id), price });
}

/** Names and values of everything that the catalog says of an item; several values of one name together. */
export function factsOf(desk: Desk, id: string): readonly (readonly [string, string])[] {
  const facts = new Map<string, string[]>();
  for (const attribute of look(desk, id)?.attributes ?? []) {
    const [name, value] = halves(attribute);
    facts.set(name, [...(facts.get(name) ?? []), value]);
  }
  return [...facts].map(([name, values]) => [name, values.join(", ")]);
}

/** The most particular department. */
function pathOf(desk: Desk, id: string): string | undefined {
  const [path] = [...(look(desk, id)?.categories ?? [])].sort((a, b) => b.length - a.length);
  return path?.split("/").join(", ");
}

const availability = (desk: Desk, id: string): string => say(desk, look(desk, id)?.available === false ? "unavailable" : "available", of(desk, id));

/** All of one item. */
export function pick(desk: Desk): Answer {
  const id = meant(desk);
  return id === undefined ? noneMeant(desk) : everything(desk, id);
}

function everything(desk: Desk, id: string): Answer {
  const facts = factsOf(desk, id).map(([name, value]) => say(desk, "is", { name: nameOf(desk, name), value }));
  const path = pathOf(desk, id);
  return one(
    desk,
    id,
    [
      priceWords(desk, id),
      ...(facts.length ? [say(desk, "about", { ...of(desk, id), facts: facts.join("; ") })] : []),
      ...(path ? [say(desk, "department", { path })] : []),
      ...(look(desk, id)?.available === false ? [availability(desk, id)] : []),
    ],
    true,
  );
}

export function price(desk: Desk): Answer {
  const id = meant(desk);
  return id === undefined ? noneMeant(desk) : one(desk, id, [priceWords(desk, id)]);
}

export function stock(desk: Desk): Answer {
  const id = meant(desk);
  return id === undefined ? noneMeant(desk) : one(desk, id, [availability(desk, id)]);
}

export function attribute(desk: Desk, name: string): Answer {
  const id = meant(desk, without(desk, name));
  if (id === undefined) return noneMeant(desk);
  const value = name === "category" ? pathOf(desk, id) : factsOf(desk, id).find(([one]) => one === name || (one === "color" && name === "colour"))?.[1];
  if (!value) return contacting(desk, one(desk, id, [say(desk, "saysNot", of(desk, id))]));
  return one(desk, id, [say(desk, "hasIt", { ...of(desk, id), value: say(desk, "is", { name: nameOf(desk, name), value }) })]);
}

/** The question without the words that ask, so that "material" is not searched for. */
const without = ({ speech, plain }: Desk, name: string): string =>
  speech.asking.reduce((text, [pattern, of]) => (of === name ? text.replace(pattern, " ") : text), plain.replace(speech.attribute, " ")).replace(/\s+/g, " ").trim();

export function variants(desk: Desk): Answer {
  const id = meant(desk, "");
  const item = id === undefined ? undefined : look(desk, id);
  if (id === undefined || !item) return noneMeant(desk);
  const now = desk.search.understand(desk.text, desk.heard);
  const wanted = now.filters.flatMap((filter) => (filter.kind === "attribute" && !filter.not ? [filter.attribute] : []));
  const others = desk.search
    .find(desk.search.understand(item.title, desk.heard), 200)
    .map(({ id }) => look(desk, id))
    .filter((other) => other && other.id !== id && other.group !== undefined && other.group === item.group);
  const fitting = others.filter((other) => wanted.every((attribute) => other?.attributes.includes(attribute)));
  if (!fitting.length) return one(desk, id, [say(desk, "noVariants", of(desk, id))]);
  const ranking = requested(desk, "variants", { candidates: fitting.flatMap((other) => other?.id ?? []), limit: fitting.length });
  const excluded = [{ id, rule: "filtered" as const }, ...ranking.excluded];
  const items = ranking.items.map((item) => chatItem(desk, item));
  Object.assign(desk.talk, { found: items, shown: desk.settings.limit, query: undefined });
  return listed(desk, items.slice(0, desk.settings.limit), [say(desk, "variants", of(desk, id))], { ranking, excluded });
}

function boughtWords(desk: Desk, id: string): string {
  const last = profileOf(desk)?.purchases.filter((bought) => bought.id === id).at(-1);
  return last ? say(desk, "boughtOn", { ...of(desk, id), day: timesOf(desk).day(last.at) }) : say(desk, "boughtBefore", of(desk, id));
}

/** A direct question about what was bought. */
export function bought(desk: Desk, rest: string): Answer {
  const purchases = personal(desk)?.purchases ?? [];
  const which = rest.replace(desk.speech.around, " ").trim() ? meant(desk, rest) : undefined;
  if (which !== undefined) {
    const own = purchases.some(({ id }) => id === which);
    return one(desk, which, own ? [priceWords(desk, which)] : [say(desk, "boughtNot", of(desk, which))]);
  }
  const ids = [...new Set([...purchases].reverse().map(({ id }) => id))].filter((id) => look(desk, id)).slice(0, desk.settings.limit);
  if (!ids.length) return reply(desk, "about_me", [say(desk, "boughtNothing")], { panel: true });
  const ranking = requested(desk, "bought", { candidates: ids, limit: ids.length });
  const items = ids.flatMap((id) => ranking.items.filter((item) => item.id === id)).map((item) => chatItem(desk, item));
  return { ...listed(desk, items, [say(desk, "boughtThese")], { ranking, excluded: ranking.excluded }), panel: true };
}
