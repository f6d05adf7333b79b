// A page of a shop with a story. `?lang=` is the language, `?late` starts the engine when the test says so, time is the test's own.
import { createPersonalizer, remembered } from "/dist/inline.js";
import { definePanel } from "/dist/panel.js";
import { defineStory, storyboard } from "/dist/story.js";
import { ITEMS } from "/shop.js";

const query = new URLSearchParams(location.search);
if (query.has("lang")) document.documentElement.lang = query.get("lang");
let start;
const catalog = query.has("late") ? new Promise((resolve) => (start = () => resolve(ITEMS))) : ITEMS;
const p = createPersonalizer({ catalog, consent: [remembered()], exploration: 0 });

/** A drawing of the shop's own: a disc in a colour of the item's. */
function picture({ id }) {
  const ns = "http://www.w3.org/2000/svg";
  const [svg, back, disc] = ["svg", "rect", "circle"].map((name) => document.createElementNS(ns, name));
  const hue = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;
  const put = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  put(svg, { viewBox: "0 0 100 100", "data-picture": id });
  put(back, { width: 100, height: 100, fill: `hsl(${hue} 40% 85%)` });
  put(disc, { cx: 50, cy: 55, r: 28, fill: `hsl(${hue} 45% 45%)` });
  svg.append(back, disc);
  return svg;
}
const clock = { at: 0 };
const options = { more: "/empty.html", href: (id) => `/empty.html?item=${id}`, picture, ...(query.has("clock") && { now: () => clock.at }) };
const greeting = { text: "Hello {firstName}, this is the shop.", neutral: "Hello, this is the shop." };
const TEMPLATE = {
  name: "home",
  title: "A walk through the shop",
  scenes: [
    { id: "hello", kind: "title", chapter: "Hello", heading: greeting, text: greeting, notes: ["Made to be kept.", "Mended, not replaced."], seconds: 4 },
    { id: "one", kind: "item", chapter: "For you", heading: "One thing first", text: { text: "{item.title}, {item.price}.", neutral: "One thing." }, list: {}, seconds: 5 },
    { id: "few", kind: "shelf", heading: "And a few more", text: "A few that go with it.", list: {}, seconds: 5 },
    { id: "two", kind: "compare", chapter: "Compare", heading: "This or that", text: { text: "{item.title} or {item2.title}?", neutral: "Which?" }, list: { model: "trending" }, seconds: 5 },
    {
      id: "where", kind: "choice", chapter: "Your way", heading: "Where to?", text: "Where shall we go?", seconds: 4,
      choices: [
        { id: "order", text: "What I ordered", scenes: [{ id: "lines", kind: "order", heading: "Your order", text: "This is what is on its way.", seconds: 6 }] },
        { id: "care", text: "How to look after things", scenes: [{ id: "keep", kind: "title", heading: "Dry it at once", text: "Most things last when they are dry.", seconds: 3 }] },
      ],
    },
    { id: "bye", kind: "end", heading: "See you", text: "That was it.", seconds: 3 },
  ],
  order: { number: "7", lines: [{ id: "pot", quantity: 2 }, { id: "atlas" }] },
};
function put(template = TEMPLATE, attributes = {}) {
  const element = document.createElement("homebody-story");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.template = template;
  document.querySelector("#below").before(element);
  return element;
}
const story = () => document.querySelector("homebody-story");
const inside = (selector) => story().shadowRoot.querySelector(selector);
const sayYes = () => p.consent.grant("store", "profile", "rank");

defineStory(p, options);
Object.assign(globalThis, { p, put, story, inside, sayYes, storyboard, definePanel, defineStory, options, TEMPLATE, clock, start: () => start() });
if (!query.has("late")) await p.ready.catch(() => {});
globalThis.prepared = true;
