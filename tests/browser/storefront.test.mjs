// Clicks through the built storefront as a visitor would: what it says, what it remembers, what it never does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { requests, visit, open, follow, button, slot, titles, ranked, sayYes, look, settle, kept, focusOn, asked, ownData, bringIn } from "./storefront_visit.mjs";

const KNIFE = "/p/ostler-paring-9";

test("without an answer nothing is stored, and the shop works", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  assert.equal(await slot(page, "Popular right now").count(), 1);
  assert.equal(await button(page, "No, thanks").count(), 0, "nobody is asked on landing");
  await look(page, KNIFE);
  await slot(page, "Should this site remember what you look at?").waitFor();
  await follow(page, "/search?q=knife");
  await page.getByRole("heading", { level: 1, name: "Results for “knife”" }).waitFor();
  assert.ok((await page.locator(".card").count()) >= 3);
  await page.waitForTimeout(500);
  assert.deepEqual(await kept(page), { items: [], databases: [] });
});

test("the two answers look the same, and a no is the end of it", async (t) => {
  const page = await visit(t);
  await asked(page);
  const look = (name) =>
    button(page, name).evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      return { width: Math.round(width), height, color, backgroundColor, borderColor, fontSize, fontWeight };
    });
  assert.deepEqual(await look("Yes, remember here"), await look("No, thanks"));
  await button(page, "No, thanks").click();
  await focusOn(page, "Understood: nothing is remembered");
  await page.reload();
  await ranked(page);
  await page.evaluate(() => document.querySelector(".brand").click());
  await slot(page, "New in the shop").waitFor();
  assert.equal(await button(page, "No, thanks").count(), 0);
  await page.waitForTimeout(500);
  const { items, databases } = await kept(page);
  assert.equal(items.length, 1, "only the choice is kept");
  assert.deepEqual(databases, []);
});

test("after a yes, what was looked at decides what is suggested, and nothing was sent", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await page.locator("homebody-story [part=caption]").waitFor({ state: "attached" }); // the last thing that the front page has loaded
  const before = requests.length;
  for (const id of ["ostler-chef-20", "kv-moka-3", "nh-sidama-250"]) await look(page, `/p/${id}`);
  await page.waitForTimeout(300);
  assert.deepEqual(requests.slice(before), [], "browsing asks the server for nothing");
  await settle(page);
  await open(page, "/");
  await slot(page, "For you").waitFor();
  assert.equal(await button(page, "No, thanks").count(), 0, "asked once");
  assert.deepEqual((await titles(slot(page, "Carry on where you left off"))).sort(), ["Chef's knife, 20 cm", "Moka pot, 3 cups", "Sidama, whole beans, 250 g"]);
  await button(page, /^Why this/).first().click();
  await page.getByText(/^Shown (mainly )?because/).waitFor();
  const shares = await page.locator(".why-panel .share-number").allTextContents();
  assert.ok(shares.length > 0);
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Why this/);
});

test("what was bought is not offered again, nor its variants, and is labelled where it was asked for", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, KNIFE);
  await button(page, "Add to cart").click();
  await follow(page, "/checkout");
  for (const field of ["Name", "Street and number", "Postcode", "Town"]) await page.getByLabel(field, { exact: true }).fill("Zzquux");
  await button(page, "Place the demo order").click();
  await page.getByRole("heading", { name: "Order LL-1001" }).waitFor();
  await settle(page);
  await open(page, "/");
  await slot(page, "For you").waitFor();
  assert.ok(!(await titles(page)).some((title) => title.startsWith("Paring knife")));
  await open(page, "/p/ostler-chef-20");
  await ranked(page);
  assert.ok(!(await titles(slot(page, "Similar to this"))).some((title) => title.startsWith("Paring knife")));
  await open(page, "/search?q=paring");
  await page.getByText("Bought", { exact: true }).first().waitFor();
  assert.equal(await page.locator(".card").count(), 2, "search leaves nothing out");
  await button(page, /^Why this/).first().click();
  await page.locator(".why-panel").waitFor();
  await follow(page, "/privacy");
  const data = await ownData(page);
  assert.equal(JSON.parse(data).purchases[0].id, "ostler-paring-9");
  assert.ok(!/zzquux/i.test(data), "what was typed is nowhere");
});

