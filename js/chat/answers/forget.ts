// "Forget that", "don't show me these", and the way back. What cannot be undone is said first and done after a yes.
import { spanOf } from "../acts.js";
import { attributeOf, type Desk, halves, look, named, profileOf, reply, say, titles } from "../desk.js";
import { dismiss, undismiss } from "../../ui/away.js";
import { requested, search } from "../lists.js";
import { newTalk } from "../talk.js";
import type { Answer } from "../types.js";
import { lookedAt } from "./like.js";
import { meant } from "./item.js";

export function forget(desk: Desk, rest: string): Answer {
  const { speech, plain, talk } = desk;
  if (speech.conversation.test(rest)) return forgetTalk(desk);
  if (speech.everything.test(rest)) return asking(desk, "willForgetAll", {}, undefined);
  if (speech.name.test(rest)) return forgetFacts(desk);
  const span = spanOf(speech, plain, desk.now);
  if (span) return asking(desk, "willForgetSpan", { time: moment(desk, span.from) }, span.from);
  if (rest && !speech.only.test(`${rest} `)) return mute(desk, rest);
  // "That" is what was just done, else what was last looked at.
  if (talk.undo) return undo(desk);
  return forgetLast(desk);
}

function forgetLast(desk: Desk): Answer {
  if (!profileOf(desk)) return forgetTalk(desk);
  const [last] = lookedAt({ ...desk, plain: "" }, "");
  if (!last) return reply(desk, "done", [say(desk, "nothingSince")], { panel: true });
  return { ...asking(desk, "willForgetSince", { time: moment(desk, last.at), titles: titles(desk, [last.id]) }, last.at), excluded: [{ id: last.id, rule: "viewing" }] };
}

function forgetTalk(desk: Desk): Answer {
  Object.assign(desk.talk, newTalk(), { language: desk.language });
  return reply(desk, "done", [say(desk, "forgottenTalk"), ...(profileOf(desk) ? [] : [say(desk, "nothingKnown")])], { panel: true });
}

/** Says what would be erased, and waits for the yes. */
function asking(desk: Desk, key: "willForgetAll" | "willForgetSince" | "willForgetSpan", values: Readonly<Record<string, string>>, since: number | undefined): Answer {
  if (!profileOf(desk) && since !== undefined) return reply(desk, "done", [say(desk, "nothingToForget")], { panel: true });
  return confirming(desk, say(desk, key, values), async () => {
    const { logical } = await desk.p.profile.erase(since === undefined ? {} : { since });
    forgetTalk(desk);
    return reply(desk, "done", [say(desk, logical ? "forgotten" : "notDone")], { panel: true });
  });
}

function forgetFacts(desk: Desk): Answer {
  const facts = profileOf(desk)?.facts ?? [];
  if (!facts.length) return reply(desk, "done", [say(desk, "nothingToForget")], { panel: true });
  return confirming(desk, say(desk, "willForgetName", { facts: facts.map(({ value }) => value).join(", ") }), () => {
    desk.p.profile.facts(Object.fromEntries(facts.map(({ name }) => [name, null])));
    return reply(desk, "done", [say(desk, "forgotten")], { panel: true });
  });
}

function confirming(desk: Desk, sentence: string, deed: () => Answer | Promise<Answer>): Answer {
  desk.talk.pending = deed;
  return reply(desk, "confirm", [sentence], { suggestions: [say(desk, "sayYes"), say(desk, "sayNo")] });
}

const moment = ({ language, now }: Desk, at: number): string =>
  new Intl.DateTimeFormat(language, now - at < 86_400_000 ? { timeStyle: "short" } : { dateStyle: "long", timeStyle: "short" }).format(at);

export async function yes(desk: Desk): Promise<Answer> {
  const { pending } = desk.talk;
  desk.talk.pending = undefined;
  if (!pending) return reply(desk, "done", [say(desk, "nothingAsked")]);
  try {
    return await pending();
  } catch {
    return reply(desk, "done", [say(desk, "notDone")], { panel: true });
  }
}

export function no(desk: Desk): Answer {
  const { pending } = desk.talk;
  desk.talk.pending = undefined;
  return reply(desk, "done", [say(desk, pending ? "leftAsIs" : "nothingAsked")]);
}

export function undo(desk: Desk): Answer {
  const { undo } = desk.talk;
  desk.talk.undo = undefined;
  return undo ? undo() : reply(desk, "done", [say(desk, "nothingToUndo")]);
}

/** Mutes a department, a brand or what else is named; hides an item that is pointed at. */
export function mute(desk: Desk, rest: string): Answer {
  const { speech } = desk;
  if (!rest || speech.only.test(`${rest.replace(speech.nth, " ").replace(/\s+/g, " ").trim()} `)) {
    const id = meant(desk, rest);
    return id === undefined ? reply(desk, "cannot", [say(desk, "muteWhat")]) : hide(desk, id);
  }
  const attribute = attributeIn(desk, rest);
  return attribute === undefined ? reply(desk, "cannot", [say(desk, "muteWhat")]) : muting(desk, attribute);
}

function muting(desk: Desk, attribute: string): Answer {
  if (!noted(() => desk.p.profile.mute(attribute))) return reply(desk, "cannot", [say(desk, "cannotNote")], { panel: true });
  return undoable(desk, say(desk, "muted", { name: attributeOf(desk, attribute) }), () => desk.p.profile.restore(attribute));
}

/** Where nothing may be noted it is put aside for this visit, as "Not for me" does it everywhere on the page. */
function hide(desk: Desk, id: string): Answer {
  const { p } = desk;
  const values = { titles: titles(desk, [id]) };
  const remembered = noted(() => p.profile.hide(id));
  if (!remembered) dismiss(p, requested(desk, "item", { candidates: [id], limit: 1 }), id);
  const back = () => (remembered ? p.profile.restore(id) : undismiss(p, id));
  return { ...undoable(desk, say(desk, remembered ? "hidden" : "putAside", values), back), excluded: [{ id, rule: "hidden" }] };
}

/** Whether there was a memory to note it in. */
function noted(deed: () => void): boolean {
  try {
    deed();
    return true;
  } catch {
    return false;
  }
}

function undoable(desk: Desk, sentence: string, back: () => unknown): Answer {
  desk.talk.undo = () => {
    back();
    return reply(desk, "done", [say(desk, "undone")]);
  };
  return reply(desk, "done", [sentence], { suggestions: [say(desk, "sayUndo")], panel: true });
}

/** Which attribute is meant: one that the search read, or a department, a brand or another value by its name. */
function attributeIn(desk: Desk, rest: string): string | undefined {
  const words = named(desk, rest);
  const query = desk.search.understand(words, desk.heard);
  for (const filter of query.filters) if (filter.kind === "attribute") return filter.attribute;
  const is = (text: string) => same(text) === same(words);
  const items = search(desk, query).items.flatMap(({ id }) => look(desk, id) ?? []);
  const all = items.flatMap(({ categories, attributes }) => [...categories.map((path) => `category=${path}`), ...attributes]);
  const found = all.find((attribute) => halves(attribute)[1].split("/").some(is));
  return found === undefined ? undefined : upTo(found, is);
}

/** Singular and plural are one, as far as a name needs it. */
const same = (text: string): string => text.toLowerCase().replace(/(e?s|en|er|n)$/, "");

/** Of a path as much as was named: "kitchen" is all of it. */
function upTo(attribute: string, is: (part: string) => boolean): string {
  const [name, value] = halves(attribute);
  if (name !== "category") return attribute;
  const parts = value.split("/");
  return `category=${parts.slice(0, parts.findIndex(is) + 1).join("/")}`;
}
