// The question, and what it looks like once it is answered.
import type { Personalizer } from "../types.js";
import { fill } from "../ui/words.js";
import type { AskOptions } from "./options.js";
import type { Words } from "./words/en.js";

export type Outcome = "asked" | "yes" | "yesBut" | "no" | "visit";
export interface Lists {
  readonly name: string;
  readonly now: readonly string[];
  readonly then: readonly string[];
}

interface Shown {
  readonly words: Words;
  readonly outcome: Outcome;
  readonly lists: Lists | undefined;
  readonly options: AskOptions;
  readonly visit: boolean;
  readonly level: number;
  choose(answer: "yes" | "no" | "visit"): void;
}

const ROWS = 3;

/** Drawn once, so made at once; text stays text. */
function h(tag: string, props: Readonly<Record<string, string | number | (() => void)>>, ...children: (Node | string | false | undefined)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.onclick = value;
    else element.setAttribute(name, `${value}`);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** What everyone sees now, and what would stand there after a look at one item: both from models that need no profile. */
export function lists(p: Personalizer, item: string | null, { title }: AskOptions): Lists | undefined {
  const name = (id: string) => title?.(id) ?? p.catalog.get(id)?.title ?? id;
  const now = p.rank({ slot: "homebody-ask-now", model: "trending", limit: ROWS }).items.map(({ id }) => id);
  const example = item ?? now[0];
  if (!example) return undefined;
  const then = p.rank({ slot: "homebody-ask-then", model: "similar", limit: ROWS, context: { item: example } }).items.map(({ id }) => id);
  return then.length ? { name: name(example), now: now.map(name), then: then.map(name) } : undefined;
}

export function view({ words, outcome, lists, options, visit, level, choose }: Shown): HTMLElement {
  const more = options.more !== undefined && h("a", { href: options.more, part: "link" }, words.more);
  if (outcome !== "asked") {
    return h("section", { class: "answered", part: "card", "aria-label": words.answered }, h("p", { tabindex: -1, part: "answer-text" }, confirmation(words, outcome)), more);
  }
  const answer = (which: "yes" | "no") => h("button", { type: "button", part: "button answer", click: () => choose(which) }, words[which]);
  return h(
    "section",
    { class: "asked", part: "card", "aria-labelledby": "question" },
    h("div", { class: "words" }, h(`h${level}`, { id: "question", part: "heading" }, words.question), h("p", {}, words.text)),
    lists && h("div", { class: "preview", part: "preview" }, side(level, words.now, lists.now, words.nowText), side(level, fill(words.then, { name: lists.name }), lists.then, words.thenText)),
    h(
      "div",
      { class: "end" },
      h("div", { class: "answers" }, answer("yes"), answer("no")),
      visit && h("button", { type: "button", class: "small", part: "lesser", click: () => choose("visit") }, words.visit),
      h("p", { class: "quiet" }, fill(words.foot, { days: options.retentionDays ?? 180 }), " ", more),
    ),
  );
}

const side = (level: number, title: string, names: readonly string[], text: string): HTMLElement =>
  h("div", { class: "side" }, h(`h${Math.min(6, level + 1)}`, { part: "subheading" }, title), h("ol", {}, ...names.map((name) => h("li", {}, name))), h("p", { class: "quiet" }, text));

function confirmation(words: Words, outcome: Exclude<Outcome, "asked">): string {
  const said = { yes: words.didYes, yesBut: words.didYesBut, no: words.didNo, visit: words.didVisit };
  return said[outcome];
}
