// Searches, and how they go on.
import { type Desk, look, money, named, reply, say, titles, typed } from "../desk.js";
import { offer, search } from "../lists.js";
import { filterWords, isEmpty, merged, withPrice } from "../query.js";
import type { Query } from "../search.js";
import type { Answer, ChatItem } from "../types.js";
import { cannot, contacting } from "./other.js";

/** A new search, or what is added to the one before. */
export function find(desk: Desk): Answer {
  const { talk, speech, plain } = desk;
  const now = desk.search.understand(desk.text, desk.heard);
  if (!talk.query || !goesOn(desk, now)) return fresh(desk, now);
  const whole = merged(talk.query, now);
  const list = search(desk, whole);
  if (list.items.length || speech.goingOn.test(plain)) return searched(desk, whole, list);
  return fresh(desk, now);
}

const SHORT = 6;

/** Whether a question adds to the search before: it begins as one that does, or is short and has nothing but wishes. */
function goesOn({ speech, plain }: Desk, { words, filters, sort }: Query): boolean {
  const wishes = filters.length > 0 || sort === "cheapest" || sort === "dearest";
  return speech.goingOn.test(plain) || (!words.length && wishes && plain.split(" ").length <= SHORT);
}

function fresh(desk: Desk, query: Query): Answer {
  if (isEmpty(query) || !query.related) return cannot(desk);
  return searched(desk, query, search(desk, query));
}

type List = ReturnType<typeof search>;

function searched(desk: Desk, query: Query, list: List): Answer {
  const { talk } = desk;
  if (!list.items.length) return nothing(desk, query);
  talk.query = query;
  talk.found = list.items;
  talk.shown = 0;
  const many = list.items.length;
  const head = many === 1 ? "foundOne" : many <= desk.settings.limit ? "foundFew" : "found";
  return page(desk, list, [say(desk, head), ...notes(desk, query)]);
}

function notes(desk: Desk, query: Query): string[] {
  const sorted = { cheapest: "cheapestFirst", dearest: "dearestFirst", newest: "newestFirst", popular: "popularFirst" } as const;
  const filters = filterWords(desk, query, currencyOf(desk));
  return [
    ...(filters ? [say(desk, "wentBy", { filters })] : []),
    ...(query.sort ? [say(desk, sorted[query.sort])] : []),
    ...(query.unknown.length ? [say(desk, "notKnown", { words: quoted(desk, query.unknown) })] : []),
  ];
}

/** The visitor's own words, in quotation marks: letters and numbers only. */
const quoted = (desk: Desk, words: readonly string[]): string =>
  new Intl.ListFormat(desk.language, { type: "disjunction" }).format(
    words.slice(0, 3).map((word) => say(desk, "quoted", { title: word.replace(/[^\p{L}\p{N}-]/gu, "").slice(0, 30) })),
  );

export const currencyOf = (desk: Desk): string | undefined => desk.talk.found.map(({ id }) => look(desk, id)?.currency).find(Boolean);

/** The next items of what was found. */
function page(desk: Desk, { ranking, excluded }: Pick<List, "ranking" | "excluded">, sentences: readonly string[]): Answer {
  const { talk, settings } = desk;
  const items = talk.found.slice(talk.shown, talk.shown + settings.limit);
  talk.shown += items.length;
  return listed(desk, items, sentences, { ...(ranking ? { ranking } : {}), excluded });
}

/** An answer with a list: it is what "the second one" means from now on. */
export function listed(desk: Desk, items: readonly ChatItem[], sentences: readonly string[], more: Partial<Answer> = {}): Answer {
  const { talk } = desk;
  const ids = items.map(({ id }) => id);
  talk.listed = ids;
  talk.focus = ids.length === 1 ? ids[0] : undefined;
  const bought = items.filter((item) => item.bought).map(({ id }) => id);
  const gone = ids.filter((id) => look(desk, id)?.available === false);
  const said = [
    ...sentences,
    ...(bought.length ? [say(desk, "boughtBefore", { titles: titles(desk, bought) })] : []),
    ...(gone.length ? [say(desk, "notAvailable", { titles: titles(desk, gone) })] : []),
  ];
  return reply(desk, "items", said, { items, suggestions: nextSteps(desk, items), ...more });
}

