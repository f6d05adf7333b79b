// A page of a shop with lists in the shop's own markup. `?lang=` is the language, `?late` starts the engine when the test says so.
import { createPersonalizer, remembered } from "/dist/inline.js";
import { quotas } from "/dist/quotas.js";
import { defineSlot } from "/dist/slot.js";
import { ITEMS } from "/shop.js";

const query = new URLSearchParams(location.search);
if (query.has("lang")) document.documentElement.lang = query.get("lang");
let start;
const catalog = query.has("late") ? new Promise((resolve) => (start = () => resolve(ITEMS))) : query.has("broken") ? new Uint8Array([1, 2, 3]) : ITEMS;
const p = createPersonalizer({ catalog, consent: [remembered()], exploration: 0 });
const options = { more: "/empty.html", href: (id) => `/empty.html?item=${id}` };

const MARKUP = ["title", "price"];
/** The shop's template: a link with the title, and the price. */
function template() {
  const made = document.createElement("template");
  const card = Object.assign(document.createElement("article"), { className: "card" });
  const link = document.createElement("a");
  link.setAttribute("data-homebody", "link@href");
  for (const name of MARKUP) {
    const part = document.createElement("span");
    part.setAttribute("data-homebody", name);
    (name === "title" ? link : card).append(part);
  }
  card.prepend(link);
  made.content.append(card);
  return made;
}
/** Puts a list above what stands below, and gives it. */
function put(attributes = {}, request, make = template) {
  const element = document.createElement("homebody-slot");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (make) element.append(make());
  if (request) element.request = request;
  document.querySelector("#below").before(element);
  return element;
}
/** The titles in the order of their rooms. */
const shown = (element = document.querySelector("homebody-slot")) =>
  [...element.shadowRoot.querySelectorAll("slot")].flatMap((room) => room.assignedElements()).map((card) => card.querySelector("a").textContent);
const sayYes = () => p.consent.grant("store", "profile", "rank");

defineSlot(p, options);
Object.assign(globalThis, { p, put, shown, sayYes, quotas, defineSlot, createPersonalizer, options, ITEMS, start: () => start(), template });
if (!query.has("late")) await p.ready.catch(() => {});
globalThis.prepared = true;
