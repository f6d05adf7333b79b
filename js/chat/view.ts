// What a conversation looks like: the turns, and what belongs to the newest of them alone.
import type { Personalizer, Ranking } from "../types.js";
import { type Child, h, type Wish } from "../ui/dom.js";
import { wasDismissed } from "../ui/away.js";
import { money } from "../ui/money.js";
import { fill, load } from "../ui/words.js";
import { labels, nameOf, why, type WhyWords } from "../ui/why.js";
import { contact } from "./view/contact.js";
import type { ChatElementOptions } from "./options.js";
import type { Room, Turn } from "./room.js";
import type { Kit, ModelView } from "./view/model.js";
import type { Answer, ChatItem, Comparison } from "./types.js";
import type { Words } from "./words/en.js";

export interface View {
  readonly p: Personalizer;
  readonly options: ChatElementOptions;
  readonly room: Room;
  readonly words: Words;
  readonly whys: WhyWords;
  readonly language: string;
  readonly level: number;
  /** Draws what the site's language model has to do with a turn; there where it brings one. */
  readonly model: ModelView | undefined;
  redraw(): void;
  say(text: string): void;
  dismiss(turn: Turn, ranking: Ranking, id: string): void;
  takeBack(turn: Turn, id: string): void;
}

/** What parts that are loaded later draw with. */
export const KIT: Kit = { h, fill, load };

export function chat(view: View): Wish {
  const { words, whys, options, room, level } = view;
  const { turns, progress } = room;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).elements[0] as HTMLInputElement;
    const text = input.value.trim();
    input.value = "";
    if (text) view.say(text);
  };
  return h(
    "section",
    { class: "chat", part: "chat", "aria-labelledby": "title" },
    h(
      "div",
      { class: "head", part: "head" },
      h(`h${level}`, { id: "title", part: "heading" }, words.title),
      h("p", { class: "quiet", part: "automatic" }, words.automatic, !/^(en|de)/i.test(view.language) && ` ${words.answersIn}`, options.more !== undefined && [" ", h("a", { href: options.more, part: "link" }, whys.privacy)]),
    ),
    h(
      "div",
      { class: "log", part: "log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: 0 },
      turns.map((one, i) => turn(view, one, i === turns.length - 1)),
      progress === "failed" && h("p", { key: "failed", part: "problem" }, words.failed),
    ),
    h(
      "form",
      { part: "form", onSubmit: submit },
      h("label", { for: "question" }, words.label),
      h("input", { id: "question", part: "input", type: "text", autocomplete: "off", maxlength: 500, enterkeyhint: "send" }),
      h("button", { part: "button" }, words.send),
    ),
  );
}

function turn(view: View, of: Turn, newest: boolean): Wish {
  const { words } = view;
  const { text, answer, number } = of;
  return h(
    "div",
    { key: `turn ${number}`, class: "turn", part: "turn" },
    text !== undefined && h("p", { key: "mine", class: "mine", part: "bubble mine", id: `turn-${number}` }, h("span", { class: "unseen" }, `${words.you} `), text),
    answer
      ? said(view, of, answer, newest)
      : h("p", { key: "waiting", part: "bubble waiting" }, of.failed ? words.failed : words.loading),
  );
}

function said(view: View, of: Turn, answer: Answer, newest: boolean): Child {
  const { words, options } = view;
  const { language, sentences, items, ranking, offer, comparison, panel, suggestions } = answer;
  return [
    h(
      "div",
      { key: "said", class: "said", part: "bubble answer", lang: language },
      h("span", { class: "unseen", lang: view.language }, words.answer),
      sentences.map((sentence, i) => h("p", { key: `${i}` }, sentence)),
      panel && options.more !== undefined && h("p", { key: "panel" }, h("a", { href: options.more, part: "link" }, view.whys.privacy)),
    ),
    comparison && table(view, comparison, language),
    ranking && cards(view, of, items, ranking, false),
    offer && h("p", { key: "offer", class: "quiet", part: "offer", lang: language }, offer.title),
    offer && cards(view, of, offer.items, offer.ranking, true),
    answer.contact && contact(view, of, answer.contact, newest),
    view.model?.(view, of, newest),
    newest &&
      suggestions.length > 0 &&
      h(
        "div",
        { key: "next", class: "chips", part: "suggestions", role: "group", "aria-label": words.next },
        suggestions.map((text) => h("button", { key: text, type: "button", part: "suggestion", lang: language, onClick: () => view.say(text) }, text)),
      ),
  ];
}

function cards(view: View, of: Turn, items: readonly ChatItem[], ranking: Ranking, offered: boolean): Child {
  if (!items.length) return false;
  return h(
    "ul",
    { key: offered ? "offered" : "items", class: "cards", part: offered ? "list offered" : "list" },
    items.map((item) => card(view, of, item, ranking, offered)),
  );
}

/** Names the place in which the site's own card lies, so that the site's styles reach it. */
export const placeOf = ({ number }: Turn, offered: boolean, id: string): string => `homebody-chat-${number}-${offered ? "o" : "i"}-${id}`;

function card(view: View, of: Turn, { id, fits }: ChatItem, ranking: Ranking, offered: boolean): Wish {
  const { p, options, whys, language } = view;
  const name = nameOf(p, id, options);
  const held = offered ? of.away.get(id) : undefined;
  const item = ranking.items.find((one) => one.id === id);
  if (held) return h("li", { key: id, class: "card", part: "card" }, wasDismissed(name, held, whys, () => view.takeBack(of, id)));
  return h(
    "li",
    { key: id, class: "card", part: "card", "data-offered": offered && `${ranking.id} ${id}` },
    h("slot", { name: placeOf(of, offered, id), onClick: ({ target }: Event) => (target as Element).closest("a") && p.track("click", id, { ranking }) }, plainCard(view, id, name)),
    item && labels(item, whys),
    fits.length > 0 && h("p", { class: "fits", part: "fits" }, fits.join("; ")),
    item && why({ ...options, p, ranking, item, words: whys, language, dismiss: offered ? () => view.dismiss(of, ranking, id) : undefined }),
  );
}

/** What stands where the site has no card of its own. */
function plainCard({ p, options, language }: View, id: string, name: string): Child {
  const item = p.catalog.get(id);
  return [h("a", { key: "name", class: "name", href: options.href?.(id), part: "link" }, name), h("p", { key: "price", part: "price" }, item?.price !== undefined && money(item.price, item.currency, language))];
}

function table({ p, options, words }: View, { ids, rows }: Comparison, lang: string): Wish {
  return h(
    "div",
    { key: "table", class: "scroll", role: "group", "aria-label": words.compared, tabindex: 0 },
    h(
      "table",
      { part: "table", lang },
      h("thead", null, h("tr", null, h("td", null), ids.map((id) => h("th", { scope: "col" }, nameOf(p, id, options))))),
      h("tbody", null, rows.map((row) => h("tr", { class: !row.same && "differs" }, h("th", { scope: "row" }, row.name), row.values.map((value) => h("td", null, value || "–"))))),
    ),
  );
}
