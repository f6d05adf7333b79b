// <homebody-slot> in a real browser: the shop's own cards, counted, explained, sent away and brought back, and nothing jumps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createPersonalizer } from "homebody";
import { readFileSync } from "node:fs";
import { ITEMS } from "../js/lib/shop.mjs";
import { accessible, button, enter as enterAt } from "./lib/elements.mjs";
import { answers } from "./lib/site.mjs";
import { until } from "./lib/visitor.mjs";

/** Adds up what moved without the visitor having done anything. */
const watchShift = () => {
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (globalThis.shift += hadRecentInput ? 0 : value))).observe({ type: "layout-shift", buffered: true });
};
const enter = (t, query, options, path = "/slot.html") => enterAt(t, query, options, watchShift, path);
const put = (page, ...of) => page.evaluate((of) => void put(...of), of);
const shown = (page) => page.evaluate(() => shown());
const list = (page) => page.locator("homebody-slot");
const items = (page, count) => list(page).locator("article").nth(count - 1).waitFor();
const events = (page) => page.evaluate(() => p.profile.get().events.map(({ type, id }) => `${type} ${id}`));
const impressions = (page) => page.evaluate(() => p.profile.get().impressions.map(({ id }) => id).sort());

test("from a look to a list, from a click to the profile", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    sayYes();
    for (const id of ["knife", "board"]) p.track("view", id);
  });
  await put(page, { name: "home", limit: 3, heading: "For you" });
  await items(page, 3);
  const [first] = await shown(page);
  assert.match(first, /knife|board/);
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  const id = await page.evaluate(() => document.querySelector("homebody-slot").ranking.items[0].id);
  await page.getByRole("link", { name: first }).click();
  assert.ok((await events(page)).includes(`click ${id}`));
  await page.waitForTimeout(100);
  assert.equal((await shown(page))[0], first, "the list does not move under a click");
});

test("what was half visible for a second counts once, in lists that are offered only", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => sayYes());
  await put(page, { name: "asked", limit: 2, intent: "requested", model: "new" });
  await put(page, { name: "home", limit: 2, model: "trending" });
  await items(page, 2);
  assert.deepEqual(await until(() => impressions(page), (all) => all.length === 2), ["coffee", "pan"]);
  await page.evaluate(() => p.track("view", "tent")); // the list is made anew
  await page.waitForTimeout(1300);
  const counts = await page.evaluate(() => p.profile.get().impressions.map(({ day }) => day));
  assert.ok(counts.every((day) => day === 1), counts.join());
});

test("a list holds still while it is looked at, and lets go at once of what was bought", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => sayYes());
  await put(page, { name: "home", limit: 4, model: "trending" });
  await items(page, 4);
  const before = await shown(page);
  await page.evaluate(() => p.track("impression", ["coffee", "pan", "knife", "board"].flatMap((id) => [id, id, id])));
  await page.waitForTimeout(100);
  assert.deepEqual(await shown(page), before, "caps hold from the next list on");
  await page.evaluate(() => p.track("purchase", "pan"));
  await page.waitForFunction(() => !shown().some((title) => title.startsWith("Iron pan")));
  const other = await page.evaluate(() => put({ name: "other", limit: 4, model: "trending" }).ranking.items.map(({ id }) => id));
  assert.ok(!other.includes("coffee"), "the next list has what is left");
});

test("“Not for me” goes to Undo and back, and is remembered", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => sayYes());
  await put(page, { name: "home", limit: 3, model: "trending" });
  await items(page, 3);
  const before = await shown(page);
  await button(page, "Not for me: Iron pan, 28 cm").click();
  await page.getByText("“Iron pan, 28 cm” will not be suggested for 90 days.").waitFor();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("aria-label"));
  assert.equal(await focused(), "Undo: Iron pan, 28 cm");
  assert.deepEqual(await page.evaluate(() => p.profile.get().dismissed.map(({ id }) => id)), ["pan"]);
  assert.deepEqual(await shown(page), before.filter((title) => !title.startsWith("Iron pan")), "the others stay where they are");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => shown().length === count, before.length);
  assert.deepEqual((await shown(page)).sort(), [...before].sort());
  assert.match(await focused(), /^Why this\?/);
  assert.deepEqual(await page.evaluate(() => p.profile.get().dismissed), []);
});

