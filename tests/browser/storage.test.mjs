// Keeping the profile in a real browser: asking first, coming back, several tabs, withdrawing, and what can break.
import assert from "node:assert/strict";
import test from "node:test";
import { database, open, prepare, stored, visitor } from "./package_page.mjs";

const grant = () => globalThis.start({ consent: [globalThis.homebody.remembered()] }).then(() => {
  globalThis.p.consent.grant(...globalThis.ALL);
  return globalThis.p.mode;
});
const comeBack = () => globalThis.start({ consent: [globalThis.homebody.remembered()] });
const view = (page, ...ids) => page.evaluate((ids) => globalThis.p.track("view", ids), ids);
const seen = (page) => page.evaluate(() => globalThis.seen());
const mode = (page) => page.evaluate(() => globalThis.p.mode);
const calls = (page) => page.evaluate(() => globalThis.calls);

test("before a grant nothing is kept and nothing is looked up", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(async () => {
    await globalThis.start({ consent: [globalThis.homebody.site(), globalThis.homebody.gpc()] });
    globalThis.p.track("view", "knife");
    globalThis.p.rank({ slot: "a" });
    globalThis.p.catalog.update([{ id: "pan", price: 3 }]);
  });
  await stored(page);
  assert.deepEqual(await calls(page), []);
  await page.reload();
  await prepare(page);
  assert.equal(await page.evaluate(comeBack), "contextual");
  await stored(page);
  assert.deepEqual(await calls(page), ["storage.getItem"], "remembered's one look");
});

test("a profile comes back with the visitor", async (t) => {
  const page = await open(t, await visitor(t));
  assert.equal(await page.evaluate(grant), "persistent");
  await view(page, "knife", "atlas");
  await stored(page);
  assert.deepEqual(await database(page), ["blob", "meta"]);
  await page.reload();
  await prepare(page);
  assert.equal(await page.evaluate(comeBack), "persistent");
  assert.deepEqual(await seen(page), ["atlas", "knife"], "there when ready resolves");
});

test("what was done just before leaving is not lost", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(grant);
  await stored(page);
  await view(page, "tent");
  await page.waitForTimeout(20); // as a link takes at least
  await page.reload();
  await prepare(page);
  await page.evaluate(comeBack);
  assert.deepEqual(await seen(page), ["tent"]);
});

test("two tabs add to one profile", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await one.evaluate(grant);
  await view(one, "knife");
  await stored(one);
  const two = await open(t, context);
  await two.evaluate(comeBack);
  assert.deepEqual(await seen(two), ["knife"]);
  await Promise.all([view(one, "pan"), view(two, "rope")]);
  await stored(one);
  await stored(two);
  assert.deepEqual(await seen(one), ["knife", "pan", "rope"]);
  assert.deepEqual(await seen(two), ["knife", "pan", "rope"]);
});

test("many tabs writing at once lose nothing", async (t) => {
  const context = await visitor(t);
  const pages = [await open(t, context)];
  await pages[0].evaluate(grant);
  await stored(pages[0]);
  for (let i = 0; i < 3; i++) pages.push(await open(t, context));
  await Promise.all(pages.slice(1).map((page) => page.evaluate(comeBack)));
  await Promise.all(
    pages.map((page) =>
      page.evaluate(async () => {
        for (let i = 0; i < 10; i++) {
          globalThis.p.track("view", "board");
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
      }),
    ),
  );
  await stored(pages[0]);
  await pages[0].waitForTimeout(500);
  for (const page of pages) assert.equal((await seen(page)).length, 40);
});

test("a withdrawal holds at once here, soon in every other tab, and brings nothing back", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await one.evaluate(grant);
  await view(one, "knife");
  await stored(one);
  const two = await open(t, context);
  await two.evaluate(comeBack);
  await two.evaluate(() => {
    globalThis.heard = new Promise((resolve) => globalThis.p.on("mode", () => resolve(Date.now())));
    setInterval(() => globalThis.p.track("view", "pot"), 5);
  });
  const [mode, at] = await one.evaluate(() => {
    globalThis.p.consent.withdraw();
    return [globalThis.p.mode, Date.now()];
  });
  assert.equal(mode, "contextual");
  const took = (await two.evaluate(() => globalThis.heard)) - at;
  assert.ok(took < 250, `${took} ms`);
  await stored(two);
  await two.waitForTimeout(300);
  assert.deepEqual(await seen(two), []);
  assert.deepEqual((await database(one)) ?? [], []);

  await one.reload();
  await prepare(one);
  assert.equal(await one.evaluate(comeBack), "contextual");
  await stored(one);
  assert.deepEqual(await calls(one), ["storage.getItem", "indexedDB.deleteDatabase"], "denied: one delete, unseen");
});

