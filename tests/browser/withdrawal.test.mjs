// A no holds at once here and soon in every other tab, leaves nothing, and nothing comes back, whatever is under way.
import assert from "node:assert/strict";
import test from "node:test";
import { comeBack, database, gone, kept, mode, open, reload, sayYes, seen, until, view, visitor, withdraw } from "./lib/visitor.mjs";

/** A second tab of the same visitor, with the same profile. */
async function beside(t, context) {
  const page = await open(t, context);
  await comeBack(page);
  return page;
}
/** What the visitor's browser holds of ours, besides the note of the choice. */
const left = async (page) => ({ database: await database(page), items: await page.evaluate(() => Object.entries(localStorage)) });

test("a withdrawal holds at once here, within 250 ms in every other tab, and leaves nothing", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  const two = await beside(t, context);
  await two.evaluate(() => {
    globalThis.changes = [];
    p.on("mode", (mode) => changes.push([mode, Date.now()]));
  });
  const times = [];
  for (let round = 0; round < 8; round++) {
    await until(() => mode(two), (mode) => mode === "persistent");
    await view(one, "knife");
    await until(() => seen(two), (ids) => ids.includes("knife"));
    await two.evaluate(() => changes.splice(0));
    const here = await one.evaluate(() => {
      const at = Date.now();
      p.consent.withdraw();
      return { at, mode: p.mode, events: p.profile.get().events.length, by: p.rank({ slot: "a" }).mode };
    });
    assert.deepEqual(here, { at: here.at, mode: "contextual", events: 0, by: "contextual" });
    const [[there, at]] = await until(() => two.evaluate(() => changes), (changes) => changes.length);
    assert.equal(there, "contextual");
    times.push(at - here.at);
    assert.deepEqual(await seen(two), []);
    assert.equal(await gone(one), undefined, "no database, no epoch, no id");
    await one.evaluate(() => p.consent.grant(...ALL));
    assert.deepEqual(await seen(one), [], "a new yes starts empty");
  }
  t.diagnostic(`the other tab followed within ${Math.max(...times)} ms`);
  assert.ok(Math.max(...times) < 250, `${times} ms`);
  await withdraw(one);
  await gone(one);
  const { items } = await left(one);
  assert.deepEqual(items.map(([key]) => key), ["homebody:default:consent"]);
  const { at, ...choice } = JSON.parse(items[0][1]);
  assert.equal(typeof at, "number");
  const denied = { store: "denied", profile: "denied", rank: "denied", measure: "denied" };
  assert.deepEqual(choice, { v: 1, purposes: denied, notice: "" }, "the choice, and nothing of the visitor");
});

test("no write under way brings anything back, whenever the visitor withdraws", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  const two = await beside(t, context);
  for (const page of [one, two]) {
    await page.evaluate(() => {
      const ids = items.map(({ id }) => id);
      let i = 0;
      setInterval(() => p.track("view", ids[i++ % ids.length]), 3);
    });
  }
  let written = 0;
  for (let round = 0; round < 30; round++) {
    const [from, other] = round % 2 ? [one, two] : [two, one];
    await from.evaluate(() => p.consent.grant(...ALL));
    await until(() => mode(other), (mode) => mode === "persistent");
    written += await from.evaluate(async (delay) => {
      const end = performance.now() + delay;
      while (performance.now() < end) await new Promise((resolve) => setTimeout(resolve));
      const events = p.profile.get().events.length;
      p.consent.withdraw();
      return events;
    }, round * 2.3);
    assert.equal(await gone(from), undefined, `round ${round}`);
    for (const page of [one, two]) {
      assert.equal(await until(() => mode(page), (mode) => mode === "contextual"), "contextual", `round ${round}`);
      assert.deepEqual(await seen(page), [], `round ${round}`);
    }
  }
  assert.ok(written > 50, "there was something to bring back");
  await one.waitForTimeout(300);
  assert.equal(await database(one), undefined);
  for (const page of [one, two]) {
    assert.equal(await reload(page), "contextual");
    assert.deepEqual(await seen(page), []);
  }
  assert.equal(await database(one), undefined);
});

