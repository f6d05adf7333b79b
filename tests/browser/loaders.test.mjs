// How the module comes to the page, what a page downloads for a ranking, what a policy may forbid, and what is left
// behind when a page has done with it: nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { rankFiles } from "../../tools/lib/closure.mjs";
import { address, answers, log, paths } from "./lib/site.mjs";
import { bare, database, kept, open, sayYes, until, view, visitor } from "./lib/visitor.mjs";

/** What a server may answer in place of engine.wasm, for one test. */
function answerWith(t, answer) {
  answers.set("/dist/engine.wasm", answer);
  t.after(() => answers.clear());
}
const bytesLoaded = () => paths().some((path) => /engine-bytes/.test(path));

/** A page goes from nothing to a ranking, with the pack that the page fetches. */
const rankOn = (page, entry, grant = false) =>
  page.evaluate(
    async ([entry, grant]) => {
      const { createPersonalizer, site } = await import(`/dist/${entry}.js`);
      const consent = grant ? [site({ grant: ["store", "profile", "rank"] })] : [];
      const catalog = globalThis.pack ?? fetch("/shop.pack");
      const p = (globalThis.p = createPersonalizer({ catalog, consent }));
      const errors = [];
      p.on("error", ({ code }) => errors.push(code));
      const failure = await p.ready.then(() => undefined, ({ code }) => code);
      const { items, error } = p.rank({ slot: "a", candidates: ["pan", "knife", "pot"] });
      return { failure, errors, mode: p.mode, items: items.map(({ id }) => id), error: error?.code };
    },
    [entry, grant],
  );
const fine = ({ failure, errors, error, items }) => {
  assert.deepEqual([failure, errors, error], [undefined, [], undefined]);
  assert.equal(items.length, 3);
};

test("from load to a ranking a page gets exactly the files that are weighed", async (t) => {
  const context = await visitor(t);
  for (const visit of ["first", "second, with a profile to restore"]) {
    const page = await bare(t, context);
    log.length = 0;
    const result = await rankOn(page, "index", true);
    fine(result);
    assert.equal(result.mode, "persistent", visit);
    await page.evaluate(() => p.track("view", "knife"));
    await page.waitForTimeout(150);
    const files = paths().filter((path) => path !== "/shop.pack").map((path) => path.slice("/dist/".length));
    assert.deepEqual(files.sort(), rankFiles().sort(), visit);
    assert.ok(!bytesLoaded());
  }
});

test("after it is loaded it asks for nothing", async (t) => {
  const page = await bare(t, await visitor(t));
  fine(await rankOn(page, "index", true));
  log.length = 0;
  await page.evaluate(async () => {
    p.track("like", "pan");
    p.explain(p.rank({ slot: "b" }), "pan");
    p.profile.import(p.profile.export());
    p.consent.withdraw();
    await p.profile.erase();
    p.dispose();
  });
  await page.waitForTimeout(150);
  assert.deepEqual(paths(), []);
});

const FALLBACKS = {
  "the module is not there": { status: 404, type: "text/html", body: "<title>not found</title>" },
  "a server answers with its front page": { status: 200, type: "text/html", body: "<!doctype html><title>the shop</title>" },
  "the module came empty": { status: 200, type: "application/wasm", body: "" },
};
for (const [name, answer] of Object.entries(FALLBACKS)) {
  test(`${name}: the bytes come along as a script`, async (t) => {
    answerWith(t, answer);
    const page = await bare(t, await visitor(t));
    log.length = 0;
    fine(await rankOn(page, "index"));
    assert.ok(paths().includes("/dist/engine.wasm") && bytesLoaded(), paths().join(" "));
  });
}

test("the module with a wrong type is taken all the same", async (t) => {
  const page = await bare(t, await visitor(t));
  const body = await page.evaluate(async () => [...new Uint8Array(await (await fetch("/dist/engine.wasm")).arrayBuffer())]);
  answerWith(t, { status: 200, type: "text/html", body: Buffer.from(body) });
  log.length = 0;
  fine(await rankOn(page, "index"));
  assert.ok(!bytesLoaded());
});