test("memory switched off in one tab is off in the other", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  const other = await page.context().newPage();
  await open(other, "/privacy");
  await other.getByText("Memory is on", { exact: true }).waitFor();
  await other.getByRole("button", { name: "Remember nothing" }).click();
  await page.getByText("Memory is off", { exact: true }).waitFor();
});

test("not for me, and back", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await ranked(page);
  const [first] = await titles(page);
  await button(page, /^Not for me/).first().click();
  await focusOn(page, "Undo");
  await page.keyboard.press("Enter");
  await button(page, "Undo").waitFor({ state: "detached" });
  assert.equal((await titles(page))[0], first);
  await button(page, /^Not for me/).first().click();
  await settle(page);
  await page.getByText("Not suggested, because").click();
  await button(page, /^Restore/).waitFor();
  await open(page, "/");
  await ranked(page);
  assert.ok(!(await titles(page)).includes(first));
});

test("muting an interest empties the lists of it, and can be undone", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  for (const id of ["ostler-chef-20", "ostler-bread-24"]) await look(page, `/p/${id}`);
  await settle(page);
  await button(page, "Mute: Ostler").click();
  await button(page, "Unmute: Ostler").waitFor();
  await follow(page, "/");
  await ranked(page);
  assert.ok(!(await page.locator(".card-maker").allTextContents()).some((maker) => maker.trim() === "Ostler"));
  await follow(page, "/privacy");
  await button(page, "Unmute: Ostler").click();
  await button(page, "Mute: Ostler").waitFor();
});

test("a name greets, a pause remembers nothing, and a switched-off place shows what everyone sees", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, "/p/kv-moka-3");
  await settle(page);
  await page.getByLabel("First name, optional", { exact: true }).fill("Ada");
  await button(page, "Keep").click();
  const pause = page.getByRole("switch", { name: /^Pause/ });
  await pause.click();
  await look(page, KNIFE);
  await settle(page);
  assert.ok(!(await ownData(page)).includes("ostler"));
  await pause.click();
  await follow(page, "/");
  await slot(page, "For you, Ada").waitFor();
  await follow(page, "/privacy");
  await page.getByRole("switch", { name: "Recommendations" }).click();
  await follow(page, "/");
  await slot(page, "Popular right now").waitFor();
});

test("a browser that asks not to be tracked is heard, and says so on the privacy page", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await open(page, "/privacy");
  await page.getByRole("row", { name: "count what works says nothing no no" }).waitFor();
});

test("the privacy page: export, off and on, import, erase", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, "/p/kv-moka-3");
  await look(page, "/p/alder-hayfever");
  await page.waitForTimeout(200);
  assert.equal(await button(page, /^Why this/).count(), 0, "nothing is suggested beside a sensitive product");
  await settle(page);
  await page.getByLabel("First name, optional", { exact: true }).fill("Ada");
  await button(page, "Keep").click();
  const data = await ownData(page);
  assert.match(data, /kv-moka-3/);
  assert.ok(!data.includes("alder"), "sensitive products are not recorded");
  await button(page, "Remember nothing").click();
  await page.getByText("Memory is off", { exact: true }).waitFor();
  await button(page, "Remember on this device").click();
  await page.getByText("Nothing yet.").first().waitFor();
  await bringIn(page, data);
  await button(page, "Replace").click();
  await page.getByRole("button", { name: "Mute: Kettering & Vale" }).waitFor();
  await bringIn(page, "{}");
  await page.getByText("Nothing was changed.").waitFor();
  await page.getByLabel("everything", { exact: true }).check();
  await button(page, "Erase", { exact: true }).click();
  await page.getByText(/^Erased\./).waitFor();
  assert.equal(await page.getByRole("button", { name: "Mute: Kettering & Vale" }).count(), 0);
});

test("the privacy page proves what runs, with the sealed worker under its own policy, and shows the notice", async (t) => {
  const page = await visit(t);
  await open(page, "/privacy");
  await button(page, "Prove it").click();
  await page.getByText("The running program is the published one.").waitFor({ timeout: 15_000 });
  await page.getByText("Each was blocked").waitFor();
  await button(page, "Read it").click();
  await page.getByRole("columnheader", { name: "How long" }).waitFor();
});
