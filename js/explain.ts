// Words for what the engine says in codes: short, in plain English, and no more than it says.
import type { CatalogItem, EventType, Exclusion, RankedItem, Ranking, Reason, Rule } from "./types.js";

type Title = (id: string) => string;

const DONE: Readonly<Record<EventType, string>> = {
  impression: "you were shown",
  view: "you looked at",
  click: "you opened",
  add_to_cart: "you put into the cart",
  remove_from_cart: "you took out of the cart",
  purchase: "you bought",
  like: "you liked",
  dismiss: "you did not want",
  search: "you searched for",
};

const RULES: Readonly<Partial<Record<Rule, string>>> = {
  viewing: "it is what you are looking at",
  purchased: "you bought",
  in_cart: "in your cart there is",
  dismissed: "you did not want",
  group_silenced: "you did not want several things like it",
  muted: "you muted what it belongs to",
  hidden: "you hid it",
  sensitive: "it is marked as sensitive, and such things are never proposed",
  unavailable: "it cannot be had now",
  filtered: "the page asked for it to be left out",
  cap_item_day: "you have seen it often enough today",
  cap_item_week: "you have seen it often enough this week",
  cap_group_day: "you have seen it and its variants often enough today",
  cap_interest_day: "you have seen enough of its kind today",
  group_quota: "another variant of it is in the list",
  unknown_item: "the catalog does not have it",
};

/** Three of the rules extend to variants and near-duplicates, and need an object. */
function ruleWords(rule: Rule): string {
  const [, base, form] = /^(purchased|in_cart|dismissed)_?(.*)$/.exec(rule) ?? [];
  if (base === undefined) return RULES[rule] ?? rule;
  return `${RULES[base as Rule]} ${form === "variant" ? "a variant of it" : form ? "nearly the same thing" : "it"}`;
}

/** `brand=Acme` as "Acme (brand)"; of a category the last part of its path. */
export function attributeWords(attribute: string): string {
  const cut = attribute.indexOf("=");
  if (cut < 0) return attribute;
  const [name, value] = [attribute.slice(0, cut), attribute.slice(cut + 1)];
  if (name === "category") return value.split("/").filter(Boolean).pop() ?? value;
  return `${value} (${name})`;
}

/** What most of a reason rests on, if that is what other visitors did. */
function learntWords({ parts, weight }: Reason): string {
  const most = parts.reduce((a, b) => (Math.abs(b.weight) > Math.abs(a.weight) ? b : a), { term: "", weight: 0 });
  const learnt = weight > 0 && (most.term === "rows" || most.term === "factors");
  return learnt ? ", and others chose this with it" : "";
}

function reasonWords(reason: Reason, title: Title): string {
  const { kind, event, item, attribute = "" } = reason;
  const what = attributeWords(attribute);
  switch (kind) {
    case "event":
    case "purchase":
      return `${DONE[event ?? "view"]} ${item === undefined ? "something like it" : title(item)}${learntWords(reason)}`;
    case "interest":
      return `what you have looked at suggests ${reason.weight < 0 ? "less " : ""}interest in ${what}`;
    case "declared":
      return `you said you want ${reason.weight < 0 ? "less" : "more"} of ${what}`;
    case "page":
      return item === undefined ? `this page is about ${what}` : `it ${reason.weight < 0 ? "does not go" : "goes"} with ${title(item)} on this page${learntWords(reason)}`;
    case "cart":
      return `it ${reason.weight < 0 ? "does not go" : "goes"} with ${title(item ?? "")} in your cart${learntWords(reason)}`;
    case "passed":
      return "you saw it and left it alone";
    case "popular":
      return "it is popular in this shop";
    case "new":
      return "it is new";
    case "boost":
      return `the shop ${reason.weight < 0 ? "plays it down" : "promotes it"}`;
  }
}

const because = (reasons: readonly Reason[], title: Title): string =>
  [...new Set(reasons.slice(0, 2).map((reason) => reasonWords(reason, title)))].join(" and ");

function itemWords({ reasons, promoted, bought, placement }: RankedItem, title: Title): string {
  const heaviest = [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const [up, down] = [heaviest.filter(({ weight }) => weight > 0), heaviest.filter(({ weight }) => weight < 0)];
  const placed = { pin: "the shop put it in this place", explore: "few have met it yet" } as Readonly<Record<string, string>>;
  const parts = [placed[placement.by] ?? "", because(up, title)].filter(Boolean);
  let words = "Shown in the shop's own order";
  if (parts.length) words = `Shown ${up.length > 2 ? "mainly " : ""}because ${parts.join(" and ")}`;
  if (down.length) words += `, though lower because ${because(down.slice(0, 1), title)}`;
  if (bought) words += "; you bought it before";
  if (promoted) words += " (promoted)";
  return `${words}.`;
}

function exclusionWords({ rule, until, because }: Exclusion, title: Title): string {
  const what = because === undefined ? "" : `: ${because.includes("=") ? attributeWords(because) : title(because)}`;
  const end = until === undefined ? "" : ` (until ${new Date(until).toISOString().slice(0, 10)})`;
  return `Left out because ${ruleWords(rule)}${what}${end}.`;
}

/** One sentence on why an item is where it is in this ranking, or is not in it. */
export function explainWords(ranking: Ranking, id: string, look: (id: string) => CatalogItem | undefined): string {
  const title: Title = (of) => `“${look(of)?.title ?? of}”`;
  const item = ranking.items.find((item) => item.id === id);
  if (item) return itemWords(item, title);
  const exclusion = ranking.excluded.find((exclusion) => exclusion.id === id);
  return exclusion ? exclusionWords(exclusion, title) : "It is not in this list: others rank higher.";
}
