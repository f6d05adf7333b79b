import { choose } from "./choose.js";
import { FLOOR, disc, grow, oval, rect } from "./pen.js";
import { mix, tintOf, tonesOf } from "./tones.js";

export interface PictureItem {
  id: string;
  title: string;
  categories?: string[];
  attributes?: Record<string, string | string[]>;
  group?: string;
}

const first = (v: string | string[] | undefined): string | undefined => (Array.isArray(v) ? v[0] : v);
const all = (v: string | string[] | undefined): string => (Array.isArray(v) ? v.join(" ") : (v ?? ""));

/**
 * A product's picture, drawn from its own record: the thing by its title, the colours by its `colour`, the backdrop by its department, the scale
 * by its `size`. The same item always gives the same text; nothing of the item's text enters the markup, and nothing is fetched.
 */
export function picture(item: PictureItem): string {
  const attributes = item.attributes ?? {};
  const [department = "", leaf = ""] = (item.categories?.[0] ?? "").split("/");
  const tint = tintOf(department);
  const tones = tonesOf(first(attributes.colour), item.group ?? item.id);
  const words = [item.title, leaf, all(attributes.flavour), all(attributes.format)].join(" ").toLowerCase();
  const thing = choose(item.title, department)(tones, { words });
  const backdrop =
    rect(0, 0, 320, 320, tint) +
    disc(160, 150, 132, mix(tint, "#fffaf0", 0.42)) +
    rect(0, FLOOR, 320, 320 - FLOOR, mix(tint, "#6b4a35", 0.16)) +
    oval(160, FLOOR + 3, 108, 8, mix(tint, "#6b4a35", 0.3));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" role="img" aria-hidden="true" focusable="false">${backdrop}${grow(scaleOf(first(attributes.size)), thing)}</svg>`;
}

/** Bigger things are drawn a little bigger: from 0.84 to 1.1, by the logarithm of whatever the size counts. */
function scaleOf(size: string | undefined): number {
  const letter = /^(XS|S|M|L|XL)$/.exec(size ?? "")?.[1];
  if (letter) return { XS: 0.88, S: 0.92, M: 0.96, L: 1.02, XL: 1.06 }[letter] ?? 1;
  const found = /([\d.,]+)(?:\s*×\s*\d+(?=\s*cm))?\s*(ml|l|kg|g|cm)\b/.exec(size ?? "");
  if (!found) return 0.96;
  const amount = Number((found[1] ?? "1").replace(",", ".")) * (found[2] === "l" || found[2] === "kg" ? 1000 : 1);
  if (!Number.isFinite(amount)) return 0.96;
  const middle = found[2] === "cm" ? 35 : 450;
  return Math.round(Math.min(1.1, Math.max(0.84, 0.97 + Math.log10(Math.max(amount, 0.1) / middle) * 0.11)) * 100) / 100;
}
