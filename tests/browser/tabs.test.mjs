// Several tabs of one visitor share one profile: nothing is lost, what one learns the others know, with or without hints.
import assert from "node:assert/strict";
import test from "node:test";
import { comeBack, database, gone, kept, mode, open, prepared, reload, sayYes, seen, until, view, visitor } from "./lib/visitor.mjs";

const EACH = 200;
const ROUNDS = 25;
const MANY = Array.from({ length: 2 * EACH }, (_, i) => ({ id: `item-${i}`, title: `Item number ${i}`, categories: ["Many"] }));

/** Tabs with a profile, over a larger shop. */
async function tabs(t, context, count, catalog) {
  const pages = [];
  for (let i = 0; i < count; i++) {
    const page = await open(t, context);
    if (catalog) await page.evaluate((catalog) => (globalThis.more = { catalog }), catalog);
    await begin(page);
    if (!i) await page.evaluate(() => p.consent.grant(...ALL));
    pages.push(page);
  }
  return pages;
}
const begin = (page) => page.evaluate(() => start({ consent: [homebody.remembered()], ...globalThis.more }));
const bought = (page) => page.evaluate(() => p.profile.get().purchases.map(({ id }) => id).sort());
const offered = (page) => page.evaluate(() => p.rank({ slot: "a", limit: 50 }).items.map(({ id }) => id));

/** Buys every second item, one at a time, as fast as the page lets it, or when the one before is `stored`; gives the number of writes. */
const buyHalf = (page, parity, stored = false) =>
  page.evaluate(
    async ([parity, stored]) => {
      const { catalog } = globalThis.more;
      let writes = 0;
      const { commit } = IDBTransaction.prototype;
      IDBTransaction.prototype.commit = function () {
        this.addEventListener("complete", () => writes++);
        return commit.call(this);
      };
      for (let i = parity; i < catalog.length; i += 2) {
        const before = writes;
        p.track("purchase", catalog[i].id);
        // As when the visitor turns to another tab: nothing waits for more to come.
        if (stored) document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        do await new Promise((resolve) => setTimeout(resolve));
        while (stored && writes === before);
      }
      IDBTransaction.prototype.commit = commit;
      return writes;
    },
    [parity, stored],
  );

test(`two tabs that record ${EACH} purchases each at once lose none`, async (t) => {
  const context = await visitor(t);
  const [one, two] = await tabs(t, context, 2, MANY);
  await Promise.all([buyHalf(one, 0), buyHalf(two, 1)]);
  const all = MANY.map(({ id }) => id).sort();
  for (const page of [one, two]) assert.equal((await until(() => bought(page), (ids) => ids.length === all.length)).length, all.length);
  await one.close();
  await two.reload();
  await prepared(two);
  await two.evaluate((catalog) => (globalThis.more = { catalog }), MANY);
  await begin(two);
  assert.deepEqual(await bought(two), all);
});

test(`case 35 ${ROUNDS * 2 * EACH} commits of two tabs, each stored before the next, and none is lost`, async (t) => {
  const [one, two] = await tabs(t, await visitor(t), 2, MANY);
  const three = await open(t, one.context());
  await three.evaluate((catalog) => (globalThis.more = { catalog }), MANY);
  const all = MANY.map(({ id }) => id).sort();
  let commits = 0;
  for (let round = 0; round < ROUNDS; round++) {
    commits += (await Promise.all([buyHalf(one, 0, true), buyHalf(two, 1, true)])).reduce((a, b) => a + b);
    await begin(three);
    assert.deepEqual(await bought(three), all, `round ${round}, as a new page reads it`);
    await three.evaluate(() => p.profile.erase());
    for (const page of [one, two]) assert.deepEqual(await until(() => bought(page), (ids) => !ids.length), []);
  }
  assert.equal(commits, ROUNDS * 2 * EACH, "each was a write of its own");
});

