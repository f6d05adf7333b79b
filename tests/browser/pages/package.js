// The package and a small shop, for tests to play with; nothing is started here.
import { ITEMS } from "/shop.js";

const entry = new URLSearchParams(location.search).get("entry") ?? "index";
const homebody = await import(`/dist/${entry}.js`);

/** What was reported by `on("error")`, and what nobody caught. */
const errors = [];
const unhandled = [];
addEventListener("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));

async function start(options) {
  globalThis.p?.dispose();
  errors.length = 0;
  const p = (globalThis.p = homebody.createPersonalizer({ catalog: ITEMS, ...options }));
  p.on("error", (error) => errors.push(error));
  await p.ready;
  return p.mode;
}

/** The keys in a database; undefined when there is none. Uses what no spy counts. */
function stored(name = "homebody:default") {
  // Of a bucket that is being deleted some questions are never answered: then nothing is known yet.
  return Promise.race([keysOf(name), new Promise((resolve) => setTimeout(() => resolve([]), 2000))]);
}

async function keysOf(name) {
  const { databases, open } = globalThis.unspied;
  if (!(await databases()).some((one) => one.name === name)) return undefined;
  const request = await open(name);
  return new Promise((resolve, reject) => {
    // It went in the meantime; opening must not bring it back.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => (/Abort|Unknown/.test(request.error.name) ? resolve(undefined) : reject(request.error));
    request.onsuccess = () => {
      const db = request.result;
      const close = (keys) => (db.close(), resolve(keys));
      db.onversionchange = () => close([]);
      db.onclose = () => resolve([]);
      if (!db.objectStoreNames.contains("s")) return close([]);
      // The connection must not stay open for longer than anybody waits.
      setTimeout(() => close([]), 1000);
      const keys = db.transaction("s").objectStore("s").getAllKeys();
      keys.onsuccess = () => close(keys.result);
    };
  });
}

Object.assign(globalThis, { homebody, items: ITEMS, ALL: ["store", "profile", "rank"], errors, unhandled, start, stored });
