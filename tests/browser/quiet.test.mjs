// Asks first, and reaches nobody: what the module calls of the browser's storage, tabs and network during a whole
// shopping trip, counted by spies that were there before any script.
import assert from "node:assert/strict";
import test from "node:test";
import { address } from "./lib/site.mjs";
import * as storefront from "./lib/storefront.mjs";
import { comeBack, open, prepared, visitor } from "./lib/visitor.mjs";

const ENTRIES = ["index", "inline"];
/** The one request: the entry `index` fetches the module. */
const loading = (entry) => (entry === "index" ? ["fetch"] : []);
const ONE_LOOK = ["localStorage", "Storage.getItem(homebody:default:consent)"];

/** A trip on a page; the calls that it made. `sources` are calls on the package, as text. */
const tripOn = (page, sources, during = "") =>
  page.evaluate(
    async ([sources, during]) => {
      const { trip } = await import("/trip.js");
      const made = { site: () => homebody.site(), gpc: () => homebody.gpc(), remembered: () => homebody.remembered(), no: () => homebody.site({ deny: ["store"] }) };
      const acts = { withdraw: (p) => p.consent.withdraw() };
      const from = spied.length;
      const result = await trip(homebody, items, sources.map((name) => made[name]()), acts[during]);
      return { ...result, calls: spied.slice(from) };
    },
    [sources, during],
  );
const isKnown = (mode, ranked) => {
  assert.equal(mode, "contextual");
  assert.ok(ranked.filter(Boolean).length >= 4, `the trip ranked: ${ranked}`);
};

for (const entry of ENTRIES) {
  test(`nobody answered: ${entry} keeps nothing, looks nothing up and sends nothing`, async (t) => {
    const context = await visitor(t);
    const page = await open(t, context, `?entry=${entry}`);
    for (const sources of [[], ["site", "gpc"]]) {
      const { calls, mode, ranked, told } = await tripOn(page, sources);
      isKnown(mode, ranked);
      assert.ok(told.includes("watch") && !told.includes("error"), told.join());
      assert.deepEqual(calls, sources.length ? [] : loading(entry), "the module is loaded once");
    }
  });

  test(`nobody answered: in a worker ${entry} is as quiet`, async (t) => {
    const page = await open(t, await visitor(t), `?entry=${entry}`);
    const result = await page.evaluate(
      (entry) =>
        new Promise((resolve) => {
          const worker = new Worker("/worker.js");
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve({ error: message });
          worker.postMessage(entry);
        }),
      entry,
    );
    assert.equal(result.error, undefined);
    isKnown(result.mode, result.ranked);
    assert.deepEqual(result.calls, loading(entry));
    for (const one of ["IDBFactory.open", "indexedDB", "caches", "CacheStorage.open", "storage", "locks"]) assert.ok(result.watched.keeping.includes(one), one);
    for (const one of ["fetch", "XMLHttpRequest.send", "WebSocket", "EventSource"]) assert.ok(result.watched.sending.includes(one), one);
  });
}

test("remembered() has one look at its one item per load", async (t) => {
  const page = await open(t, await visitor(t), "?entry=inline");
  for (let load = 0; load < 2; load++) {
    const { calls, mode, ranked } = await tripOn(page, ["remembered", "gpc"]);
    isKnown(mode, ranked);
    assert.deepEqual(calls, ONE_LOOK);
    await page.reload();
    await prepared(page);
  }
});

test("the storefront, with nobody answering, keeps nothing but the shop open", async (t) => {
  const page = await storefront.enter(t, await visitor(t));
  await storefront.look(page, "/p/ostler-paring-9");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await storefront.look(page, "/p/kv-moka-3");
  await storefront.follow(page, "/checkout");
  for (const field of ["Name", "Street and number", "Postcode", "Town"]) await page.getByLabel(field, { exact: true }).fill("Nobody");
  await page.getByRole("button", { name: "Place the demo order" }).click();
  await page.getByRole("heading", { name: /^Order / }).waitFor();
  await storefront.follow(page, "/search?q=knife");
  await page.locator(".card").first().waitFor();
  await storefront.follow(page, "/privacy");
  await page.waitForTimeout(200);
  const [calls, { sending }] = await page.evaluate(() => [spied, watched]);
  const drawing = /^(Document\.createElement(NS)?|Image|FontFace)$/; // a page draws itself
  assert.deepEqual(calls.filter((call) => !drawing.test(call)), ["localStorage", "Storage.getItem(homebody:larder-and-loft:consent)"]);
  assert.ok(sending.includes("fetch"));
});

/** Calls but for those that delete our own bucket, and the database that is there where there are no buckets. */
function butOneDelete(calls) {
  const ours = ["indexedDB", "IDBFactory.deleteDatabase(homebody:default)", "storageBuckets", "StorageBucketManager.delete"];
  for (const kind of ["IDBFactory.", "StorageBucketManager."]) assert.ok(calls.filter((call) => call.startsWith(kind)).length <= 1, calls.join(", "));
  return calls.filter((call) => !ours.includes(call));
}

test("after a no there is that one look, one note of it, and at most one delete per load", async (t) => {
  const page = await open(t, await visitor(t), "?entry=inline");
  const { calls } = await tripOn(page, ["remembered"], "withdraw");
  assert.deepEqual(butOneDelete(calls), [...ONE_LOOK, "localStorage", "Storage.setItem(homebody:default:consent)"]);
  for (let load = 0; load < 2; load++) {
    await page.reload();
    await prepared(page);
    const { calls } = await tripOn(page, ["remembered"]);
    assert.deepEqual(butOneDelete(calls), ONE_LOOK);
  }
  assert.deepEqual(butOneDelete((await tripOn(page, ["no"])).calls), []);
});

