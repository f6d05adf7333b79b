// The site's template with an item's fields in it. Text stays text, and of attributes only harmless ones are set.
import type { CatalogItem, RankedItem } from "../types.js";
import { money } from "../ui/money.js";

/** Where in a template a field goes: `data-homebody="title link@href"`. */
const MARK = "data-homebody";
/** Addresses only where following them is up to the visitor, or where they are a picture. */
const HARMLESS = /^(a@href|img@src|\w+@(alt|title|value|datetime|aria-[a-z]+|data-[a-z-]+))$/;
/** What is in them is not text. */
const CODE = /^(script|style|iframe|object|embed|template)$/i;

export const priceOf = ({ price, currency }: CatalogItem, language: string): string | undefined =>
  price === undefined ? undefined : money(price, currency, language);

/** What a template can show: named fields, and each attribute by its name, such as `brand`. */
function fieldsOf(item: CatalogItem, { promoted, bought }: RankedItem, title: string, link: string | undefined, language: string) {
  const fields = new Map<string, string | undefined>();
  for (const attribute of item.attributes) {
    const [name = "", value = ""] = attribute.split(/=(.*)/s);
    fields.set(name, fields.has(name) ? `${fields.get(name)}, ${value}` : value);
  }
  const category = item.categories[0]?.split("/").pop();
  const own = { id: item.id, title, link, image: item.image, price: priceOf(item, language), category, promoted: promoted || undefined, bought: bought || undefined };
  for (const [name, value] of Object.entries(own)) fields.set(name, value === true ? "✓" : value);
  return fields;
}

/** An address that a page may lead to or load: of this site or of the web, never a script. */
function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text, document.baseURI).protocol);
  } catch {
    return false;
  }
}

/** The first element of a template, filled in; a field that the item lacks hides its element. */
export function fromTemplate(template: HTMLTemplateElement, ...of: Parameters<typeof fieldsOf>): HTMLElement | null {
  const fields = fieldsOf(...of);
  const box = document.importNode(template.content, true);
  for (const element of box.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    for (const mark of element.getAttribute(MARK)?.split(/\s+/) ?? []) {
      const [name = "", attribute] = mark.split("@");
      const value = fields.get(name);
      if (attribute === undefined) {
        if (!CODE.test(element.tagName)) element.textContent = value ?? "";
        element.hidden = value === undefined;
      } else if (value !== undefined && HARMLESS.test(`${element.localName}@${attribute}`) && (!/href|src/.test(attribute) || isAddress(value))) {
        element.setAttribute(attribute, value);
      } else element.removeAttribute(attribute);
    }
  }
  return box.querySelector<HTMLElement>("*");
}
