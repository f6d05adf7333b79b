// What is drawn of one slot: a room for every item, and below each card why it is there. Cards are children of the element, in the page's
// own tree, where the page's own style reaches them. Rooms come and go only where that moves nothing that is in view.
import { complain } from "../errors.js";
import type { Personalizer, RankedItem, Ranking } from "../types.js";
import { attention } from "../ui/attention.js";
import { whenCalm } from "../ui/calm.js";
import { type Child, draw, h } from "../ui/dom.js";
import { labels, nameOf, why, type WhyWords } from "../ui/why.js";
import { fromTemplate, priceOf } from "./card.js";
import type { SlotOptions } from "./options.js";
import type { WatchedSlot } from "./watch.js";

/** What a list is drawn with. */
export interface Frame {
  readonly p: Personalizer;
  readonly options: SlotOptions;
  readonly words?: WhyWords | undefined;
  readonly language: string;
}

/** An item that was sent away, and what is drawn in its place. */
interface Aside {
  readonly id: string;
  draw(words: WhyWords): Child;
}

export interface List {
  ranking: Ranking | undefined;
  watched: WatchedSlot | undefined;
  /** Draws other items at once; where there are more or fewer of them, rooms follow when it is calm. `last`: nothing will come after. */
  show(ranking?: Ranking, last?: boolean): void;
  draw(): void;
  end(): void;
}

const isCard = (child: Element): child is HTMLElement => child instanceof HTMLElement && !(child instanceof HTMLTemplateElement);

