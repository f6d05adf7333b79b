// The back/forward cache: a page with the module at work may be put aside, and when it comes back it knows what happened.
import assert from "node:assert/strict";
import test from "node:test";
import { address } from "./lib/site.mjs";
import { comeBack, database, gone, kept, mode, open, prepared, sayYes, seen, until, view, visitor } from "./lib/visitor.mjs";

/** Leaves the page, does something on another, goes back; whether the page had only been put aside. */
async function awayAndBack(page, meanwhile) {
  await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (globalThis.putAside = persisted)));
  await page.goto(address("/empty.html"));
  await meanwhile(page);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForTimeout(200);
  return page.evaluate(() => globalThis.putAside === true);
}
/** A page with a profile, a watched list and whatever else keeps the module busy. */
async function busy(t, context) {
  const page = await open(t, context);
  await sayYes(page);
  await page.evaluate(() => {
    p.watch({ slot: "watched" }, () => {});
    p.on("change", () => {});
  });
  await view(page, "knife");
  await kept(page);
  return page;
}

test("case 64 a page with the module at work may be put aside, and catches up when it is back", async (t) => {
  const context = await visitor(t, { whole: true });
  const page = await busy(t, context);
  const other = await open(t, context);
  const putAside = await awayAndBack(page, async () => {
    await comeBack(other);
    await view(other, "pan");
    await kept(other);
  });
  assert.equal(putAside, true);
  assert.deepEqual(await until(() => seen(page), (ids) => ids.length === 2), ["knife", "pan"]);
  await view(page, "pot");
  assert.deepEqual(await until(() => seen(other), (ids) => ids.length === 3), ["knife", "pan", "pot"], "and is heard again");
});

test("case 37 a no said elsewhere holds in a page that was put aside", async (t) => {
  const page = await busy(t, await visitor(t, { whole: true }));
  const putAside = await awayAndBack(page, (away) =>
    away.evaluate(() => {
      const key = "homebody:default:consent";
      const said = JSON.parse(localStorage.getItem(key));
      for (const purpose in said.purposes) said.purposes[purpose] = "denied";
      localStorage.setItem(key, JSON.stringify({ ...said, at: Date.now() }));
    }),
  );
  assert.equal(putAside, true);
  assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
  assert.equal(await gone(page), undefined);
});

test("case 37 a withdrawal in another tab holds in a page that was put aside, whether the browser keeps it or not", async (t) => {
  const context = await visitor(t, { whole: true });
  const page = await busy(t, context);
  const other = await open(t, context);
  const putAside = await awayAndBack(page, async () => {
    await comeBack(other);
    await other.evaluate(() => p.consent.withdraw());
    await gone(other);
  });
  t.diagnostic(putAside ? "kept" : "given up, as Chromium does with a page whose database another one deletes");
  if (!putAside) {
    await prepared(page);
    await comeBack(page);
  }
  assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
  await view(page, "pan");
  await page.waitForTimeout(100);
  assert.equal(await database(other), undefined);
});

test("a page that may not be put aside is told apart", async (t) => {
  const page = await busy(t, await visitor(t, { whole: true }));
  await page.evaluate(() => addEventListener("unload", () => {}));
  assert.equal(await awayAndBack(page, async () => {}), false);
});
