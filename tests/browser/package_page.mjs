// A server for the built package and an empty page, and Chromium to open it in: what the package does on a page, without a shop around it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { findBrowser } from "../../tools/lib/browser.mjs";
import { ITEMS } from "../js/lib/shop.mjs";

const DIST = new URL("./", import.meta.resolve("homebody"));
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Paths that pages asked for, in order. */
export const requests = [];
/** Further headers of the page itself, by query. */
const POLICIES = {
  "?offline": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'",
  "?nowasm": "default-src 'none'; script-src 'self'; connect-src 'self'",
};

const server = createServer((request, response) => {
  const { pathname, search } = new URL(request.url, "http://localhost");
  requests.push(pathname);
  if (pathname === "/") {
    const policy = POLICIES[search];
    response.writeHead(200, { "content-type": "text/html", ...(policy && { "content-security-policy": policy }) });
    return response.end("<!doctype html><title>empty</title>");
  }
  if (pathname === "/shop.pack") return response.writeHead(200).end(pack());
  try {
    const body = readFileSync(fileURLToPath(new URL(`.${pathname}`, DIST)));
    response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});

let packed;
/** The shop as a pack, made by the package's own command. */
function pack() {
  if (packed) return packed;
  const folder = mkdtempSync(join(tmpdir(), "homebody-"));
  writeFileSync(join(folder, "shop.json"), JSON.stringify(ITEMS));
  execFileSync(process.execPath, [fileURLToPath(new URL("cli.js", DIST)), "pack", "shop.json", "-o", "shop.pack"], { cwd: folder, stdio: "ignore" });
  packed = readFileSync(join(folder, "shop.pack"));
  rmSync(folder, { recursive: true });
  return packed;
}

let browser;
before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Playwright turns the back/forward cache off; here it is to be seen at work.
  browser = await chromium.launch({ executablePath: findBrowser().chromium, args: FLAGS, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

export const address = (search = "") => `http://127.0.0.1:${server.address().port}/${search}`;

/** A visitor's browser of its own. */
export async function visitor(t) {
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.addInitScript(spyOnStorage);
  return context;
}

export const bare = (context, search) => context.newPage().then((page) => page.goto(address(search)).then(() => page));

/** A page with the package imported as `homebody` and the shop's `items`; an error on it fails the test. */
export async function open(t, context, search) {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  t.after(() => {
    if (errors.length) throw new Error(`the page broke: ${errors.join("; ")}`);
  });
  await page.goto(address(search));
  await prepare(page);
  return page;
}

export const prepare = (page) =>
  page.evaluate(async (items) => {
    globalThis.homebody = await import("/index.js");
    globalThis.items = items;
    globalThis.ALL = ["store", "profile", "rank"];
    globalThis.start = async (options) => {
      globalThis.p = globalThis.homebody.createPersonalizer({ catalog: items, ...options });
      await globalThis.p.ready;
      return globalThis.p.mode;
    };
    globalThis.seen = () => globalThis.p.profile.get().events.map(({ id }) => id).sort();
  }, ITEMS);

/** Counts every way a page could keep or look up something. */
function spyOnStorage() {
  const calls = (globalThis.calls = []);
  const spy = (owner, name, label) => {
    const real = owner?.[name];
    if (real) owner[name] = function (...args) {
      calls.push(label);
      return real.apply(this, args);
    };
  };
  for (const name of ["open", "deleteDatabase", "databases"]) spy(globalThis.IDBFactory?.prototype, name, `indexedDB.${name}`);
  for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) spy(globalThis.Storage?.prototype, name, `storage.${name}`);
  for (const name of ["open", "match", "has", "keys"]) spy(globalThis.CacheStorage?.prototype, name, `caches.${name}`);
  for (const name of ["request", "query"]) spy(globalThis.LockManager?.prototype, name, `locks.${name}`);
  for (const name of ["estimate", "persist", "getDirectory"]) spy(globalThis.StorageManager?.prototype, name, `storageManager.${name}`);
  const Channel = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Channel {
    constructor(name) {
      calls.push("BroadcastChannel");
      super(name);
    }
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    get() {
      calls.push("cookie");
      return cookie.get.call(this);
    },
    set(value) {
      calls.push("cookie");
      cookie.set.call(this, value);
    },
  });
}

/** Waits until the page has stored what it knows. */
export const stored = (page) => page.waitForTimeout(150);

/** What the database holds, looked at from the page itself; undefined when there is none. */
export const database = (page, name = "homebody:default") =>
  page.evaluate(async (name) => {
    const all = await indexedDB.databases();
    if (!all.some((one) => one.name === name)) return undefined;
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        if (!db.objectStoreNames.contains("s")) return db.close(), resolve([]);
        const keys = db.transaction("s").objectStore("s").getAllKeys();
        keys.onsuccess = () => {
          db.close();
          resolve(keys.result);
        };
      };
    });
  }, name);
