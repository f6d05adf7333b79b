// Stays home: two visitors whose profiles could not differ more look at the same pages, and the server cannot tell
// them apart, byte for byte, until one of them clicks on something personal.
import assert from "node:assert/strict";
import test from "node:test";
import { ask, openChat } from "./lib/drawer.mjs";
import { address, log } from "./lib/site.mjs";
import * as storefront from "./lib/storefront.mjs";
import { visitor, watchFor } from "./lib/visitor.mjs";

/**
 * What the server heard since the last look. Requests that a page makes at the same moment may arrive in any order, so
 * they are sorted within a step; steps are not. Headers are sorted, too: whether a file has changed is asked by one of
 * Chromium's two caches, whichever still has it, and they write the same headers in another order.
 */
const heard = (log) => log.splice(0).map(({ text }) => sorted(text)).sort();
function sorted(text) {
  const [first, ...headers] = text.split("\n");
  return [first, ...headers.sort()].join("\n");
}

/** Does the same steps for a visitor; what the server heard at each of them. */
async function steps(page, log, all) {
  const told = [];
  log.length = 0;
  for (const step of all) {
    await step(page);
    told.push(heard(log));
  }
  return told;
}

// The storefront.

const COOK = ["ostler-chef-20", "ostler-bread-24", "ostler-whetstone", "millstead-board", "kv-gooseneck-black"];
const PETS = ["bramble-dog-lamb-2", "bramble-dog-chews", "bramble-lead-rust", "bramble-bed", "bramble-dog-coat"];

async function regular(t, ids) {
  const page = await storefront.enter(t, await visitor(t));
  await storefront.answerYes(page);
  for (const id of ids) await storefront.look(page, `/p/${id}`);
  await storefront.follow(page, "/privacy");
  await page.getByRole("button", { name: /^Mute: / }).first().waitFor();
  await page.waitForTimeout(300);
  return page;
}

/** The front page with all that it loads: what comes a moment later belongs to this step, not to the next. */
const home = (page) => storefront.visit(page, "/").then(() => page.locator("homebody-story [part=caption]").waitFor({ state: "attached" }));
async function playStory(page) {
  const story = page.locator("homebody-story");
  await page.waitForFunction(() => document.querySelector("homebody-story")?.storyboard?.scenes.length > 3);
  await story.scrollIntoViewIfNeeded();
  await story.getByRole("button", { name: "Play" }).click();
  await page.waitForTimeout(300);
  for (const chapter of ["One thing", "New", "Where to?"]) {
    await story.getByRole("button", { name: chapter }).click();
    await page.waitForTimeout(1100); // so that what it shows is seen
  }
}

/** All channels are on the pages: sections, a list and a story on the front page, lists beside a product and in the cart, the chat in its drawer. */
const VISITS = [
  (page) => home(page),
  (page) => playStory(page),
  (page) => openChat(page).then(() => page.waitForTimeout(300)),
  (page) => ask(page, "the moka pot"),
  (page) => ask(page, "the first one").then(() => page.waitForTimeout(1200)), // so that suggestions are seen
  (page) => page.keyboard.press("Escape"),
  (page) => storefront.follow(page, "/search?q=red").then(() => page.locator(".card").first().waitFor()),
  (page) => storefront.look(page, "/p/kv-moka-3"),
  (page) => page.getByRole("button", { name: "Add to cart" }).click(),
  (page) => storefront.follow(page, "/cart").then(() => page.locator("homebody-slot .card-link").first().waitFor()),
  (page) => storefront.visit(page, "/p/lune-bar-fig"),
  (page) => page.waitForTimeout(1200), // impressions are counted after a second
  (page) => storefront.visit(page, "/privacy", false),
  (page) => home(page),
  (page) => page.waitForTimeout(300),
];

test("the storefront's server cannot tell a cook from a dog's friend", async (t) => {
  const lists = [];
  const logs = [];
  for (const ids of [COOK, PETS]) {
    const page = await regular(t, ids);
    logs.push(await steps(page, storefront.log, VISITS));
    const list = page.getByRole("region", { name: "For you" });
    await list.waitFor({ timeout: 5000 });
    lists.push(await storefront.titles(page, "For you"));
    // Not even a click on what is personal leaves a shop that is one page.
    await list.locator("a").first().click();
    await page.locator(".product").waitFor();
    assert.deepEqual(heard(storefront.log), []);
  }
  assert.notDeepEqual(lists[0], lists[1], "their lists do differ");
  assert.ok(lists.every((list) => list.length > 0));
  assert.deepEqual(logs[0], logs[1]);
});

// A plain page, whose links are real ones.

async function settled(page) {
  await page.locator("body[data-ready]").waitFor();
  await page.locator("#list a").first().waitFor();
}
const load = (path) => async (page) => {
  await page.goto(address(path));
  await settled(page);
};

/** A visitor with a profile, made by what was tracked. */
async function fond(t, ids) {
  const page = await (await visitor(t)).newPage();
  await watchFor(t, page);
  await load("/list.html?policy=offline")(page);
  await page.evaluate(async (ids) => {
    p.consent.grant("store", "profile", "rank");
    for (const id of ids) p.track("view", id);
    for (const id of ids) p.track("like", id);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, ids);
  return page;
}
const ranked = (page) => page.locator("#list a").allTextContents();
const KITCHEN = ["knife", "board", "pan"];
const READING = ["novel", "atlas"];

for (const policy of ["offline", "usual"]) {
  test(`a server hears the same of two opposite visitors, until one clicks (policy: ${policy})`, async (t) => {
    const logs = [];
    const lists = [];
    const clicks = [];
    for (const ids of [KITCHEN, READING]) {
      const page = await fond(t, ids);
      const visits = [load(`/list.html?policy=${policy}`), load(`/list.html?policy=${policy}&page=2`), (page) => page.waitForTimeout(200)];
      logs.push(await steps(page, log, visits));
      assert.equal(await page.evaluate(() => p.mode), "persistent");
      lists.push(await ranked(page));
      await page.locator("#list a").first().click();
      await page.waitForURL(/empty/);
      clicks.push(heard(log));
    }
    assert.notDeepEqual(lists[0], lists[1], "their lists do differ");
    assert.ok(logs[0][0].length > 3, "there is something to compare");
    assert.deepEqual(logs[0], logs[1]);
    assert.notDeepEqual(clicks[0], clicks[1], "the click is the first thing that tells");
    assert.equal(clicks[0].length, 1);
  });
}

test("a page that shows pictures of what was ranked does tell: the comparison is not blind", async (t) => {
  const logs = [];
  for (const ids of [KITCHEN, READING]) {
    const page = await fond(t, ids);
    logs.push(await steps(page, log, [(page) => load("/list.html?leaky")(page).then(() => page.waitForLoadState("networkidle"))]));
  }
  assert.notDeepEqual(logs[0], logs[1]);
  const pictures = logs.map(([requests]) => requests.map((text) => text.match(/^GET (\S+)/)[1]).filter((url) => url.startsWith("/picture/")));
  assert.ok(pictures.every((urls) => urls.length === 4));
});
