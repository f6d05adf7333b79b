// What a page downloads for a ranking, and what the page's policy may forbid.
import assert from "node:assert/strict";
import test from "node:test";
import { rankFiles } from "../../tools/lib/closure.mjs";
import { address, bare, requests, stored, visitor } from "./package_page.mjs";

/** Runs a page from nothing to a ranking, with the pack that the page fetches. */
const rankOn = (page, entry, grant = false) =>
  page.evaluate(
    async ([entry, grant]) => {
      const { createPersonalizer, site } = await import(entry);
      const catalog = fetch("/shop.pack").catch(() => globalThis.pack);
      const consent = grant ? [site({ grant: ["store", "profile", "rank"] })] : [];
      const p = (globalThis.p = createPersonalizer({ catalog, consent }));
      const failure = await p.ready.then(() => undefined, ({ code }) => code);
      p.track("view", "knife");
      return { failure, mode: p.mode, items: p.rank({ slot: "a", candidates: ["pan", "knife", "pot"] }).items.map(({ id }) => id) };
    },
    [entry, grant],
  );

test("from load to a ranking a page gets exactly the files that are weighed", async (t) => {
  const context = await visitor(t);
  for (const visit of ["first", "second, with a profile to restore"]) {
    const page = await bare(context);
    requests.length = 0;
    const { mode } = await rankOn(page, "/index.js", true);
    await stored(page);
    assert.equal(mode, "persistent", visit);
    const files = requests.filter((path) => path !== "/shop.pack" && path !== "/favicon.ico").map((path) => path.slice(1));
    assert.deepEqual(files.sort(), rankFiles().sort(), visit);
  }
});

test("after it is loaded it asks for nothing", async (t) => {
  const page = await bare(await visitor(t));
  await rankOn(page, "/index.js", true);
  await stored(page);
  requests.length = 0;
  await page.evaluate(async () => {
    const { p } = globalThis;
    p.track("like", "pan");
    p.explain(p.rank({ slot: "b" }), "pan");
    p.profile.import(p.profile.export());
    p.consent.withdraw();
    await p.profile.erase();
    p.dispose();
  });
  await stored(page);
  assert.deepEqual(requests, []);
});

test("inline works where nothing may be fetched", async (t) => {
  const context = await visitor(t);
  const online = await bare(context);
  const pack = await online.evaluate(async () => [...new Uint8Array(await (await fetch("/shop.pack")).arrayBuffer())]);
  const page = await bare(context, "?offline");
  await page.evaluate((bytes) => (globalThis.pack = new Uint8Array(bytes)), pack);
  const violations = await page.evaluate(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ blockedURI }) => globalThis.violations.push(blockedURI));
    return globalThis.violations;
  });
  assert.deepEqual(violations, []);
  for (const entry of ["/inline.js", "/index.js"]) {
    requests.length = 0;
    const { failure, items } = await rankOn(page, entry);
    assert.equal(failure, undefined);
    assert.ok(items.length > 0);
    assert.ok(!requests.includes("/engine.wasm"));
  }
  const blocked = await page.evaluate(() => globalThis.violations.map((uri) => new URL(uri).pathname));
  assert.deepEqual(blocked.filter((path) => path !== "/shop.pack"), ["/engine.wasm"], "only the fetching entry tried");
});

test("a policy without wasm is told, and the page keeps its order", async (t) => {
  const page = await bare(await visitor(t), "?nowasm");
  const { failure, items } = await rankOn(page, "/index.js");
  assert.equal(failure, "csp-blocked");
  assert.deepEqual(items, ["pan", "knife", "pot"]);
});

test("it runs in a worker", async (t) => {
  const page = await bare(await visitor(t));
  const ids = await page.evaluate(async (base) => {
    const source = `
      import { createPersonalizer } from "${base}index.js";
      const p = createPersonalizer({ catalog: fetch("${base}shop.pack") });
      p.ready.then(() => postMessage(p.rank({ slot: "a" }).items.map(({ id }) => id)), (error) => postMessage(String(error)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve(message);
    });
  }, address());
  assert.ok(Array.isArray(ids) && ids.length > 5, String(ids));
});
