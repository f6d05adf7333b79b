// A plain page for the two elements, without a style of its own. `?sources=` names the sources of consent, `?lang=` the language.
import { defineAsk } from "/dist/ask.js";
import { createPersonalizer, gpc, remembered, site } from "/dist/inline.js";
import { definePanel } from "/dist/panel.js";
import { ITEMS } from "/shop.js";

const query = new URLSearchParams(location.search);
document.documentElement.lang = query.get("lang") ?? "en";
const make = { remembered, site, gpc: () => gpc({ strict: true }), cmp: () => ({ name: "cmp", connect: () => () => {} }) };
const sources = (query.get("sources") ?? "remembered").split(",").filter(Boolean);
const receipts = { controller: { name: "A shop", contact: "mailto:privacy@shop.test" }, notice: { url: "/privacy", version: "1" } };
const p = createPersonalizer({
  catalog: query.has("broken") ? new Uint8Array([1, 2, 3]) : ITEMS,
  consent: sources.map((name) => make[name]()),
  ...(query.has("receipts") && { receipts }),
});

const told = [];
for (const name of ["homebody-did", "homebody-asked", "homebody-answered"]) addEventListener(name, ({ detail }) => told.push([name, detail]));
/** Puts an element at the end of the page and gives it. */
function put(tag, attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.querySelector("main").append(element);
  return element;
}
/** A visitor who has done some things. */
function live() {
  p.consent.grant("store", "profile", "rank");
  for (const id of ["knife", "pan", "pot", "novel"]) p.track("view", id);
  p.track("add_to_cart", "pot");
  p.track("purchase", "pan");
  p.track("dismiss", "rope");
  p.track("impression", ["tent", "atlas"]);
  p.profile.hide("atlas");
  p.profile.mute("brand=Alp");
  p.profile.declare({ "category=Books": 0.5 });
  p.profile.facts({ firstName: "Ada" });
}
const options = { facts: [{ name: "firstName", label: "First name", autocomplete: "given-name" }], href: (id) => `/empty.html?item=${id}`, receipts: query.has("receipts") };
definePanel(p, options);
defineAsk(p, { more: "/empty.html" });
Object.assign(globalThis, { p, told, put, live, definePanel, defineAsk, createPersonalizer, ITEMS });
if (!query.has("slow")) await p.ready.catch(() => {});
globalThis.prepared = true;