test("a tab that hears nothing of the withdrawal cannot bring anything back either", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => delete globalThis.BroadcastChannel);
  const [one, two] = [await open(t, context), await open(t, context)];
  // A choice that each tab keeps for itself, so that there is no storage event either.
  for (const page of [one, two]) await page.evaluate(() => start({ consent: [homebody.site()] }));
  for (let round = 0; round < 6; round++) {
    for (const page of [one, two]) {
      await page.evaluate(() => {
        p.consent.grant(...ALL);
        p.track("view", "knife");
      });
      await kept(page);
    }
    await Promise.all([
      two.evaluate(async () => {
        for (let i = 0; i < 40; i++) {
          p.track("view", "pan");
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      }),
      one.evaluate(async (delay) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        p.consent.withdraw();
      }, 7 * round),
    ]);
    await two.waitForTimeout(60);
    assert.equal(await until(() => mode(two), (mode) => mode === "contextual"), "contextual", "it finds nothing, and asks anew");
    assert.deepEqual(await seen(two), []);
    assert.equal(await gone(one), undefined, `round ${round}`);
  }
});

test("nor can it carry what was before into what a new yes begins", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => delete globalThis.BroadcastChannel);
  const [one, two] = [await open(t, context), await open(t, context)];
  for (const page of [one, two]) await page.evaluate(() => start({ consent: [homebody.site({ grant: ALL })] }));
  await view(one, "knife");
  await kept(one);
  await two.evaluate(() => start({ consent: [homebody.site({ grant: ALL })] }));
  assert.deepEqual(await seen(two), ["knife"], "it knows what was before");
  await one.evaluate(async () => {
    p.consent.withdraw();
    await new Promise((resolve) => setTimeout(resolve, 100));
    p.consent.grant(...ALL);
    p.track("view", "tent");
  });
  await kept(one);
  for (let i = 0; i < 5; i++) {
    await view(two, "pan");
    await two.waitForTimeout(40);
  }
  for (const page of [one, two]) {
    await page.evaluate(() => start({ consent: [homebody.site({ grant: ALL })] }));
    const ids = await seen(page);
    assert.ok(ids.includes("tent") && !ids.includes("knife"), ids.join());
  }
});

for (const plain of [true, false]) test(`case 32 a connection that does not give way keeps nothing readable: ${plain ? "database" : "bucket"}`, async (t) => {
  const page = await open(t, await visitor(t, { plain }));
  await sayYes(page);
  await view(page, "knife");
  await kept(page);
  const left = await page.evaluate(async () => {
    const db = await new Promise(async (resolve) => {
      const request = await unspied.open("homebody:default");
      request.onsuccess = () => resolve(request.result);
    });
    p.consent.withdraw();
    await new Promise((resolve) => setTimeout(resolve, 300));
    try {
      const keys = db.transaction("s").objectStore("s").getAllKeys();
      return await new Promise((resolve) => (keys.onsuccess = () => (db.close(), resolve(keys.result))));
    } catch ({ name }) {
      return name;
    }
  });
  assert.deepEqual(left, plain ? [] : "InvalidStateError");
  assert.equal(await gone(page), undefined);
});

test("the look at the database is not blind: what a careless tab wrote after a withdrawal is found", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  await view(one, "knife");
  await kept(one);
  await withdraw(one);
  await gone(one);
  const written = await until(() =>
    one.evaluate(
      () =>
        new Promise(async (resolve) => {
          setTimeout(() => resolve(false), 1000); // of a bucket whose end is not over yet, nothing is answered
          const request = await unspied.open("homebody:default");
          request.onupgradeneeded = () => request.result.createObjectStore("s").put(1, "blob");
          request.onsuccess = () => (request.result.close(), resolve(true));
        }),
    ),
  );
  assert.ok(written);
  assert.deepEqual(await database(one), ["blob"]);
});
