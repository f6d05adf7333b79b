// Quotas of a list: at most so many of each maker, department or whatever else the site counts.
import { fields, whole, within } from "../host.js";
import type { CatalogItem, Exclusion, RankedItem } from "../types.js";
import type { Quotas } from "./plan.js";

/** As many exclusions as a ranking tells of. */
const TOLD = 500;

/**
 * At most so many items of each kind, 1 to 1,000: `{ brand: 2, department: 3 }` allows two of each brand and three of each department. The
 * keys: `category` (the most particular one), `department` (its first part), `group`, the name of any attribute, or one attribute such as
 * `brand=Acme`; an attribute `category=…` counts what lies below it, too. What a pin puts in its place counts, and stays there. What is left
 * out is among the list's exclusions, with the rule `group_quota` and the attribute as `because`.
 *
 * @throws HomebodyError `invalid-input`, with the field that is at fault
 */
export function quotas(most: Readonly<Record<string, number>>): Quotas {
  const all = within("most", () => Object.entries(fields(most)).map(([key, value]) => [key, within(`.${key}`, () => whole(1, 1000)(value))] as const));

  return (p, ranking, limit) => {
    const counts = new Map<string, number>();
    const over: Exclusion[] = [];
    /** Counts an item, unless one of its quotas is used up: that one is given back. */
    const take = ({ id }: RankedItem, always = false): string | undefined => {
      const item = p.catalog.get(id);
      const takes = item ? all.flatMap(([key, most]) => counted(item, key).map((attribute) => ({ key: `${key} ${attribute}`, attribute, most }))) : [];
      const full = takes.find(({ key, most }) => (counts.get(key) ?? 0) >= most);
      if (full && !always) return full.attribute;
      for (const { key } of takes) counts.set(key, (counts.get(key) ?? 0) + 1);
      return undefined;
    };
    const pins = ranking.items.slice(0, limit).filter(isPin);
    for (const pin of pins) take(pin, true);
    const items: RankedItem[] = [];
    for (const item of ranking.items) {
      if (isPin(item) || items.length >= limit - pins.length) continue;
      const because = take(item);
      if (because === undefined) items.push(item);
      else over.push({ id: item.id, rule: "group_quota", because });
    }
    for (const pin of pins) items.splice(ranking.items.indexOf(pin), 0, pin);
    return Object.freeze({ ...ranking, items: Object.freeze(items), excluded: [...over, ...ranking.excluded].slice(0, TOLD), excludedCount: ranking.excludedCount + over.length });
  };
}

const isPin = ({ placement }: RankedItem): boolean => placement.by === "pin";

/** Which attributes of an item a quota counts. */
function counted({ categories, attributes, group }: CatalogItem, key: string): string[] {
  const paths = categories.map((path) => `category=${path}`);
  if (key === "group") return group === undefined ? [] : [`group=${group}`];
  if (key === "category") return paths;
  if (key === "department") return [...new Set(paths.map((path) => path.split("/")[0] as string))];
  if (!key.includes("=")) return attributes.filter((one) => one.startsWith(`${key}=`));
  return attributes.includes(key) || paths.some((path) => path === key || path.startsWith(`${key}/`)) ? [key] : [];
}
