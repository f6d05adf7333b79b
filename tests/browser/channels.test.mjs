// One profile, one budget, one set of rules: what happens in one channel of the storefront counts in all the others at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, offeredInChat, openChat, turns } from "./lib/drawer.mjs";
import { button, follow, look, open, ranked, sayYes, settle, slot, visit } from "./storefront_visit.mjs";

const COOK = ["ostler-chef-20", "ostler-bread-24", "ostler-whetstone", "kv-gooseneck-black", "brae-skillet-26"];
const KNIFE = { id: "ostler-paring-9", name: "Paring knife, 9 cm, walnut" };

/** A visitor who has looked around, on a front page of their own. */
async function regular(t, ids = COOK) {
  const page = await visit(t);
  await sayYes(page);
  for (const id of ids) await look(page, `/p/${id}`);
  await settle(page);
  await home(page);
  return page;
}
const home = async (page) => {
  await open(page, "/");
  await slot(page, /^For you/).waitFor();
};
/** Addresses of everything that is offered on the page: in lists, in sections, in the element's lists. */
const offered = (page) => page.locator("main .card-link").evaluateAll((all) => all.map((link) => link.getAttribute("href").slice("/p/".length)));
/** Scenes of the story on the front page, and the products in them, on every way through it. */
async function told(page) {
  await page.waitForFunction(() => document.querySelector("homebody-story")?.storyboard?.scenes.some(({ items }) => items.length));
  return page.locator("homebody-story").evaluate(({ storyboard }) => {
    const all = (scenes) => scenes.flatMap((scene) => [scene, ...(scene.choices ?? []).flatMap(({ scenes }) => all(scenes))]);
    const scenes = all(storyboard.scenes);
    return { scenes: scenes.map(({ id }) => id), ids: scenes.flatMap(({ items }) => items.map(({ id }) => id)), excluded: storyboard.excluded };
  });
}
/** What the lists of a product's page offer. */
async function beside(page, id) {
  await look(page, `/p/${id}`);
  await slot(page, /^More from/).locator(".card-link").first().waitFor();
  return offered(page);
}
/** What the chat offers beside a product that was asked for. */
async function besideInChat(page, question) {
  await openChat(page);
  await ask(page, question);
  await ask(page, "the first one");
  const names = await offeredInChat(page);
  await page.keyboard.press("Escape");
  return names;
}

test("bought in one channel, no longer offered in the others; asked for, it is there and labelled", async (t) => {
  const page = await regular(t);
  assert.ok((await offered(page)).includes(KNIFE.id), "it is offered before");
  assert.ok((await told(page)).ids.includes(KNIFE.id), "in the story, too");
  assert.ok((await beside(page, "ostler-chef-20")).includes(KNIFE.id));
  await slot(page, "Similar to this").getByRole("link", { name: KNIFE.name }).click();
  await page.getByRole("heading", { level: 1, name: KNIFE.name }).waitFor();
  await button(page, "Add to cart").click();
  await follow(page, "/checkout");
  for (const field of ["Name", "Street and number", "Postcode", "Town"]) await page.getByLabel(field, { exact: true }).fill("Zzquux");
  await button(page, "Place the demo order").click();
  await page.getByRole("heading", { name: "Order LL-1001" }).waitFor();
  assert.ok(!(await beside(page, "ostler-chef-20")).some((id) => id.startsWith("ostler-paring")));
  assert.ok(!(await besideInChat(page, "the chef's knife")).some((name) => name.startsWith("Paring knife")));
  await settle(page);
  await home(page);
  assert.ok(!(await offered(page)).some((id) => id.startsWith("ostler-paring")), "nor its variants");
  const { ids, excluded } = await told(page);
  assert.ok(!ids.some((id) => id.startsWith("ostler-paring")), "nor in the story");
  const { rule, until } = excluded.find(({ id }) => id === KNIFE.id);
  assert.equal(rule, "purchased");
  assert.ok(until > Date.now());
  await openChat(page);
  await ask(page, "the walnut paring knife");
  await turns(page).last().getByText("Bought before").first().waitFor();
});

