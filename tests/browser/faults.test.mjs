// Never breaks the page: a database that is missing, full, slow, foreign, damaged or taken away means a profile that
// lasts less long, and nothing else.
import assert from "node:assert/strict";
import test from "node:test";
import { address } from "./lib/site.mjs";
import { comeBack, database, folder, gone, kept, mode, open, prepared, reload, resident, sayYes, seen, until, view, visitor } from "./lib/visitor.mjs";

/** The page goes on: it ranks, nobody was left with a rejection, and errors that were told are typed. */
async function unharmed(page, ...ids) {
  const { items, error, errors, unhandled } = await page.evaluate(() => {
    const { items, error } = p.rank({ slot: "a", limit: 50 });
    return { items: items.map(({ id }) => id), error, errors, unhandled };
  });
  assert.ok(items.length > 5);
  assert.deepEqual([error, unhandled], [undefined, []]);
  for (const { code, fix } of errors) assert.ok(/^[a-z-]+$/.test(code) && fix, JSON.stringify(errors));
  assert.deepEqual(await seen(page), ids, "what was done counts, in memory at least");
}

const BROKEN = {
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
  "nothing is ever committed": () => (IDBTransaction.prototype.commit = function () { this.abort(); }),
  "a transaction throws": () => (IDBDatabase.prototype.transaction = () => { throw new DOMException("lost", "UnknownError"); }),
  "writing throws": () => (IDBObjectStore.prototype.put = () => { throw new DOMException("no", "DataCloneError"); }),
};
for (const [name, breakIt] of Object.entries(BROKEN)) {
  test(`case 29 a broken database means memory only: ${name}`, async (t) => {
    const page = await open(t, await visitor(t));
    await page.evaluate(breakIt);
    assert.equal(await sayYes(page), "persistent");
    await view(page, "knife");
    await page.waitForTimeout(60);
    await view(page, "pan");
    await page.waitForTimeout(60);
    await unharmed(page, "knife", "pan");
    await page.evaluate(() => p.consent.withdraw());
    await page.waitForTimeout(60);
    assert.equal(await mode(page), "contextual");
    await unharmed(page);
  });
}

test("case 29 a database that never opens is waited for at most five seconds, and the page has its own order meanwhile", async (t) => {
  const page = await open(t, await visitor(t));
  const { at, before, after } = await page.evaluate(async () => {
    IDBFactory.prototype.open = () => new EventTarget();
    StorageBucketManager.prototype.keys = () => new Promise(() => {});
    const from = performance.now();
    const p = (globalThis.p = homebody.createPersonalizer({ catalog: items, consent: [homebody.site({ grant: ALL })] }));
    p.track("view", "knife");
    const look = () => {
      const { items, error } = p.rank({ slot: "a", candidates: ["pan", "pot"] });
      return [items.length, error?.code];
    };
    const before = look();
    await p.ready;
    return { at: performance.now() - from, before, after: look() };
  });
  assert.ok(at > 4500 && at < 7500, `ready after ${at} ms`);
  assert.deepEqual([before, after], [[2, "not-ready"], [2, undefined]]);
  assert.deepEqual(await seen(page), ["knife"]);
});

test("until what is remembered has been read, no list is made: what was bought is not offered for a moment", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await page.evaluate(() => p.track("purchase", "pan"));
  await kept(page);
  await page.reload();
  await prepared(page);
  const looks = await page.evaluate(async () => {
    const open = StorageBucketManager.prototype.open;
    StorageBucketManager.prototype.open = async function (...which) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return open.apply(this, which);
    };
    globalThis.p = homebody.createPersonalizer({ catalog: items, consent: [homebody.remembered()] });
    const looks = [];
    let ready = false;
    p.ready.then(() => (ready = true));
    do {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const { items, excluded, error } = p.rank({ slot: "a" });
      looks.push(error?.code ?? [items.some(({ id }) => id === "pan"), excluded.find(({ id }) => id === "pan")?.rule]);
    } while (!ready);
    return looks;
  });
  assert.ok(looks.length > 10, "it took a while");
  assert.deepEqual([...new Set(looks.map((look) => JSON.stringify(look)))], ['"not-ready"', '[false,"purchased"]']);
});