test("without hints between tabs they lose none either", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => delete globalThis.BroadcastChannel);
  const few = MANY.slice(0, 60);
  const [one, two] = await tabs(t, context, 2, few);
  await Promise.all([buyHalf(one, 0), buyHalf(two, 1)]);
  const all = few.map(({ id }) => id).sort();
  const three = await open(t, context);
  await three.evaluate((catalog) => (globalThis.more = { catalog }), few);
  const stored = async () => {
    await begin(three);
    return bought(three);
  };
  assert.deepEqual(await until(stored, (ids) => ids.length === all.length), all);
});

test("careless tabs would lose some: the count can tell", async (t) => {
  const context = await visitor(t);
  const pages = [await open(t, context), await open(t, context)];
  const naive = (page, parity) =>
    page.evaluate(async ([parity, from]) => {
      const db = await new Promise(async (resolve) => {
        const request = await unspied.open("careless");
        request.onupgradeneeded = () => request.result.createObjectStore("s");
        request.onsuccess = () => resolve(request.result);
      });
      await new Promise((resolve) => setTimeout(resolve, from - Date.now())); // both at once
      const of = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      for (let i = parity; i < 600; i += 2) {
        const list = (await of(db.transaction("s").objectStore("s").get("list"))) ?? [];
        await of(db.transaction("s", "readwrite").objectStore("s").put([...list, i], "list"));
      }
      return (await of(db.transaction("s").objectStore("s").get("list"))).length;
    }, [parity, Date.now() + 1000]);
  const lengths = await Promise.all([naive(pages[0], 0), naive(pages[1], 1)]);
  assert.ok(Math.max(...lengths) < 600, `${lengths}`);
});

test("four tabs that look around at once lose nothing", async (t) => {
  const context = await visitor(t);
  const pages = await tabs(t, context, 4);
  // Each at a thing of its own: the same deed at the same moment is one.
  const ids = ["board", "pan", "tent", "novel"];
  await Promise.all(
    pages.map((page, i) =>
      page.evaluate(async (id) => {
        for (let i = 0; i < 10; i++) {
          p.track("view", id);
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
      }, ids[i]),
    ),
  );
  const all = ids.flatMap((id) => Array(10).fill(id)).sort();
  for (const page of pages) assert.deepEqual(await until(() => seen(page), (ids) => ids.length === all.length), all);
});

test("what was bought in one tab is gone from the lists of the other", async (t) => {
  const context = await visitor(t);
  const [one, two] = await tabs(t, context, 2);
  assert.ok((await offered(two)).includes("tent"));
  await two.evaluate(() => {
    globalThis.shown = [];
    p.watch({ slot: "watched", limit: 50 }, ({ items }) => shown.push(items.map(({ id }) => id)));
  });
  await one.evaluate(() => p.track("purchase", "tent"));
  const after = await until(() => offered(two), (ids) => !ids.includes("tent"));
  assert.ok(!after.includes("tent"));
  assert.ok(await two.evaluate(() => shown.length >= 2 && !shown.at(-1).includes("tent")), "watchers are told");
  const [rule] = await two.evaluate(() => p.rank({ slot: "a", limit: 50 }).excluded.filter(({ id }) => id === "tent").map(({ rule }) => rule));
  assert.equal(rule, "purchased");
});

test("without hints it is gone after a reload", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => delete globalThis.BroadcastChannel);
  const [one, two] = await tabs(t, context, 2);
  await one.evaluate(() => p.track("purchase", "tent"));
  await kept(one);
  assert.ok((await offered(two)).includes("tent"), "nobody told it yet");
  await reload(two);
  assert.ok(!(await offered(two)).includes("tent"));
});

