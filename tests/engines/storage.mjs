// What is stored is not lost, and storage that fails does not break the page: in every engine.
import assert from "node:assert/strict";
import { comeBack, database, gone, kept, mode, reload, sayYes, seen, until, view } from "../browser/lib/visitor.mjs";
import { CALM, troubles } from "./consent.mjs";

const EACH = 60;
const MANY = Array.from({ length: 2 * EACH }, (_, i) => ({ id: `item-${i}`, title: `Item number ${i}`, categories: ["Many"] }));
const bought = (page) => page.evaluate(() => p.profile.get().purchases.map(({ id }) => id).sort());
const begin = (page) =>
  page.evaluate((catalog) => {
    globalThis.many = catalog;
    return start({ consent: [homebody.remembered()], catalog });
  }, MANY);

/** The page ranks, and nothing was left uncaught. */
async function ranks(page) {
  const [count, error, uncaught] = await page.evaluate(() => {
    const { items, error } = p.rank({ slot: "a", limit: 50 });
    return [items.length, error, unhandled];
  });
  assert.ok(count > 5, `${count} items`);
  assert.deepEqual([error ?? undefined, uncaught], [undefined, []]);
}

const BROKEN = {
  "the getter throws": () => Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } }),
  "there is none": () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }),
  "opening throws": () => (IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); }),
};

/** Writes what `make` gives of the old blob in its place. */
const damage = (page, how) =>
  page.evaluate(async (how) => {
    const request = await unspied.open("homebody:default");
    await new Promise((resolve, reject) => {
      request.onerror = reject;
      request.onsuccess = () => {
        const db = request.result;
        const store = db.transaction("s", "readwrite").objectStore("s");
        const old = store.get("blob");
        old.onsuccess = () => store.put(how === "noise" ? crypto.getRandomValues(new Uint8Array(500)) : old.result.slice(0, -5), "blob");
        store.transaction.oncomplete = () => (db.close(), resolve());
        store.transaction.onabort = () => reject(store.transaction.error);
      };
    });
  }, how);

export function storage(test) {
  test(`two tabs that record ${EACH} purchases each at once lose none`, async ({ open }) => {
    const pages = [await open(), await open()];
    for (const [i, page] of pages.entries()) {
      await begin(page);
      if (!i) await page.evaluate(() => p.consent.grant(...ALL));
    }
    for (const page of pages) assert.equal(await until(() => mode(page), (mode) => mode === "persistent"), "persistent");
    // Neither waits for the other: each is only told to begin.
    for (const [parity, page] of pages.entries()) {
      await page.evaluate((parity) => {
        globalThis.buying = (async () => {
          for (let i = parity; i < many.length; i += 2) {
            p.track("purchase", many[i].id);
            await new Promise((resolve) => setTimeout(resolve, 4));
          }
        })();
      }, parity);
    }
    for (const page of pages) await page.evaluate(() => buying);
    const all = MANY.map(({ id }) => id).sort();
    for (const page of pages) assert.equal((await until(() => bought(page), (ids) => ids.length === all.length)).length, all.length);
    await pages[0].close();
    await reload(pages[1]);
    await begin(pages[1]);
    assert.deepEqual(await bought(pages[1]), all);
    assert.deepEqual(await troubles(pages[1]), CALM);
  });

  test("what was done one by one is there after each of several reloads", async ({ open }) => {
    const page = await open();
    await sayYes(page);
    const ids = ["knife", "pan", "pot", "tent"];
    for (const [i, id] of ids.entries()) {
      await view(page, id);
      await kept(page);
      await reload(page);
      assert.deepEqual(await seen(page), ids.slice(0, i + 1).sort());
    }
  });

  for (const how of ["noise", "cut short"]) {
    test(`a damaged profile does not break the page, and can be withdrawn: ${how}`, async ({ open }) => {
      const page = await open();
      await sayYes(page);
      await view(page, "knife", "atlas");
      await kept(page);
      await damage(page, how);
      assert.equal(await reload(page), "persistent");
      assert.deepEqual(await page.evaluate(() => errors.map(({ code }) => code)), ["profile-corrupt"]);
      await ranks(page);
      await view(page, "rope");
      await until(() => database(page), (found) => found?.includes("aside") && found.includes("blob"));
      await page.waitForTimeout(200);
      await reload(page);
      assert.ok((await seen(page)).includes("rope"), "it goes on");
      assert.deepEqual(await troubles(page), CALM);
      await page.evaluate(() => p.consent.withdraw());
      assert.equal(await gone(page), undefined);
    });
  }

  for (const [name, breakIt] of Object.entries(BROKEN)) {
    test(`without a database the profile is kept in memory: ${name}`, async ({ open }) => {
      const page = await open("", breakIt);
      assert.equal(await sayYes(page), "persistent");
      await view(page, "knife");
      await page.waitForTimeout(60);
      assert.deepEqual(await seen(page), ["knife"]);
      await ranks(page);
      await page.evaluate(() => p.consent.withdraw());
      assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
      await ranks(page);
      assert.equal(await comeBack(page), "contextual");
    });
  }
}