test("a withdrawal does not need the engine", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await one.evaluate(grant);
  await view(one, "knife");
  await stored(one);
  const two = await open(t, context, "?nowasm");
  assert.equal(await two.evaluate(() => globalThis.start({ consent: [globalThis.homebody.remembered()] }).catch(({ code }) => code)), "csp-blocked");
  await two.evaluate(() => globalThis.p.consent.withdraw());
  await stored(one);
  assert.deepEqual([await mode(one), await seen(one)], ["contextual", []]);
  assert.deepEqual((await database(one)) ?? [], []);
});

test("a choice made in one tab reaches the other", async (t) => {
  const context = await visitor(t);
  const [one, two] = [await open(t, context), await open(t, context)];
  await one.evaluate(comeBack);
  await two.evaluate(comeBack);
  await one.evaluate(() => globalThis.p.consent.grant(...globalThis.ALL));
  await view(one, "novel");
  await stored(one);
  assert.equal(await mode(two), "persistent");
  await one.evaluate(() => globalThis.p.consent.withdraw());
  await stored(two);
  assert.equal(await mode(two), "contextual");
  await one.evaluate(() => globalThis.p.consent.grant(...globalThis.ALL));
  await view(one, "tent");
  await stored(two);
  await stored(two);
  assert.equal(await mode(two), "persistent");
  await view(two, "rope");
  await stored(two);
  await stored(one);
  assert.deepEqual(await seen(one), ["rope", "tent"], "nothing from before the withdrawal");
});

test("a new yes right after a no is not undone by the other tab's echo", async (t) => {
  const context = await visitor(t);
  const [one, two] = [await open(t, context), await open(t, context)];
  await one.evaluate(grant);
  await two.evaluate(comeBack);
  await stored(two);
  await one.evaluate(() => {
    globalThis.p.consent.withdraw();
    setTimeout(() => globalThis.p.consent.grant(...globalThis.ALL), 2);
  });
  await view(one, "tent");
  await stored(one);
  await stored(two);
  assert.deepEqual([await mode(one), await mode(two)], ["persistent", "persistent"]);
});

test("erasing empties the database and every tab, and does not withdraw", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await one.evaluate(grant);
  await view(one, "knife");
  await stored(one);
  const two = await open(t, context);
  await two.evaluate(comeBack);
  assert.deepEqual(await one.evaluate(() => globalThis.p.profile.erase()), { logical: true, fileRemoved: "unknown" });
  await stored(two);
  await two.waitForTimeout(200);
  assert.deepEqual([await seen(one), await seen(two)], [[], []]);
  assert.deepEqual([await mode(one), await mode(two)], ["persistent", "persistent"]);
  await view(two, "pan");
  await stored(one);
  await stored(one);
  assert.deepEqual(await seen(one), ["pan"]);
});

/** Leaves the page, does something in another tab, and goes back; whether the page had only been put aside. */
async function awayAndBack(t, context, page, meanwhile) {
  await page.evaluate(() => addEventListener("pageshow", (event) => (globalThis.back = event.persisted)));
  await page.goto(new URL("/?other", page.url()).href);
  const other = await open(t, context);
  await other.evaluate(comeBack);
  await other.evaluate(meanwhile);
  await stored(other);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForTimeout(300);
  return [await page.evaluate(() => globalThis.back === true), other];
}

test("coming back from the back/forward cache it catches up", async (t) => {
  const context = await visitor(t);
  const page = await open(t, context);
  await page.evaluate(grant);
  await view(page, "knife");
  await stored(page);
  const [putAside] = await awayAndBack(t, context, page, () => globalThis.p.track("view", "pan"));
  assert.equal(putAside, true);
  assert.deepEqual(await seen(page), ["knife", "pan"]);
});