test("a choice made in one tab reaches the other, both ways", async (t) => {
  const context = await visitor(t);
  const [one, two] = [await open(t, context), await open(t, context)];
  for (const page of [one, two]) assert.equal(await comeBack(page), "contextual");
  const both = async (expected) => {
    for (const page of [one, two]) assert.equal(await until(() => mode(page), (mode) => mode === expected), expected);
  };
  await one.evaluate(() => p.consent.grant(...ALL));
  await both("persistent");
  await view(one, "novel");
  await two.evaluate(() => p.consent.withdraw());
  await both("contextual");
  await gone(one);
  await two.evaluate(() => p.consent.grant(...ALL));
  await both("persistent");
  await view(one, "tent");
  await view(two, "rope");
  for (const page of [one, two]) assert.deepEqual(await until(() => seen(page), (ids) => ids.length === 2), ["rope", "tent"], "nothing from before");
});

test("an erasure that is slow to end does not take what was begun after it", async (t) => {
  const [one, two] = await tabs(t, await visitor(t), 2);
  for (const page of [one, two]) assert.equal(await until(() => mode(page), (mode) => mode === "persistent"), "persistent");
  await view(one, "novel");
  await one.evaluate(() => {
    const { prototype } = StorageBucketManager;
    const real = prototype.delete;
    prototype.delete = async function (name) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await real.call(this, name);
      globalThis.ended = true;
    };
  });
  await two.evaluate(() => p.consent.withdraw());
  for (const page of [one, two]) await until(() => mode(page), (mode) => mode === "contextual");
  await gone(two);
  await two.evaluate(() => p.consent.grant(...ALL));
  await view(two, "rope");
  assert.ok(await until(() => one.evaluate(() => globalThis.ended), Boolean), "the erasure ended");
  await kept(two);
  await reload(two);
  assert.deepEqual(await seen(two), ["rope"]);
});

test("a new yes right after a no is not undone by the other tab's echo", async (t) => {
  const context = await visitor(t);
  const [one, two] = await tabs(t, context, 2);
  for (const pause of [0, 0, 0, 0, 0, 0, 2, 4, 8]) {
    for (const page of [one, two]) assert.equal(await until(() => mode(page), (mode) => mode === "persistent"), "persistent");
    await one.evaluate(async (pause) => {
      p.consent.withdraw();
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      p.consent.grant(...ALL);
      p.track("view", "tent");
    }, pause);
    await one.waitForTimeout(150);
    for (const page of [one, two]) {
      assert.equal(await until(() => mode(page), (mode) => mode === "persistent"), "persistent", `after ${pause} ms`);
    }
    assert.deepEqual(await until(() => seen(two), (ids) => ids.length === 1), ["tent"]);
    await one.evaluate(() => p.profile.erase());
  }
});

test("erasing in one tab empties the other, and does not withdraw", async (t) => {
  const context = await visitor(t);
  const [one, two] = await tabs(t, context, 2);
  await view(one, "knife");
  await until(() => seen(two), (ids) => ids.length === 1);
  assert.deepEqual(await one.evaluate(() => p.profile.erase()), { logical: true, fileRemoved: true });
  for (const page of [one, two]) {
    assert.deepEqual(await until(() => seen(page), (ids) => !ids.length), []);
    assert.equal(await mode(page), "persistent");
  }
  await view(two, "pan");
  assert.deepEqual(await until(() => seen(one), (ids) => ids.length), ["pan"]);
  await reload(one);
  assert.deepEqual(await seen(one), ["pan"]);
});

test("two namespaces on one page do not meet", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await view(page, "knife");
  await page.evaluate(async () => {
    globalThis.q = homebody.createPersonalizer({ catalog: items, namespace: "two", consent: [homebody.site({ grant: ALL })] });
    await q.ready;
    q.track("view", "pan");
  });
  await until(() => database(page, "homebody:two"), (found) => found?.includes("blob"));
  assert.deepEqual([await seen(page), await page.evaluate(() => q.profile.get().events.map(({ id }) => id))], [["knife"], ["pan"]]);
  await page.evaluate(() => q.consent.withdraw());
  await until(() => database(page, "homebody:two"), (found) => found === undefined);
  assert.equal(await mode(page), "persistent");
  assert.deepEqual(await database(page), ["blob", "meta"]);
});
