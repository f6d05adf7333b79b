// The browser takes something away at a bad moment: the page's process in the middle of a write, or what it keeps between two visits.
import assert from "node:assert/strict";
import test from "node:test";
import { address } from "./lib/site.mjs";
import { comeBack, database, folder, kept, mode, open, resident, sayYes, seen, view, visitor } from "./lib/visitor.mjs";

test("case 38 a page that is killed while it writes leaves a whole profile, with all that was stored before", async (t) => {
  const context = await visitor(t);
  const many = Array.from({ length: 1000 }, (_, i) => ({ id: `item-${i}`, title: `Item ${i}` }));
  const begin = async () => {
    const page = await open(t, context);
    await page.evaluate((catalog) => start({ catalog, consent: [homebody.remembered()] }), many);
    await page.evaluate(() => p.consent.has("store") || p.consent.grant(...ALL));
    return page;
  };
  const bought = (page) => page.evaluate(() => p.profile.get().purchases.length);
  let before = 0;
  for (let round = 0; round < 8; round++) {
    const page = await begin();
    assert.ok((await bought(page)) >= before, `round ${round}: ${before} were known to be stored`);
    assert.deepEqual(await page.evaluate(() => errors), []);
    await page.evaluate((from) => {
      let next = from;
      setInterval(() => p.track("purchase", `item-${next++ % 1000}`), 1);
    }, round * 80);
    await page.waitForTimeout(60 + round * 7);
    before = await page.evaluate(() => p.profile.erase({ since: Date.now() + 1e9 }).then(() => p.profile.get().purchases.length));
    await page.waitForTimeout(round * 3);
    const browser = await context.newCDPSession(page);
    browser.send("Page.crash").catch(() => {}); // nobody is left to answer
    await new Promise((resolve) => page.once("crash", resolve));
    await page.close();
  }
  const last = await begin();
  assert.ok((await bought(last)) >= before && before > 50, `${before}`);
  assert.deepEqual(await database(last), ["blob", "meta"], "nothing had to be put aside");
});

test("case 39 what the browser evicts between two visits is an empty start: the yes stands where it is still remembered", async (t) => {
  const home = folder(t);
  const visit = async (act) => {
    const context = await resident(t, home);
    const page = await open(t, context);
    const result = await act(page);
    await context.close();
    return result;
  };
  await visit(async (page) => {
    await sayYes(page);
    await view(page, "knife");
    await kept(page);
  });
  assert.deepEqual(await visit(async (page) => [await comeBack(page), await seen(page)]), ["persistent", ["knife"]], "it was kept");
  await visit((page) => page.evaluate(() => unspied.remove("homebody:default"))); // a bucket can be evicted alone
  await visit(async (page) => {
    assert.deepEqual([await comeBack(page), await seen(page), await page.evaluate(() => errors)], ["persistent", [], []]);
    await view(page, "pan");
    await kept(page);
  });
  await visit(async (page) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send("Storage.clearDataForOrigin", { origin: new URL(address()).origin, storageTypes: "all" });
  });
  const after = await visit(async (page) => [await comeBack(page), await page.evaluate(() => errors), await database(page), await mode(page)]);
  assert.deepEqual(after, ["contextual", [], undefined, "contextual"], "all of it gone: someone new, who has to be asked");
});
