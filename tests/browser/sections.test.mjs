// Pages made of sections in a real browser: a server's default that hydrates into the visitor's page, and the storefront's front page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSections } from "homebody/sections";
import { answers } from "./lib/site.mjs";
import { enter } from "./lib/elements.mjs";
import { button, follow, look, open, ranked, sayYes, settle, slot, titles, visit } from "./storefront_visit.mjs";

const watchShift = () => {
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (globalThis.shift += hadRecentInput ? 0 : value))).observe({ type: "layout-shift", buffered: true });
};
const shiftOf = (page) => page.evaluate(() => shift);

// A server that renders the plan, and a page that draws it.

const SPEC = {
  name: "home",
  sections: [
    { id: "hero", kind: "hero", pin: "first", variants: [{ id: "all" }, { id: "kitchen", about: ["category=Kitchen"] }] },
    { id: "books", kind: "editorial", about: ["category=Books"] },
    { id: "kitchen", kind: "editorial", about: ["category=Kitchen"] },
    { id: "carry-on", kind: "rail", list: { model: "continue" } },
    { id: "rail", kind: "rail", list: { model: "trending", limit: 3 } },
  ],
};
const html = ({ sections }) => sections.map(({ id, kind, variant = "" }) => `<section id="${id}" class="${kind}"><h2>${id} ${variant}</h2></section>`).join("");
const SCRIPT = `
import { createPersonalizer, remembered } from "/dist/inline.js";
import { defaultSections, watchSections } from "/dist/sections.js";
import { ITEMS } from "/shop.js";
const SPEC = ${JSON.stringify(SPEC)};
const html = ${html};
const root = document.querySelector("main");
globalThis.matches = root.innerHTML === html(defaultSections(SPEC));
const p = createPersonalizer({ catalog: ITEMS, consent: [remembered()], exploration: 0 });
globalThis.plans = [];
watchSections(p, SPEC, (plan) => {
  plans.push(plan.sections.map(({ id, variant, ranking }) => [id, variant, ranking?.items.map(({ id }) => id)]));
  plan.sections.forEach(({ id }) => root.append(document.getElementById(id) ?? Object.assign(document.createElement("section"), { id })));
});
Object.assign(globalThis, { p, sayYes: () => p.consent.grant("store", "profile", "rank") });
await p.ready;
globalThis.prepared = true;
`;

test("what a server renders is what the browser plans first, and nothing moves for everyone", async (t) => {
  answers.set("/sections.js", { type: "text/javascript", body: SCRIPT });
  answers.set("/sections.html", { type: "text/html", body: `<!doctype html><html lang="en"><title>Sections</title><script type="module" src="/sections.js"></script><main>${html(defaultSections(SPEC))}</main></html>` });
  const page = await enter(t, "", {}, watchShift, "/sections.html");
  assert.equal(await page.evaluate(() => matches), true);
  await page.waitForFunction(() => plans.length === 2);
  const [first, second] = await page.evaluate(() => plans);
  assert.deepEqual(first.map(([id, variant]) => [id, variant]), second.map(([id, variant]) => [id, variant]));
  assert.deepEqual(second.at(-1)[2], ["coffee", "pan", "knife"]);
  assert.equal(await shiftOf(page), 0);
  await page.evaluate(() => {
    sayYes();
    p.track("view", ["novel", "atlas"]);
  });
  await page.waitForFunction(() => plans.at(-1).map(([id]) => id).join() === "hero,books,carry-on,rail,kitchen" || plans.at(-1)[1][0] === "books");
  assert.equal(await page.evaluate(() => plans.at(-1)[0][1]), "all", "no variant without an interest in it");
});

// The storefront.

const COOK = ["ostler-chef-20", "ostler-bread-24", "ostler-whetstone", "millstead-board", "kv-gooseneck-black", "brae-skillet-26"];
const PETS = ["bramble-dog-lamb-2", "bramble-dog-chews", "bramble-lead-rust", "bramble-bed", "bramble-dog-coat"];
const headings = (page) => page.locator("main :is(h1, h2)").allTextContents();

async function regular(t, ids) {
  const page = await visit(t);
  await page.addInitScript(watchShift);
  await sayYes(page);
  for (const id of ids) await look(page, `/p/${id}`);
  await settle(page);
  await open(page, "/");
  await slot(page, "For you").waitFor();
  await page.locator("homebody-story [part=caption]").waitFor({ state: "attached" }); // it comes last, with a heading of its own
  return page;
}

test("two visitors see two front pages, neither of which moves, and no product twice on one", async (t) => {
  const cook = await regular(t, COOK);
  const pets = await regular(t, PETS);
  const pages = [];
  for (const page of [cook, pets]) {
    await page.waitForTimeout(500);
    assert.equal(await shiftOf(page), 0);
    const links = await page.locator(".card .card-link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.equal(new Set(links).size, links.length);
    pages.push(await headings(page));
  }
  assert.equal(pages[0][0], "For the cook who sharpens");
  assert.ok(pages[0].includes("From Kitchen") && pages[0].includes("Cast iron wants using"), pages[0].join());
  assert.equal(pages[1][0], "For whoever sleeps by the door");
  assert.ok(pages[1].includes("A bed that can be washed") && !pages[1].includes("From Kitchen"), pages[1].join());
});

test("a mute takes the sections of it away at once, and the page holds still for looks", async (t) => {
  const page = await regular(t, COOK);
  const before = await headings(page);
  for (const id of PETS.slice(0, 3)) await look(page, `/p/${id}`);
  await follow(page, "/");
  await slot(page, "For you").waitFor();
  assert.deepEqual(await headings(page), before);
  await follow(page, "/privacy");
  await button(page, "Mute: Kitchen", { exact: true }).click();
  await button(page, "Unmute: Kitchen", { exact: true }).waitFor();
  await follow(page, "/");
  await ranked(page);
  const after = await headings(page);
  assert.ok(!after.some((heading) => /Kitchen|cook|Cast iron/.test(heading)), after.join());
  assert.ok(!(await page.locator(".card-link").evaluateAll((all) => all.map((link) => link.getAttribute("href")))).includes("/p/ostler-paring-9"));
});

test("the channel switched off shows what everyone sees", async (t) => {
  const page = await regular(t, COOK);
  await follow(page, "/privacy");
  await page.getByRole("switch", { name: "Parts of the page" }).click();
  await follow(page, "/");
  await ranked(page);
  assert.equal((await headings(page))[0], "Kept things, from larder to loft");
  assert.ok(!(await headings(page)).includes("From Kitchen"));
});

test("a click on a shelf's card is on the screen, and in what comes next", async (t) => {
  const page = await regular(t, COOK);
  const [first] = await titles(slot(page, "From Kitchen"));
  await slot(page, "From Kitchen").locator(".card-link").first().click();
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
  await settle(page);
  await open(page, "/");
  assert.ok((await titles(slot(page, "Carry on where you left off"))).includes(first));
});
