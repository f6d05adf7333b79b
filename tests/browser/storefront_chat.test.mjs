// The chat in the shop's drawer: loaded when it is opened, answering from the shop's catalog, one budget with the rest of the shop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./lib/elements.mjs";
import { ask, offeredInChat, openChat, turns } from "./lib/drawer.mjs";
import { button, follow, look, open, ranked, requests, sayYes, settle, visit } from "./storefront_visit.mjs";

test("nothing of the chat is loaded before it is opened, and nothing when something is typed", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  await settle(page);
  const before = requests.length;
  await openChat(page);
  const loaded = requests.slice(before);
  assert.ok(loaded.length > 0 && loaded.every((request) => /^GET \/assets\//.test(request)), loaded.join());
  await page.waitForTimeout(300);
  const opened = requests.length;
  for (const text of ["a mug", "in blue", "what is new?"]) await ask(page, text);
  assert.deepEqual(requests.slice(opened), []);
});

test("from a question to the product, and back to what is remembered", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await openChat(page);
  await ask(page, "a teapot");
  await turns(page).last().getByText("Not to be had at the moment").waitFor();
  await ask(page, "cast iron pan under 60");
  await page.getByRole("dialog").getByRole("link", { name: /Skillet, 26 cm/ }).click();
  await page.getByRole("heading", { level: 1, name: "Skillet, 26 cm" }).waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0, "the page is to be seen");
  await openChat(page);
  assert.equal(await turns(page).count(), 3, "the conversation goes on");
  await ask(page, "how much is this one?");
  await turns(page).last().getByText(/costs €58\.00/).waitFor();
  await ask(page, "what do you know about me?");
  await turns(page).last().getByText(/Looked at: “Brae Iron skillet, 26 cm”/).waitFor();
});

test("what was bought in the shop is labelled in an answer and offered in none", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, "/p/ostler-paring-9");
  await button(page, "Add to cart").click();
  await follow(page, "/checkout");
  for (const field of ["Name", "Street and number", "Postcode", "Town"]) await page.getByLabel(field, { exact: true }).fill("Zzquux");
  await button(page, "Place the demo order").click();
  await page.getByRole("heading", { name: "Order LL-1001" }).waitFor();
  await openChat(page);
  await ask(page, "did I buy the walnut paring knife?");
  await turns(page).last().getByText(/You bought “Ostler paring knife, 9 cm, walnut” on/).waitFor();
  await turns(page).last().getByText("Bought before").waitFor();
  await ask(page, "the chef's knife");
  await ask(page, "the first one");
  await turns(page).last().locator("[part~=offered]").waitFor();
  const offered = await offeredInChat(page);
  assert.ok(offered.length > 0 && !offered.some((name) => /^paring knife/i.test(name)), offered.join());
});

test("the drawer for everyone: light, dark, 320 px, closed by Escape, focus back on its button", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visit(t, { colorScheme, viewport: { width: 320, height: 700 } });
    await open(page, "/");
    await ranked(page);
    await openChat(page);
    for (const text of ["mugs", "compare the first two", "ask a person"]) {
      await ask(page, text);
      await accessible(page, `${colorScheme} after “${text}”`);
    }
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Ask");
  }
});