test("a module that is cut short is an error that says so, and the page keeps its order", async (t) => {
  answerWith(t, { status: 200, type: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01\xff") });
  const page = await bare(t, await visitor(t));
  const { failure, items, error } = await rankOn(page, "index");
  assert.ok(["unsupported", "load-failed"].includes(failure), failure);
  assert.deepEqual(items, ["pan", "knife", "pot"]);
  assert.ok(error);
});

test("where nothing may be fetched, inline tries nothing, and the other entry falls back", async (t) => {
  const context = await visitor(t);
  const online = await bare(t, context);
  const pack = await online.evaluate(async () => [...new Uint8Array(await (await fetch("/shop.pack")).arrayBuffer())]);
  for (const entry of ["inline", "index"]) {
    const page = await bare(t, context, "/empty.html?policy=offline");
    await page.evaluate((bytes) => (globalThis.pack = new Uint8Array(bytes)), pack);
    log.length = 0;
    fine(await rankOn(page, entry));
    assert.ok(bytesLoaded() && !paths().includes("/dist/engine.wasm"));
    await page.waitForTimeout(50);
    const refused = page.trouble.splice(0);
    assert.deepEqual(refused, entry === "index" ? [`connect-src ${address("/dist/engine.wasm")}`] : [], entry);
  }
});

for (const entry of ["index", "inline"]) {
  test(`a policy without wasm is told, and the page keeps its order: ${entry}`, async (t) => {
    const page = await bare(t, await visitor(t), "/empty.html?policy=nowasm");
    const { failure, items, error } = await rankOn(page, entry);
    assert.equal(failure, "csp-blocked");
    assert.deepEqual(items, ["pan", "knife", "pot"]);
    assert.ok(error);
    await until(() => page.trouble.length);
    assert.deepEqual([...new Set(page.trouble.splice(0))], ["script-src wasm-eval"]);
  });
}

test("it runs in a worker", async (t) => {
  const page = await bare(t, await visitor(t));
  const result = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker("/worker.js");
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => resolve(message);
        worker.postMessage("index");
      }),
  );
  assert.ok(result.ranked?.every((count) => count >= 0) && result.ranked[0] > 3, JSON.stringify(result));
});

test("two personalizers share one module, and one of them may go", async (t) => {
  const page = await open(t, await visitor(t));
  log.length = 0;
  const [before, after] = await page.evaluate(async () => {
    const make = (namespace) => homebody.createPersonalizer({ catalog: items, namespace, mode: "session" });
    const [one, two] = [make("one"), make("two")];
    await Promise.all([one.ready, two.ready]);
    one.track("view", "knife");
    const ids = () => two.rank({ slot: "a" }).items.map(({ id }) => id);
    const before = ids();
    one.dispose();
    return [before, ids()];
  });
  assert.ok(before.length > 5);
  assert.deepEqual(after, before);
  assert.equal(paths().filter((path) => path === "/dist/engine.wasm").length, 1);
});

/** Counts what is listened to and kept open, before any script. */
function watchHolds() {
  const held = (globalThis.held = { listeners: [], channels: 0, workers: 0, timers: new Set(), databases: new Set() });
  globalThis.Worker = class extends Worker {
    constructor(...from) {
      super(...from);
      held.workers++;
    }
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener("success", () => held.databases.add(request.result));
    return request;
  };
  const { close } = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function () {
    held.databases.delete(this);
    close.call(this);
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, f, ...rest) {
    if (this === globalThis || this === document || this === undefined) held.listeners.push({ type, f });
    return add.call(this ?? globalThis, type, f, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type, f, ...rest) {
    held.listeners = held.listeners.filter((one) => one.type !== type || one.f !== f);
    return remove.call(this ?? globalThis, type, f, ...rest);
  };
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    #open = true;
    constructor(name) {
      super(name);
      held.channels++;
    }
    close() {
      if (this.#open) held.channels--;
      this.#open = false;
      super.close();
    }
  };
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = (f, ...rest) => {
    const id = set(() => (held.timers.delete(id), f()), ...rest);
    held.timers.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => (held.timers.delete(id), clear(id));
}
const held = (page) =>
  page.evaluate(() => {
    const { listeners, channels, workers, timers, databases } = globalThis.held;
    return { listeners: listeners.map(({ type }) => type).sort(), channels, workers, timers: timers.size, databases: databases.size };
  });
const freed = (page, before) => until(() => held(page), (now) => JSON.stringify(now) === JSON.stringify(before), 3000);

test("case 65 after dispose nothing is held: no listener, timer, channel, worker, lock or database", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(watchHolds);
  const page = await open(t, context);
  const before = await held(page);
  await sayYes(page);
  await page.evaluate(() => globalThis.p.watch({ slot: "a" }, () => {}));
  await view(page, "knife");
  await kept(page);
  const during = await held(page);
  assert.ok(during.listeners.length > before.listeners.length, "the counting works");
  assert.deepEqual([during.channels, during.databases], [1, 1]);
  await page.evaluate(() => {
    p.track("view", "pan"); // a write is due
    p.dispose();
  });
  assert.deepEqual(await freed(page, before), before);
  const { held: locks, pending } = await page.evaluate(() => navigator.locks.query());
  assert.deepEqual([locks, pending], [[], []]);
  await page.evaluate(() => unspied.remove("homebody:default"));
  await page.waitForTimeout(100);
  assert.equal(await database(page), undefined, "and nothing is written afterwards");
});

test("case 65 disposed of at any moment, it lets go", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(watchHolds);
  const page = await open(t, context);
  const before = await held(page);
  for (let moment = 0; moment < 24; moment++) {
    await page.evaluate(async (moment) => {
      const p = homebody.createPersonalizer({ catalog: items, consent: [homebody.site({ grant: ALL })] });
      p.on("mode", () => {});
      p.ready.catch(() => {});
      // A little later each time, through all that happens while the database is opened and read.
      for (let i = 0; i < moment; i++) await new Promise((resolve) => setTimeout(resolve, i % 2));
      p.track("view", "knife");
      p.dispose();
    }, moment);
    assert.deepEqual(await freed(page, before), before, `moment ${moment}`);
  }
});