function nextSteps(desk: Desk, items: readonly ChatItem[]): string[] {
  const { talk } = desk;
  const one = items.length === 1;
  return [
    ...(talk.found.length > talk.shown ? [say(desk, "sayMore")] : []),
    ...(items.some(({ id }) => look(desk, id)?.price !== undefined) ? [say(desk, "sayCheaper")] : []),
    ...(items.length > 1 ? [say(desk, "sayCompare")] : []),
    say(desk, one ? "sayWhyOne" : "sayWhy"),
  ];
}

/** Says so, and offers what is nearest: the search without its last wish, and the shop itself. */
function nothing(desk: Desk, query: Query): Answer {
  const { talk } = desk;
  const filters = filterWords(desk, query, currencyOf(desk));
  const sentences = [filters ? say(desk, "nothingFitsAll", { filters }) : say(desk, "nothingFits")];
  const before = talk.query && talk.query !== query && talk.found.length ? [say(desk, "sayMore")] : [];
  const { offer: also, excluded } = offer(desk, say(desk, "offered"), {});
  talk.listed = [];
  return contacting(desk, reply(desk, "nothing_fits", sentences, { excluded, suggestions: before, ...(also ? { offer: also } : {}) }));
}

export function more(desk: Desk): Answer {
  const { talk } = desk;
  if (!talk.found.length) return cannot(desk);
  if (talk.shown >= talk.found.length) return reply(desk, "done", [say(desk, "thatWasAll")], { suggestions: [say(desk, "sayCheaper")] });
  const query = talk.query;
  return page(desk, query ? search(desk, query) : { ranking: undefined, excluded: [] }, [say(desk, "foundMore")]);
}

/** Cheaper, or dearer, than the item that is spoken of, or else than the first of the list. */
export function cheaper(desk: Desk, way: "cheaper" | "dearer"): Answer {
  const { talk } = desk;
  const than = talk.focus ?? talk.listed[0] ?? desk.here.item;
  const item = than === undefined ? undefined : look(desk, than);
  if (!than || item?.price === undefined) return reply(desk, "cannot", [say(desk, "whichOne")]);
  const query = talk.query ?? categoryQuery(desk, item.title);
  const bounds = way === "cheaper" ? { below: item.price } : { above: item.price };
  const next: Query = { ...withPrice(query, bounds), ...(way === "cheaper" ? {} : { sort: "cheapest" }) };
  const list = search(desk, next);
  const values = { titles: titles(desk, [than]), price: money(desk, item.price, item.currency) };
  const excluded = [{ id: than, rule: "filtered" as const }];
  const rest = list.items.filter(({ id }) => id !== than);
  if (!rest.length) {
    talk.listed = talk.listed.length ? talk.listed : [than];
    return contacting(desk, reply(desk, "nothing_fits", [say(desk, way === "cheaper" ? "nothingCheaper" : "nothingDearer", values)], { excluded }));
  }
  talk.query = next;
  talk.found = rest;
  talk.shown = 0;
  return page(desk, { ranking: list.ranking, excluded: [...excluded, ...list.excluded] }, [say(desk, way === "cheaper" ? "cheaperThan" : "dearerThan", values)]);
}

const categoryQuery = (desk: Desk, title: string): Query => desk.search.understand(title, desk.heard);

/** The item that a part of a question names: as it was said, else without the words around it. */
export function naming(desk: Desk, part: string): string | undefined {
  const bare = named(desk, part);
  if (!bare) return undefined;
  for (const words of new Set([typed(desk, part), bare])) {
    const query = desk.search.understand(words, desk.heard);
    if (!query.related || (!query.words.length && !query.filters.length)) continue;
    const [first] = search(desk, query).items;
    if (first) return first.id;
  }
  return undefined;
}