test("case 28 a full disk costs the page nothing, and what could not be stored is, once there is room", async (t) => {
  const context = await resident(t, folder(t));
  const page = await open(t, context);
  const browser = await context.newCDPSession(page);
  const origin = new URL(address()).origin;
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 }); // before the browser looks how much there is
  const full = await page.evaluate(
    () =>
      new Promise(async (resolve) => {
        const request = await unspied.open("control");
        request.onupgradeneeded = () => request.result.createObjectStore("s").put(new Uint8Array(100_000), 1);
        request.onsuccess = () => resolve(false);
        request.onerror = () => resolve(request.error.name);
      }),
  );
  assert.match(String(full), /Quota|Abort/, "the disk is full for others, too");
  assert.equal(await sayYes(page), "persistent");
  for (const id of ["knife", "pan", "pot"]) {
    await view(page, id);
    await page.waitForTimeout(40);
  }
  await unharmed(page, "knife", "pan", "pot");
  assert.ok(!(await database(page))?.length, "nothing was stored by halves");
  assert.deepEqual(await page.evaluate(() => errors.map(({ code, field }) => [code, field])), [["storage-failed", "profile"]], "it is told, once");
  await browser.send("Storage.overrideQuotaForOrigin", { origin });
  await until(async () => {
    await view(page, "rope");
    return (await database(page))?.includes("blob");
  });
  await kept(page);
  await reload(page);
  assert.deepEqual([...new Set(await seen(page))], ["knife", "pan", "pot", "rope"]);
});

test("case 30 a newer build's upgrade waits for an old tab of someone else's, not for ours, and we wait for both", async (t) => {
  const context = await visitor(t);
  const [ours, other, next] = [await open(t, context), await open(t, context), await open(t, context)];
  await sayYes(ours);
  await view(ours, "knife");
  await kept(ours);
  await other.evaluate(
    () =>
      new Promise(async (resolve) => {
        const old = await unspied.open("homebody:default");
        old.onsuccess = async () => {
          // This one does not hear that it should give way, and closes late.
          setTimeout(() => old.result.close(), 700);
          const upgrade = await unspied.open("homebody:default", 2);
          globalThis.blocked = 0;
          upgrade.onblocked = () => globalThis.blocked++;
          upgrade.onupgradeneeded = () => upgrade.transaction.objectStore("s").put("new", "new");
          upgrade.onsuccess = () => ((globalThis.upgraded = true), upgrade.result.close());
          resolve();
        };
      }),
  );
  await next.evaluate(() => void start({ consent: [homebody.remembered()] }));
  assert.ok(await until(() => other.evaluate(() => globalThis.upgraded)), "the old tab closed, so it was upgraded: ours did not hold it up");
  assert.equal(await other.evaluate(() => globalThis.blocked), 1);
  assert.equal(await until(() => mode(next), (mode) => mode === "persistent"), "persistent");
  for (const page of [ours, next]) {
    await view(page, "pan");
    await page.waitForTimeout(100);
  }
  assert.ok((await seen(ours)).includes("knife"));
  await unharmed(next, "pan");
  assert.deepEqual(await database(other), ["blob", "meta", "new"], "what the newer build wrote is left alone");
});

test("case 31 a database of a newer version is left alone", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(
    () =>
      new Promise(async (resolve) => {
        const request = await unspied.open("homebody:default", 2);
        request.onupgradeneeded = () => request.result.createObjectStore("new").put(1, "kept");
        request.onsuccess = () => (request.result.close(), resolve());
      }),
  );
  assert.equal(await sayYes(page), "persistent");
  await view(page, "knife");
  await page.waitForTimeout(100);
  await unharmed(page, "knife");
  assert.equal(await page.evaluate(async () => (await unspied.databases())[0].version), 2);
});

test("case 34 a connection that is lost twice is opened again", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await view(page, "knife");
  await kept(page);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    const lost = ["UnknownError", "InvalidStateError"];
    IDBDatabase.prototype.transaction = function (...which) {
      if (!lost.length) return transaction.apply(this, which);
      this.close();
      throw new DOMException("the connection is lost", lost.shift());
    };
  });
  await view(page, "pan");
  await page.waitForTimeout(150);
  await reload(page);
  await unharmed(page, "knife", "pan");
});