test("without a memory it holds for this visit, in every list of the page", async (t) => {
  const page = await enter(t);
  await put(page, { name: "one", limit: 3, model: "trending" });
  await put(page, { name: "two", limit: 3, model: "trending" });
  await items(page, 3);
  await button(page, "Not for me: Iron pan, 28 cm").first().click();
  await page.getByText("“Iron pan, 28 cm” is put aside for this visit.").waitFor();
  await page.waitForFunction(() => !shown(document.querySelectorAll("homebody-slot")[1]).some((title) => title.startsWith("Iron pan")));
  await button(page, "Undo: Iron pan, 28 cm").click();
  await page.waitForFunction(() => [...document.querySelectorAll("homebody-slot")].every((one) => shown(one).some((title) => title.startsWith("Iron pan"))));
});

for (const [lang, open, said, panel] of [
  ["en", "Why this? Chef's knife", /^Shown (mainly )?because you looked at “Chef's knife” \(.*\)/, "Privacy and preferences"],
  ["de", "Warum das? Chef's knife", /^(Vor allem gezeigt|Gezeigt), weil du „Chef's knife“ angesehen hast \(.*\)/, "Datenschutz und Einstellungen"],
  ["fr", "Pourquoi ceci ? Chef's knife", /^La raison( principale)? : tu as regardé « Chef's knife » \(.*\)/, "Confidentialité et préférences"],
  ["es", "¿Por qué esto? Chef's knife", /^Se muestra (sobre todo )?porque has mirado «Chef's knife» \(.*\)/, "Privacidad y preferencias"],
  ["it", "Perché questo? Chef's knife", /^Mostrato (soprattutto )?perché hai guardato «Chef's knife» \(.*\)/, "Privacy e preferenze"],
]) {
  test(`why this, in ${lang}, by keyboard, with the way to the panel`, async (t) => {
    const page = await enter(t, `lang=${lang}`);
    await page.evaluate(() => {
      sayYes();
      p.track("view", "knife");
    });
    await put(page, { name: "home", limit: 2 });
    const summary = page.locator("homebody-slot summary").first();
    await summary.waitFor();
    assert.equal(await summary.getAttribute("aria-label"), open);
    await summary.focus();
    await page.keyboard.press("Enter");
    const text = page.locator("homebody-slot details[open] [part=why-text]");
    await page.waitForFunction(() => document.querySelector("homebody-slot").shadowRoot.querySelector("details[open] [part=why-text]")?.textContent);
    assert.match(await text.textContent(), said);
    await page.evaluate(() => p.track("impression", "tent")); // drawing again leaves it open
    await page.waitForTimeout(50);
    assert.match(await text.textContent(), said);
    assert.equal(await page.getByRole("link", { name: panel }).first().getAttribute("href"), "/empty.html");
  });
}

test("pins, boosts and quotas", async (t) => {
  const page = await enter(t);
  const ids = (request) => page.evaluate((request) => {
    const { quota, ...rest } = request;
    const made = put({ name: "home", model: "trending" }, { ...rest, ...(quota && { quotas: quotas(quota) }) });
    const { items, excluded } = made.ranking;
    made.remove();
    return { ids: items.map(({ id }) => id), promoted: items.filter(({ promoted }) => promoted).map(({ id }) => id), quota: excluded.filter(({ rule }) => rule === "group_quota") };
  }, request);
  const plain = await ids({ limit: 4 });
  assert.deepEqual(plain.ids, ["coffee", "pan", "knife", "board"]);
  const pinned = await ids({ limit: 4, pin: [{ id: "atlas", position: 1 }], boost: [{ target: "brand=Alp", weight: 1 }] });
  assert.equal(pinned.ids[1], "atlas");
  assert.ok(pinned.promoted.includes("atlas") && pinned.promoted.includes("tent"), pinned.promoted.join());
  const department = await ids({ limit: 5, quota: { department: 1 } });
  assert.deepEqual(department.ids, ["coffee", "pan", "tent", "novel"]);
  assert.deepEqual(department.quota.find(({ id }) => id === "knife"), { id: "knife", rule: "group_quota", because: "category=Kitchen" });
  const held = await ids({ limit: 4, quota: { brand: 1 }, pin: [{ id: "knife-small", position: 3 }] });
  assert.equal(held.ids[3], "knife-small");
  assert.ok(!held.ids.includes("knife"), "the pin counts");
});

test("nothing moves: before, when it is there, when it changes, with fewer items", async (t) => {
  for (const late of ["", "late&"]) {
    const page = await enter(t, late);
    const attributes = { name: "home", limit: 4, model: "trending", heading: "Popular" };
    await put(page, attributes);
    await put(page, { name: "none", limit: 4, model: "continue" });
    await page.waitForTimeout(100);
    // What stood below was moved by putting lists above it, which was the test's doing.
    await page.evaluate(() => (shift = 0));
    if (late) await page.evaluate(() => start());
    await items(page, 4);
    const top = await page.evaluate(() => document.querySelector("#below").getBoundingClientRect().top);
    await page.evaluate(() => {
      sayYes();
      p.track("view", "tent");
      p.track("purchase", ["pan", "coffee"]);
      p.profile.mute("category=Kitchen");
    });
    await page.waitForFunction(() => shown().length === 4 && !shown().some((title) => title.startsWith("Iron pan")));
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => document.querySelector("#below").getBoundingClientRect().top), top);
    assert.equal(await page.evaluate(() => shift), 0, late);
  }
});

test("rooms that nothing fills go where that moves nothing in view, and stay where it would", async (t) => {
  const page = await enter(t, "late", { viewport: { width: 800, height: 600 } });
  const heights = () => page.evaluate(() => [...document.querySelectorAll("homebody-slot")].map((slot) => slot.getBoundingClientRect().height));
  await page.evaluate(async () => {
    const put2 = (name) => put({ name, limit: 2, model: "continue", heading: "Carry on" });
    put2("in-view");
    const gap = Object.assign(document.createElement("div"), { id: "gap" });
    gap.style.blockSize = "1500px";
    document.querySelector("#below").before(gap);
    put2("below");
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    shift = 0;
    start();
    await p.ready;
  });
  assert.deepEqual((await until(heights, ([, below]) => below === 0)).map((height) => height > 100), [true, false]);
  assert.equal(await page.evaluate(() => shift), 0);
  const late = await page.evaluate(() => put({ name: "late", limit: 2, model: "continue" }).getBoundingClientRect().height);
  assert.equal(late, 0, "what comes when everything is there never takes the room");
});

/** The page as a server sends it: lists rendered there, with a personalizer of its own that knows nobody. */
async function rendered() {
  const p = createPersonalizer({ catalog: ITEMS });
  await p.ready;
  const card = (id) => `<article class="card" data-item="${id}"><a href="/empty.html?item=${id}"><span>${p.catalog.get(id).title}</span></a><span>10</span></article>`;
  const { items } = p.rank({ slot: "home", model: "trending", limit: 4 });
  const list = `<homebody-slot name="home" model="trending" limit="4">${items.map(({ id }) => card(id)).join("")}</homebody-slot>`;
  p.dispose();
  return readFileSync(new URL("pages/slot.html", import.meta.url), "utf8").replace("<!-- here -->", list);
}

test("what the server rendered stays until there is a ranking, and in it", async (t) => {
  answers.set("/rendered.html", { type: "text/html", body: await rendered() });
  const page = await enter(t, "late", {}, "/rendered.html");
  const before = await shown(page);
  assert.equal(before.length, 4);
  await page.evaluate(() => {
    globalThis.nodes = [...document.querySelectorAll("article")];
    globalThis.changes = 0;
    new MutationObserver((all) => (changes += all.length)).observe(document.querySelector("homebody-slot"), { childList: true, subtree: true, characterData: true });
    start();
  });
  await page.locator("homebody-slot summary").nth(3).waitFor();
  assert.deepEqual(await shown(page), before);
  assert.ok(await page.evaluate(() => nodes.every((node, at) => node === document.querySelectorAll("article")[at])));
  assert.equal(await page.evaluate(() => changes), 0);
  assert.equal(await page.evaluate(() => shift), 0);
});

test("where the engine cannot be had, what the server rendered is what there is", async (t) => {
  answers.set("/rendered.html", { type: "text/html", body: await rendered() });
  const page = await enter(t, "broken", {}, "/rendered.html");
  await page.waitForTimeout(200);
  assert.equal((await shown(page)).length, 4);
  assert.equal(await page.locator("homebody-slot summary").count(), 0);
});

test("a template takes text and harmless attributes, and nothing else", async (t) => {
  const page = await enter(t);
  await page.evaluate(async () => {
    const nasty = "<img src=x onerror=alert(1)>";
    const evil = createPersonalizer({ catalog: [{ id: "a", title: nasty, image: "javascript:alert(1)", price: 5, attributes: { brand: "javascript:alert(2)" } }] });
    await evil.ready;
    defineSlot(evil, { tag: "evil-slot", href: (id) => `javascript:alert("${id}")` });
    const card = document.createElement("article");
    const part = (tag, mark) => {
      const made = document.createElement(tag);
      made.setAttribute("data-homebody", mark);
      card.append(made);
    };
    part("a", "title link@href title@onclick title@style title@aria-label");
    part("a", "brand@href");
    part("img", "image@src title@alt title@srcset");
    part("iframe", "link@src title@srcdoc title");
    part("script", "title");
    part("p", "price");
    part("p", "colour");
    const made = document.createElement("template");
    made.content.append(card);
    const slot = document.createElement("evil-slot");
    slot.append(made);
    slot.setAttribute("limit", "1");
    document.querySelector("#below").before(slot);
  });
  await page.locator("evil-slot article").waitFor();
  const html = await page.evaluate(() => document.querySelector("evil-slot article").outerHTML);
  assert.ok(!/javascript:|onclick|style=|srcset|srcdoc|src=/.test(html.replaceAll("&lt;img src=x onerror=alert(1)&gt;", "").replace(/ data-homebody="[^"]*"/g, "")), html);
  assert.match(html, /<script data-homebody="title"( hidden="")?><\/script>/);
  assert.equal(await page.evaluate(() => document.querySelector("evil-slot article a").textContent), "<img src=x onerror=alert(1)>");
  assert.equal(await page.evaluate(() => document.querySelectorAll("evil-slot article p")[1].hidden), true);
});

test("the site's own card, and one that throws", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    globalThis.reported = [];
    addEventListener("error", (event) => (reported.push(event.message), event.preventDefault()));
    defineSlot(p, {
      tag: "own-slot",
      href: (id) => `/empty.html?item=${id}`,
      card: ({ id }) => {
        if (id === "pan") throw new Error("no pan");
        return Object.assign(document.createElement("article"), { textContent: `own ${id}` });
      },
    });
    const slot = document.createElement("own-slot");
    slot.setAttribute("limit", "2");
    slot.setAttribute("model", "trending");
    document.querySelector("#below").before(slot);
  });
  await page.getByText("own coffee").waitFor();
  await page.getByRole("link", { name: "Iron pan, 28 cm" }).waitFor();
  assert.match((await page.evaluate(() => reported)).join(), /no pan/);
  page.trouble.length = 0;
});

test("a bad request is told to the page's developer and breaks nothing", async (t) => {
  const page = await enter(t);
  await put(page, { name: "home", model: "nonsense", limit: 3 });
  await page.waitForTimeout(100);
  assert.match(page.trouble.join(), /request\.model: pass one of/);
  page.trouble.length = 0;
  await page.evaluate(() => document.querySelector("homebody-slot").setAttribute("model", "trending"));
  await items(page, 3);
});

test("a channel that was switched off, and a list after a mute", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    sayYes();
    for (const id of ["tent", "rope"]) p.track("view", id);
  });
  await put(page, { name: "home", limit: 3 });
  await items(page, 3);
  const personal = await shown(page);
  await page.evaluate(() => p.profile.channel("recommendations", false));
  await page.waitForFunction((before) => shown().join() !== before.join(), personal);
  assert.equal(await page.evaluate(() => document.querySelector("homebody-slot").ranking.mode), "contextual");
  await page.evaluate(() => p.profile.channel("recommendations", true));
  await page.waitForFunction((before) => shown().join() === before.join(), personal);
  await page.evaluate(() => p.profile.mute("category=Outdoors"));
  await page.waitForFunction(() => !shown().some((title) => /Tent|rope/.test(title)));
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1100, 320]) {
    test(`no violation in ${colorScheme}, ${width} px wide`, async (t) => {
      const page = await enter(t, "", { colorScheme, viewport: { width, height: 800 } });
      await page.evaluate(() => sayYes());
      await put(page, { name: "home", limit: 4, model: "trending", heading: "Popular", "heading-level": 2 }, { pin: [{ id: "atlas", position: 1 }] });
      await items(page, 4);
      await page.locator("homebody-slot summary").first().click();
      await button(page, /^Not for me/).nth(2).click();
      await page.getByText("will not be suggested").waitFor();
      await accessible(page, `slot ${width} ${colorScheme}`);
    });
  }
}

test("set before it is defined, moved and taken out, it works and lets go", async (t) => {
  const page = await enter(t);
  const ids = await page.evaluate(async () => {
    const early = document.createElement("early-slot");
    early.request = { slot: "early", model: "trending", limit: 2 };
    document.querySelector("#below").before(early);
    defineSlot(p, { tag: "early-slot", ...options });
    const first = early.ranking.items.map(({ id }) => id);
    document.querySelector("main").prepend(early);
    early.request = { slot: "early", model: "trending", limit: 3 };
    const second = early.ranking.items.map(({ id }) => id);
    early.remove();
    return [first, second, early.ranking ?? null];
  });
  assert.deepEqual(ids, [["coffee", "pan"], ["coffee", "pan", "knife"], null]);
});
