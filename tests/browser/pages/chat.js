// A plain page for the chat, without a style of its own. `?lang=` names the language.
import { defineChat } from "/dist/chat.js";
import { createPersonalizer, remembered } from "/dist/inline.js";
import { ITEMS } from "/shop.js";

const query = new URLSearchParams(location.search);
document.documentElement.lang = query.get("lang") ?? "en";
const p = createPersonalizer({ catalog: ITEMS, consent: [remembered()] });
const told = [];
addEventListener("homebody-answer", ({ detail }) => told.push(detail));

const usual = { catalog: ITEMS, contact: "mailto:shop@example.com", href: (id) => `/empty.html?item=${id}`, more: "/empty.html?panel" };
/** A visitor who said yes and has done some things. */
function live() {
  p.consent.grant("store", "profile", "rank");
  p.track("view", ["pot", "novel"]);
  p.track("purchase", "pan");
}
/** Puts a chat at the end of the page and gives it. */
function put(options = {}) {
  defineChat(p, { ...usual, ...options });
  const element = document.createElement(options.tag ?? "homebody-chat");
  if (query.has("height")) element.style.setProperty("--homebody-chat-height", `${query.get("height")}px`);
  document.querySelector("main").append(element);
  return element;
}
Object.assign(globalThis, { p, told, put, live, ITEMS });
await p.ready;
globalThis.prepared = true;