test("a withdrawal while a page was put aside holds when it comes back", async (t) => {
  const context = await visitor(t);
  const page = await open(t, context);
  await page.evaluate(grant);
  await view(page, "knife");
  await stored(page);
  const [putAside, other] = await awayAndBack(t, context, page, () => globalThis.p.consent.withdraw());
  if (!putAside) {
    // Chromium gives a page up whose database another tab deletes.
    await prepare(page);
    await page.evaluate(comeBack);
  }
  assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
  await view(page, "pan");
  await stored(page);
  assert.deepEqual((await database(other)) ?? [], []);
});

test("a database of a newer version is left alone", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("homebody:default", 2);
        request.onupgradeneeded = () => request.result.createObjectStore("new").put(1, "kept");
        request.onsuccess = () => (request.result.close(), resolve());
      }),
  );
  assert.equal(await page.evaluate(grant), "persistent");
  await view(page, "knife");
  await stored(page);
  assert.deepEqual(await seen(page), ["knife"], "in memory");
  const version = await page.evaluate(async () => (await indexedDB.databases())[0].version);
  assert.equal(version, 2);
});

const broken = {
  "the getter throws": () => Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } }),
  "there is none": () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
  "opening throws": () => (IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }),
  "opening fails": () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      request.error = new DOMException("no", "UnknownError");
      setTimeout(() => request.onerror());
      return request;
    };
  },
  "nothing is ever committed": () => {
    IDBTransaction.prototype.commit = function () {
      this.abort();
    };
  },
  "writing throws": () => (IDBObjectStore.prototype.put = () => { throw new DOMException("no", "DataCloneError"); }),
};
for (const [name, breakIt] of Object.entries(broken)) {
  test(`a broken database means memory only: ${name}`, async (t) => {
    const page = await open(t, await visitor(t));
    await page.evaluate(breakIt);
    assert.equal(await page.evaluate(grant), "persistent");
    await view(page, "knife");
    await stored(page);
    await view(page, "pan");
    await stored(page);
    assert.deepEqual(await seen(page), ["knife", "pan"]);
    assert.ok((await page.evaluate(() => globalThis.p.rank({ slot: "a" }))).items.length > 0);
    await page.evaluate(() => globalThis.p.consent.withdraw());
    assert.equal(await mode(page), "contextual");
  });
}

test("a dead connection is opened again", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(grant);
  await view(page, "knife");
  await stored(page);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function () {
      IDBDatabase.prototype.transaction = transaction;
      throw new DOMException("the connection is lost", "InvalidStateError");
    };
  });
  await view(page, "pan");
  await stored(page);
  await page.reload();
  await prepare(page);
  await page.evaluate(comeBack);
  assert.deepEqual(await seen(page), ["knife", "pan"]);
});

test("site data cleared under an open page ends the profile, not the page", async (t) => {
  const context = await visitor(t);
  const page = await open(t, context);
  await page.evaluate(grant);
  await view(page, "knife");
  await stored(page);
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("homebody:default").onsuccess = resolve)));
  await view(page, "pan");
  await stored(page);
  await stored(page);
  assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
  await page.evaluate(() => globalThis.p.consent.grant(...globalThis.ALL));
  await view(page, "rope");
  assert.deepEqual([await mode(page), await seen(page)], ["persistent", ["rope"]]);
});

test("after dispose nothing is held", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(grant);
  await view(page, "knife");
  await stored(page);
  const state = await page.evaluate(async () => {
    globalThis.p.dispose();
    const request = indexedDB.deleteDatabase("homebody:default");
    return new Promise((resolve) => {
      request.onsuccess = () => resolve("deleted");
      request.onblocked = () => resolve("blocked");
    });
  });
  assert.equal(state, "deleted");
});

test("two namespaces do not meet", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(grant);
  await view(page, "knife");
  await page.evaluate(async () => {
    const { createPersonalizer, site } = globalThis.homebody;
    globalThis.q = createPersonalizer({ catalog: globalThis.items, namespace: "two", consent: [site({ grant: globalThis.ALL })] });
    await globalThis.q.ready;
    globalThis.q.track("view", "pan");
  });
  await stored(page);
  assert.deepEqual(await seen(page), ["knife"]);
  assert.deepEqual(await database(page, "homebody:two"), ["blob", "meta"]);
  await page.evaluate(() => globalThis.q.consent.withdraw());
  await stored(page);
  assert.equal(await mode(page), "persistent");
  assert.deepEqual(await database(page), ["blob", "meta"]);
});