/** Whoever takes the data away while the page is open. */
const TAKEN = {
  "the database is deleted": (page) =>
    page.evaluate(() => unspied.remove("homebody:default")),
  "the site's data is cleared": async (page) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send("Storage.clearDataForOrigin", { origin: new URL(address()).origin, storageTypes: "all" });
  },
};
for (const [name, take] of Object.entries(TAKEN)) {
  test(`case 33 ${name} under an open page: the profile ends, the page does not, nothing comes back`, async (t) => {
    const page = await open(t, await resident(t, folder(t)));
    await sayYes(page);
    await view(page, "knife");
    await kept(page);
    await take(page);
    await view(page, "pan");
    await until(() => mode(page), (mode) => mode === "contextual");
    assert.equal(await mode(page), "contextual");
    await unharmed(page);
    await view(page, "pot");
    await page.waitForTimeout(100);
    assert.ok(!(await database(page))?.length, "nothing was put back");
    await page.evaluate(() => p.consent.grant(...ALL));
    await view(page, "rope");
    await kept(page);
    await reload(page);
    await unharmed(page, "rope");
  });
}

/** Writes by hand into our database; what is given is text in the page, with `meta` and `blob` as they were. */
const forge = (page, entries) =>
  page.evaluate(
    (entries) =>
      new Promise(async (resolve) => {
        const request = await unspied.open("homebody:default");
        request.onsuccess = () => {
          const db = request.result;
          const store = db.transaction("s", "readwrite").objectStore("s");
          const [old, was] = [store.get("meta"), store.get("blob")];
          was.onsuccess = () => {
            const made = new Function("meta", "blob", `return ${entries}`)(old.result, was.result);
            for (const [key, value] of Object.entries(made)) value === undefined ? store.delete(key) : store.put(value, key);
            store.transaction.oncomplete = () => (db.close(), resolve());
          };
        };
      }),
    entries,
  );
const FORGED = {
  "noise": "{ blob: crypto.getRandomValues(new Uint8Array(500)) }",
  "cut short": "{ blob: blob.slice(0, blob.length - 5) }",
  "empty": "{ blob: new Uint8Array() }",
  "longer": "{ blob: Uint8Array.of(...blob, 1, 2, 3) }",
  "a flipped bit": "{ blob: blob.map((byte, i) => (i === blob.length >> 1 ? byte ^ 4 : byte)) }",
  "a count beyond all": "{ blob: blob.map((byte, i) => (i >= 16 ? 255 : byte)) }",
  "text": '{ blob: "text" }',
  "no stamp": "{ meta: undefined }",
  "a strange stamp": '{ meta: { rev: "x", epoch: {} } }',
  "a stamp beyond all": '{ meta: { rev: 1e300, epoch: "zz" } }',
};
/** The blob is as it was, only its stamp is not. */
const WHOLE = ["no stamp", "a strange stamp", "a stamp beyond all"];
test("case 47 a stored profile that was damaged is put aside, told, and gone with a no", async (t) => {
  const context = await visitor(t);
  await context.route("**/package.html*", async (route) => {
    const response = await route.fetch();
    // So that this test may write what it likes as text.
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "" } });
  });
  const page = await open(t, context);
  for (const [name, entries] of Object.entries(FORGED)) {
    await sayYes(page);
    await view(page, "knife", "atlas");
    await kept(page);
    await forge(page, entries);
    assert.equal(await reload(page), "persistent", name);
    const before = await seen(page);
    assert.ok(before.every((id) => ["knife", "atlas"].includes(id)), name);
    await view(page, "rope");
    await page.waitForTimeout(40);
    await unharmed(page, ...[...before, "rope"].sort());
    // Erasing nothing waits until everything is stored.
    assert.ok(await until(() => page.evaluate(() => p.profile.erase({ since: Date.now() + 1e9 }).then(({ logical }) => logical))), name);
    if (!before.length) assert.deepEqual(await database(page), ["aside", "blob", "meta"], name);
    if (!WHOLE.includes(name)) assert.deepEqual(await page.evaluate(() => errors.map(({ code }) => code)), ["profile-corrupt"], name);
    await reload(page);
    assert.ok((await seen(page)).includes("rope"), `${name}: it goes on`);
    assert.deepEqual(await page.evaluate(() => errors), [], `${name}: what lies aside is not read`);
    await page.evaluate(() => p.consent.withdraw());
    assert.equal(await gone(page), undefined, `${name}: it can be withdrawn`);
  }
});