test("a cap used up by looking at the front page holds in lists and in the chat", async (t) => {
  const page = await regular(t);
  const CHEF = { id: "ostler-chef-20", name: "Chef's knife, 20 cm" };
  assert.ok((await offered(page)).includes(CHEF.id));
  assert.ok((await told(page)).ids.includes(CHEF.id));
  assert.ok((await beside(page, KNIFE.id)).includes(CHEF.id));
  assert.ok((await besideInChat(page, "the walnut paring knife")).includes(CHEF.name));
  for (let time = 0; time < 3; time++) {
    await home(page);
    await slot(page, "Carry on where you left off").scrollIntoViewIfNeeded();
    await page.waitForTimeout(1400); // half in view for a second
    await settle(page);
  }
  await home(page);
  assert.ok(!(await offered(page)).includes(CHEF.id), "seen often enough on the front page");
  assert.ok(!(await told(page)).ids.includes(CHEF.id), "so not in the story");
  assert.ok(!(await beside(page, KNIFE.id)).includes(CHEF.id), "so not beside a product");
  assert.ok(!(await besideInChat(page, "the walnut paring knife")).includes(CHEF.name), "nor in the chat");
  await openChat(page);
  await ask(page, "the chef's knife");
  await page.locator("homebody-chat").getByText(CHEF.name).first().waitFor(); // asked for, it is there
});

test("a muted interest has no section, no card and no suggestion anywhere", async (t) => {
  const page = await regular(t);
  await follow(page, "/c/kitchen");
  await page.getByRole("heading", { level: 1, name: "Kitchen" }).waitFor();
  const kitchen = new Set(await offered(page));
  assert.ok(kitchen.size > 20);
  await follow(page, "/privacy");
  await button(page, "Mute: Kitchen", { exact: true }).click();
  await button(page, "Unmute: Kitchen", { exact: true }).waitFor();
  await follow(page, "/");
  await ranked(page);
  assert.ok(!(await offered(page)).some((id) => kitchen.has(id)));
  const { ids, scenes } = await told(page);
  assert.ok(!ids.some((id) => kitchen.has(id)) && !scenes.some((id) => id.endsWith("kitchen")), scenes.join());
  assert.ok(!(await page.locator("main :is(h1, h2)").allTextContents()).some((heading) => /Kitchen|cook|Cast iron/.test(heading)));
  assert.ok(!(await beside(page, "nh-sidama-250")).some((id) => kitchen.has(id)));
  assert.ok(!(await besideInChat(page, "the sidama coffee beans")).some((name) => /knife|pan|skillet|kettle|mug/i.test(name)));
});

test("the story on the front page: from a press on play to a product's page, different for two visitors", async (t) => {
  const stories = [];
  for (const ids of [COOK, ["bramble-dog-lamb-2", "bramble-dog-chews", "bramble-lead-rust", "bramble-bed", "bramble-dog-coat"]]) {
    const page = await regular(t, ids);
    const { ids: shown } = await told(page);
    stories.push(shown);
    const story = page.locator("homebody-story");
    await story.scrollIntoViewIfNeeded();
    const caption = story.locator("[part=caption]");
    assert.match(await caption.innerText(), /no sound/);
    await story.getByRole("button", { name: "Play" }).click();
    await page.waitForFunction(() => document.querySelector("homebody-story").currentTime > 0.3);
    await story.getByRole("button", { name: "Pause" }).click();
    await story.getByRole("button", { name: "One thing" }).click();
    const link = story.locator(".scene a").filter({ visible: true }).first();
    const name = (await link.innerText()).trim();
    assert.ok((await caption.innerText()).includes(name));
    await link.click();
    await page.locator(".product h1").waitFor();
    assert.ok(page.url().endsWith(`/p/${shown[0]}`));
  }
  assert.notDeepEqual(stories[0], stories[1]);
});
