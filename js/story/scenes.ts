// How each kind of scene is drawn.
import { priceOf } from "../slot/card.js";
import type { Personalizer, RankedItem } from "../types.js";
import { type Child, h, type Wish } from "../ui/dom.js";
import { labels, nameOf, why } from "../ui/why.js";
import type { StoryOptions } from "./options.js";
import type { PlannedScene } from "./types.js";
import type { Words } from "./words/en.js";

export interface Frame {
  readonly p: Personalizer;
  readonly options: StoryOptions;
  readonly words: Words;
  /** Of the page, and of the story. */
  readonly language: string;
  readonly priceLanguage: string;
  readonly level: number;
  readonly chosen: string | undefined;
  choose(choice: string): void;
  /** What stands where an item was sent away. */
  aside(id: string): Child;
  sendAway(item: RankedItem): void;
}

/** The first and the last words of a story are its biggest. */
const isBig = ({ kind }: PlannedScene): boolean => kind === "title" || kind === "end";
const heading = (scene: PlannedScene, level: number): Child =>
  scene.heading !== undefined && h(`h${level}`, { part: "heading", class: isBig(scene) && "big", "data-move": "rise" }, scene.heading);
const notes = ({ notes }: PlannedScene): Child => notes.length > 0 && h("ul", { part: "notes" }, notes.map((note) => h("li", { part: "note", "data-move": "rise" }, note)));
/** The picture is the page's own: it comes in from outside, where the page's style reaches it. */
const pictureOf = (id: string, move: string): Wish => h("div", { part: "picture", "data-move": move }, h("slot", { name: `picture ${id}` }));

function card(scene: PlannedScene, item: RankedItem, frame: Frame): Wish {
  const { p, options, words, language, priceLanguage } = frame;
  const known = p.catalog.get(item.id);
  const { ranking } = scene;
  const aside = frame.aside(item.id);
  if (aside || !known || !ranking) return h("li", { key: item.id, part: "item" }, aside);
  const click = () => p.track("click", item.id, { ranking });
  const offered = ranking.intent === "offered";
  const name = nameOf(p, item.id, options);
  return h(
    "li",
    { key: item.id, part: "item", "data-item": offered ? item.id : undefined },
    pictureOf(item.id, scene.kind === "item" ? "drift" : "rise"),
    h(
      "div",
      { class: "words", "data-move": "rise" },
      h("p", null, h("a", { href: options.href?.(item.id), part: "link", onClick: click }, name)),
      h("p", { part: "price" }, priceOf(known, priceLanguage)),
      scene.kind === "compare" && h("p", { part: "facts" }, known.attributes.map((one) => one.split("=")[1]).join(", ")),
      labels(item, words),
      why({ ...options, p, ranking, item, words, language, dismiss: offered ? () => frame.sendAway(item) : undefined }),
    ),
  );
}

const items = (scene: PlannedScene, frame: Frame): Child => scene.items.length > 0 && h("ul", { part: "items" }, scene.items.map((item) => card(scene, item, frame)));

function order({ order }: PlannedScene, { words, options, p }: Frame): Child {
  if (!order) return null;
  const line = ({ id, quantity, sum }: (typeof order.lines)[number]) =>
    h("li", { part: "line", "data-move": "rise" }, h("span", null, `${quantity} ×`), h("a", { href: options.href?.(id), part: "link" }, nameOf(p, id, options)), h("span", { part: "price" }, sum));
  return [
    h("ul", { part: "lines" }, order.lines.map(line)),
    order.total !== undefined && h("p", { part: "total", "data-move": "rise" }, h("span", null, words.total), h("strong", null, order.total)),
  ];
}

const choices = ({ choices = [] }: PlannedScene, { chosen, choose }: Frame): Child =>
  h("ul", { part: "choices" }, choices.map(({ id, text }) => h("li", { "data-move": "rise" }, h("button", { type: "button", part: "choice", "aria-pressed": String(chosen === id), onClick: () => choose(id) }, text))));

export function drawScene(scene: PlannedScene, frame: Frame): Wish {
  const { kind } = scene;
  const head = [heading(scene, frame.level), isBig(scene) && h("div", { class: "rule", "data-move": "grow" })];
  const body = kind === "order" ? order(scene, frame) : kind === "choice" ? choices(scene, frame) : items(scene, frame);
  return h("div", { key: scene.id, class: `scene ${kind}`, part: `scene ${kind}` }, h("div", { class: "inner" }, head, notes(scene), body));
}
