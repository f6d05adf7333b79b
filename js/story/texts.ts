// Words with places in them: they stand only where everything that they name is known.
import { priceOf } from "../slot/card.js";
import type { CatalogItem, ProfileView } from "../types.js";
import type { PlannedOrder, StoryTemplate, StoryText } from "./types.js";

const PLACE = /\{([^{}]*)\}/g;
/** A first name of a thousand letters is none. */
const LONGEST_FACT = 80;

export type ValueOf = (name: string) => string | undefined;

/** What is said; never a sentence with a hole in it. */
export function say(words: StoryText, valueOf: ValueOf): string {
  if (typeof words === "string") return words;
  let missing = false;
  const said = words.text.replace(PLACE, (_, name: string) => {
    const value = valueOf(name)?.trim();
    if (!value) missing = true;
    return value ?? "";
  });
  return missing ? words.neutral : said;
}

function ofItem(item: CatalogItem | undefined, name: string, language: string): string | undefined {
  if (name === "title") return item?.title;
  if (name === "price") return item && priceOf(item, language);
  const values = item?.attributes.filter((attribute) => attribute.startsWith(`${name}=`)).map((attribute) => attribute.slice(name.length + 1)) ?? [];
  return values.join(", ");
}

const own = (values: Readonly<Record<string, string>> | undefined, name: string) => (values && Object.hasOwn(values, name) ? values[name] : undefined);

/** What the places of a story stand for, apart from those of a scene's items. */
export function valuesOf({ order, values }: StoryTemplate, planned: PlannedOrder | undefined, facts: ProfileView["facts"]): ValueOf {
  return (name) => {
    if (name === "order.number") return order?.number;
    if (name === "order.total") return planned?.total;
    if (name === "order.count") return order && String(order.lines.reduce((sum, { quantity = 1 }) => sum + quantity, 0));
    const fact = facts.find((one) => one.name === name)?.value;
    return fact !== undefined && fact.length <= LONGEST_FACT ? fact : own(values, name);
  };
}

/** The same with the items of a scene. */
export const withItems =
  (valueOf: ValueOf, items: readonly (CatalogItem | undefined)[], language: string): ValueOf =>
  (name) => {
    const [, nth, field] = /^item(\d*)\.(.+)$/s.exec(name) ?? [];
    return field === undefined ? valueOf(name) : ofItem(items[Number(nth || 1) - 1], field, language);
  };

/** An order in words; a line that the catalog does not know has none. */
export function orderWords({ order, language = "en" }: StoryTemplate, get: (id: string) => CatalogItem | undefined): PlannedOrder | undefined {
  if (!order) return undefined;
  const known = order.lines.flatMap((line) => {
    const item = get(line.id);
    return item ? [{ item, quantity: line.quantity ?? 1, price: line.price ?? item.price }] : [];
  });
  const currency = order.currency ?? known[0]?.item.currency;
  const money = (item: CatalogItem | undefined, price: number | undefined) =>
    price === undefined ? undefined : priceOf({ ...(item as CatalogItem), price, ...(currency !== undefined && { currency }) }, language);
  const all = known.length === order.lines.length && known.every(({ price }) => price !== undefined);
  const total = money(known[0]?.item, order.total ?? (all ? known.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0) : undefined));
  const lines = known.map(({ item, quantity, price }) => {
    const sum = money(item, price === undefined ? undefined : price * quantity);
    return { id: item.id, title: item.title, quantity, ...(sum !== undefined && { sum }) };
  });
  return { lines, ...(total !== undefined && { total }) };
}