test("after a yes the spies do hear it: the counting is not deaf to the module", async (t) => {
  const page = await open(t, await visitor(t), "?entry=inline");
  await comeBack(page);
  const calls = await page.evaluate(async () => {
    const from = spied.length;
    p.consent.grant(...ALL);
    p.track("view", "pan");
    await new Promise((resolve) => setTimeout(resolve, 300));
    return spied.slice(from);
  });
  for (const call of ["StorageBucketManager.open", "IDBFactory.open(homebody:default)", "BroadcastChannel"]) assert.ok(calls.includes(call), calls.join(", "));
});

/** One use of everything that is watched. */
const USES = {
  "IDBFactory.open": () => indexedDB.open("x"),
  "IDBFactory.deleteDatabase": () => indexedDB.deleteDatabase("x"),
  "IDBFactory.databases": () => indexedDB.databases(),
  "Storage.getItem": () => sessionStorage.getItem("x"),
  "Storage.setItem": () => sessionStorage.setItem("x", "1"),
  "Storage.removeItem": () => localStorage.removeItem("x"),
  "Storage.clear": () => localStorage.clear(),
  "Storage.key": () => localStorage.key(0),
  "CacheStorage.open": () => caches.open("x"),
  "CacheStorage.match": () => caches.match("/x"),
  "CacheStorage.has": () => caches.has("x"),
  "CacheStorage.keys": () => caches.keys(),
  "CacheStorage.delete": () => caches.delete("x"),
  "CookieStore.get": () => cookieStore.get("x"),
  "CookieStore.getAll": () => cookieStore.getAll(),
  "CookieStore.set": () => cookieStore.set("x", "1"),
  "CookieStore.delete": () => cookieStore.delete("x"),
  "LockManager.request": () => navigator.locks.request("x", () => {}),
  "LockManager.query": () => navigator.locks.query(),
  "StorageManager.getDirectory": () => navigator.storage.getDirectory(),
  "StorageManager.estimate": () => navigator.storage.estimate(),
  "StorageManager.persist": () => navigator.storage.persist(),
  "StorageManager.persisted": () => navigator.storage.persisted(),
  "StorageBucketManager.open": () => navigator.storageBuckets.open("x"),
  "StorageBucketManager.keys": () => navigator.storageBuckets.keys(),
  "StorageBucketManager.delete": () => navigator.storageBuckets.delete("x"),
  localStorage: () => (localStorage.x = "1"),
  sessionStorage: () => sessionStorage.x,
  indexedDB: () => typeof indexedDB,
  caches: () => caches,
  cookieStore: () => cookieStore,
  storage: () => navigator.storage,
  locks: () => navigator.locks,
  storageBuckets: () => navigator.storageBuckets,
  cookie: () => (document.cookie = "x=1"),
  name: () => (window.name = "x"),
  BroadcastChannel: () => new BroadcastChannel("x").close(),
  SharedWorker: () => new SharedWorker("/worker.js"),
  Worker: () => new Worker("/worker.js").terminate(),
  "ServiceWorkerContainer.register": () => navigator.serviceWorker.register("/nowhere.js"),
  "ServiceWorkerContainer.getRegistrations": () => navigator.serviceWorker.getRegistrations(),
  fetch: () => fetch("/empty.html"),
  "XMLHttpRequest.open": () => new XMLHttpRequest().open("GET", "/empty.html"),
  "XMLHttpRequest.send": () => new XMLHttpRequest().send(),
  "Navigator.sendBeacon": () => navigator.sendBeacon("/empty.html"),
  WebSocket: () => new WebSocket(`ws://${location.host}/`).close(),
  EventSource: () => new EventSource("/empty.html").close(),
  RTCPeerConnection: () => new RTCPeerConnection().close(),
  WebTransport: () => new WebTransport(`https://${location.host}/`).close(),
  Image: () => new Image(),
  Audio: () => new Audio(),
  FontFace: () => new FontFace("x", "local(x)"),
  "Document.createElement": () => document.createElement("img"),
  "Document.createElementNS": () => document.createElementNS("http://www.w3.org/2000/svg", "image"),
  "Document.write": () => document.implementation.createHTMLDocument().write("x"),
  "DOMParser.parseFromString": () => new DOMParser().parseFromString("x", "text/html"),
};

test("each spy counts when what it watches is used", async (t) => {
  const page = await (await visitor(t)).newPage();
  await page.goto(address("/empty.html"));
  const uses = Object.entries(USES).map(([label, use]) => `${JSON.stringify(label)}: ${use}`);
  const { watched, deaf, loud } = await page.evaluate(`(async () => {
    const uses = {${uses.join(",")}};
    const all = [...watched.keeping, ...watched.sending];
    const hears = async (label) => {
      spied.length = 0;
      try { await Promise.race([uses[label]?.(), new Promise((resolve) => setTimeout(resolve, 50))]); } catch {}
      return spied.some((call) => call === label || call.startsWith(label + "("));
    };
    const deaf = [], silent = [];
    for (const label of all) if (!(await hears(label))) deaf.push(label);
    spied.length = 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { watched: all, deaf, loud: [...spied] };
  })()`);
  assert.deepEqual(deaf, []);
  assert.deepEqual(loud, [], "and not when it is not");
  assert.deepEqual(Object.keys(USES).filter((label) => !watched.includes(label)), [], "this browser has all of them");
});