/** Reserves room for as many items as may come, or as the server rendered: those stay until there is a ranking, and in it. */
export function listIn(host: HTMLElement, root: ShadowRoot, limit: number, frame: () => Frame): List {
  const seen = attention();
  const counted = new Set<string>();
  const watching = new Map<Element, string>();
  const asides = new Map<number, Aside>();
  const given = [...host.children].filter(isCard);
  let cards = new Map(given.map((card) => [card.dataset["item"] ?? card, card] as const));
  const made = new Set<HTMLElement>();
  let rooms = Math.max(limit, given.length);
  let calming: (() => void) | undefined;
  // What comes into the page in this frame is not in view yet.
  let arriving = true;
  requestAnimationFrame(() => (arriving = false));
  const put = (card: HTMLElement, at: number) => {
    card.slot = `room-${at}`;
    if (card.parentNode !== host) host.append(card);
  };
  given.forEach(put);

  const offered = () => !list.ranking?.error && list.ranking?.intent === "offered";
  const roomAt = (at: number) => root.querySelectorAll("li")[at];

  function cardOf(item: RankedItem, { p, options, language }: Frame): HTMLElement | undefined | null {
    const before = cards.get(item.id);
    const template = options.card ? null : host.querySelector<HTMLTemplateElement>(":scope>template");
    const known = template && p.catalog.get(item.id);
    // A template is filled in anew, since a price may have changed; all other cards are the site's own.
    if (before && !(known && made.has(before))) return before;
    let card: HTMLElement | null | undefined;
    if (known) card = fromTemplate(template, known, item, nameOf(p, item.id, options), options.href?.(item.id), language);
    try {
      card ??= options.card?.(item, list.ranking as Ranking);
    } catch (thrown) {
      complain(thrown);
    }
    if (!card) return before;
    if (before) card.slot = before.slot;
    if (before?.isEqualNode(card)) return before;
    made.add(card);
    return card;
  }

  /** Puts a card into each room that has an item and takes all others away. */
  function place(items: readonly (RankedItem | undefined)[], frame: Frame): void {
    const next: typeof cards = new Map();
    items.forEach((item, at) => {
      const card = item && cardOf(item, frame);
      if (!item || !card) return;
      next.set(item.id, card);
      put(card, at);
    });
    const stay = new Set(next.values());
    for (const card of cards.values()) if (!stay.has(card)) card.remove();
    cards = next;
  }

  function drawList(): void {
    const now = frame();
    const { ranking } = list;
    const away = new Set([...asides.values()].map(({ id }) => id));
    const queue = ranking?.items.filter(({ id }) => !away.has(id)) ?? [];
    const items = Array.from({ length: rooms }, (_, at) => (asides.has(at) ? undefined : queue.shift()));
    // As long as there is no ranking, what the server rendered stays.
    const waiting = given.length > 0 && (!ranking || ranking.error);
    if (!waiting) place(items, now);
    const level = Math.min(6, Math.max(1, Number(host.getAttribute("heading-level")) || 2));
    const heading = host.getAttribute("heading");
    draw(
      root,
      rooms > 0 && [
        heading && h(`h${level}`, { part: "heading", tabindex: -1 }, heading),
        h("ul", { part: "list", tabindex: -1 }, items.map((item, at) => h("li", { part: "room", "aria-hidden": item || asides.has(at) || (waiting && at < given.length) ? undefined : "true" }, inRoom(now, at, item)))),
      ],
    );
    root.querySelectorAll("li").forEach((room, at) => attend(room, items[at]));
  }

  function inRoom(now: Frame, at: number, item: RankedItem | undefined): Child {
    const { p, options, words, language } = now;
    const aside = asides.get(at);
    if (aside) return words && aside.draw(words);
    const { ranking } = list;
    const known = item && p.catalog.get(item.id);
    // Quietly: a list that moved on a click would take the link away before it leads anywhere.
    const click = ({ target }: Event) => item && (target as Element).closest("a") && list.watched?.quietly(() => p.track("click", item.id, ranking?.error ? {} : { ranking: ranking as Ranking }), item.id);
    return [
      // What stands in it shows where there is no card.
      h("slot", { name: `room-${at}`, onClick: click }, known && [h("a", { href: options.href?.(known.id), part: "link" }, nameOf(p, known.id, options)), h("p", null, priceOf(known, language))]),
      h("div", { class: "foot" }, item && words && ranking && !ranking.error && [labels(item, words), why({ ...options, p, ranking, item, words, language, dismiss: offered() ? () => void sendAway(item, at) : undefined })]),
    ];
  }

  /** An item counts as seen once while the element is in the page, however often the list changes. */
  function attend(room: Element, item: RankedItem | undefined): void {
    const { ranking } = list;
    const id = item && offered() && !counted.has(item.id) ? item.id : undefined;
    if (watching.get(room) === id) return;
    seen.release(room);
    watching.delete(room);
    if (id === undefined || !ranking) return;
    watching.set(room, id);
    seen.watch(room, () => {
      counted.add(id);
      frame().p.track("impression", id, { ranking });
    });
  }

  async function sendAway(item: RankedItem, at: number): Promise<void> {
    const { p, options } = frame();
    const { ranking } = list;
    const { dismiss, focusUndo, undismiss, wasDismissed } = await import("../ui/away.js");
    if (!ranking) return;
    const undo = () => {
      asides.delete(at);
      const back = () => undismiss(p, item.id);
      // Where the list went on without it, it has to be made anew.
      if (list.ranking?.items.some(({ id }) => id === item.id)) list.watched?.quietly(back, item.id);
      else back();
      list.show();
      roomAt(at)?.querySelector("summary")?.focus();
    };
    list.watched?.quietly(() => {
      const held = dismiss(p, ranking, item.id);
      asides.set(at, { id: item.id, draw: (words) => wasDismissed(nameOf(p, item.id, options), held, words, undo) });
    }, item.id);
    list.show();
    focusUndo(roomAt(at));
  }

  const list: List = {
    ranking: undefined,
    watched: undefined,
    show(ranking = list.ranking, last = false) {
      list.ranking = ranking;
      calming?.();
      drawList();
      const wanted = Math.max(ranking?.items.length ?? 0, ranking?.error && !last ? rooms : 0, ...[...asides.keys()].map((at) => at + 1));
      if (rooms === wanted) return;
      calming = whenCalm(host, arriving, () => {
        rooms = wanted;
        drawList();
      });
    },
    draw: drawList,
    end() {
      list.watched?.stop();
      calming?.();
      seen.stop();
      for (const card of made) card.remove();
    },
  };
  return list;
}
