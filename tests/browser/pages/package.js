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
async function stored(name = "homebody:default") {
  const { databases, open } = globalThis.unspied;
  // Of a bucket that is being deleted some questions are never answered: then nothing is known yet.
  const all = await Promise.race([databases(), new Promise((resolve) => setTimeout(resolve, 2000))]);
  if (!all) return [];
  if (!all.some((one) => one.name === name)) return undefined;
  return new Promise(async (resolve, reject) => {
    const request = await open(name);
    // It went in the meantime; opening must not bring it back.
    request.onupgradeneeded = () => request.transaction.abort();
    setTimeout(() => resolve([]), 2000);
    request.onerror = () => (/Abort|Unknown/.test(request.error.name) ? resolve(undefined) : reject(request.error));
    request.onsuccess = () => {
      const db = request.result;
      const close = (keys) => (db.close(), resolve(keys));
      db.onversionchange = () => close([]);
      if (!db.objectStoreNames.contains("s")) return close([]);
      // Whoever deletes a bucket closes what is open in it, and not every request is answered then.
      setTimeout(() => close([]), 1000);
      const keys = db.transaction("s").objectStore("s").getAllKeys();
      keys.onsuccess = () => close(keys.result);
    };
  });
}

Object.assign(globalThis, { homebody, items: ITEMS, ALL: ["store", "profile", "rank"], errors, unhandled, start, stored });
