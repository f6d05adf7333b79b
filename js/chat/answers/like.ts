// "Something like it", "something like the one I looked at yesterday", "what goes with my cart".
import { spanOf } from "../acts.js";
import { type Desk, look, named, personal, reply, say, timesOf, titles } from "../desk.js";
import { byModel } from "../lists.js";
import type { Answer, ChatItem } from "../types.js";
import { listed } from "./find.js";
import { meant } from "./item.js";
import { cannot, contacting } from "./other.js";

export function similar(desk: Desk, rest: string): Answer {
  const { speech, plain } = desk;
  if (speech.looked.test(plain)) return likeLooked(desk, rest);
  const id = meant(desk, rest);
  if (id === undefined) return reply(desk, "cannot", [say(desk, "whichOne")]);
  return like(desk, id, say(desk, "similarTo", { titles: titles(desk, [id]) }));
}

const LOOKS: readonly string[] = ["view", "click", "like"];

function likeLooked(desk: Desk, rest: string): Answer {
  const view = personal(desk);
  if (!view) return reply(desk, "nothing_fits", [say(desk, desk.p.mode === "persistent" || desk.p.mode === "session" ? "chatOff" : "noMemory")], { panel: true });
  const looks = lookedAt(desk, rest);
  const last = looks[0];
  if (!last) return reply(desk, "nothing_fits", [say(desk, "lookedNone")], { panel: true });
  return like(desk, last.id, say(desk, "similarLooked", { titles: titles(desk, [last.id]), ago: timesOf(desk).ago(last.at, desk.now) }));
}

/** Of the time that is spoken of, or the last ones; of the things that are spoken of, if any are. The latest first. */
export function lookedAt(desk: Desk, rest: string): readonly { readonly id: string; readonly at: number }[] {
  const span = spanOf(desk.speech, desk.plain, desk.now);
  const inTime = ({ at }: { at: number }) => !span || (at >= span.from && at < span.to);
  const looks = (personal(desk)?.events ?? []).filter(({ type, id, at }) => LOOKS.includes(type) && inTime({ at }) && look(desk, id));
  looks.sort((a, b) => b.at - a.at);
  const words = named(desk, rest);
  if (!words) return looks;
  const fitting = new Set(desk.search.find(desk.search.understand(words, desk.heard), 200).map(({ id }) => id));
  const chosen = looks.filter(({ id }) => fitting.has(id));
  return chosen.length ? chosen : looks;
}

function like(desk: Desk, id: string, ...sentences: readonly string[]): Answer {
  const { items, ranking, excluded } = byModel(desk, { model: "similar", context: { item: id } });
  const cited = [{ id, rule: "viewing" as const }, ...excluded.filter((one) => one.id !== id)];
  const others = items.filter((item) => item.id !== id);
  if (!others.length) return contacting(desk, reply(desk, "nothing_fits", [...sentences.slice(0, -1), say(desk, "nothingSimilar", { titles: titles(desk, [id]) })], { excluded: cited }));
  return ofModel(desk, others, sentences, { ...(ranking ? { ranking } : {}), excluded: cited });
}

/** What the shop itself would show: new, in demand, or by what is known. Asked for, so nothing is held back. */
export function ofShop(desk: Desk, model: "new" | "trending" | "for_you"): Answer {
  const { items, ranking, excluded } = byModel(desk, { model });
  if (!items.length) return cannot(desk);
  const key = { new: "newestFirst", trending: "popularFirst", for_you: personal(desk) ? "byKnown" : "popularFirst" } as const;
  return ofModel(desk, items, [say(desk, key[model])], { ...(ranking ? { ranking } : {}), excluded });
}

/** A list that "show me more" goes on with, and that no search stands behind. */
function ofModel(desk: Desk, items: readonly ChatItem[], sentences: readonly string[], more: Partial<Answer>): Answer {
  const { talk, settings } = desk;
  talk.found = items;
  talk.shown = settings.limit;
  talk.query = undefined;
  return listed(desk, items.slice(0, settings.limit), sentences, more);
}

/** What goes with the cart, or with one item. Only what the pack has learnt: where that is nothing, it says so and shows what is like it. */
export function goesWith(desk: Desk, rest: string): Answer {
  const { speech, plain, here } = desk;
  const ofCart = speech.cart.test(plain);
  const one = ofCart ? undefined : meant(desk, rest);
  const cart = here.cart.length ? here.cart : (personal(desk)?.cart ?? []);
  const to = ofCart ? cart.filter((id) => look(desk, id)) : one === undefined ? [] : [one];
  const [first] = to;
  if (first === undefined) return reply(desk, ofCart ? "nothing_fits" : "cannot", [say(desk, ofCart ? "cartEmpty" : "whichOne")]);
  const cited = to.map((id) => ({ id, rule: "viewing" as const }));
  const known = { titles: titles(desk, to.slice(0, 3)) };
  const { items, ranking, excluded } = byModel(desk, { model: "complements", context: { item: to } });
  const others = items.filter(({ id }) => !to.includes(id));
  if (others.length) return ofModel(desk, others, [say(desk, "goesWith", known)], { ...(ranking ? { ranking } : {}), excluded: [...cited, ...excluded] });
  return like(desk, first, say(desk, "goesUnknown", known), say(desk, "similarTo", { titles: titles(desk, [first]) }));
}
