// How the module is found and what happens when it is not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { fileURLToPath } from "node:url";
import * as homebody from "homebody";
import * as inline from "homebody/inline";
import { ITEMS, idsOf, open, told } from "./lib/shop.mjs";
import { engineFile } from "./lib/trap.mjs";

/** An entry of its own for each test: a module that was loaded once stays loaded. */
let copies = 0;
const fresh = (file) => import(`${new URL(file, new URL("./", import.meta.resolve("homebody")))}?copy=${copies++}`);

test("importing and making one does nothing", async (t) => {
  const compile = t.mock.method(WebAssembly, "compile");
  const { createPersonalizer } = await fresh("index.js");
  const personalizer = createPersonalizer();
  await told();
  assert.equal(compile.mock.callCount(), 0);
  assert.equal(personalizer.mode, "contextual");
  personalizer.dispose();
});

test("every entry exports the same names", () => {
  const names = ["HomebodyError", "createPersonalizer", "gpc", "remembered", "site"];
  assert.deepEqual(Object.keys(homebody).sort(), names);
  assert.deepEqual(Object.keys(inline).sort(), names);
  assert.deepEqual(Object.keys(createRequire(import.meta.url)("homebody")).sort(), names);
});

test("node reads the file", async (t) => {
  const personalizer = await open(t);
  assert.equal(personalizer.rank({ slot: "a" }).items.length > 0, true);
});

test("inline and CommonJS bring the bytes along", async (t) => {
  t.mock.method(globalThis, "fetch", () => assert.fail("it must not fetch"));
  for (const { createPersonalizer } of [inline, createRequire(import.meta.url)("homebody")]) {
    const personalizer = createPersonalizer({ catalog: ITEMS });
    await personalizer.ready;
    assert.ok(personalizer.rank({ slot: "a" }).items.length > 0);
    personalizer.dispose();
  }
});

test("the browser entry fetches its own module once, for all personalizers", async (t) => {
  const fetched = t.mock.method(globalThis, "fetch", async () => new Response(readFileSync(engineFile)));
  const { createPersonalizer } = await fresh("index.js");
  const all = [1, 2].map(() => createPersonalizer({ catalog: ITEMS }));
  await Promise.all(all.map(({ ready }) => ready));
  assert.equal(fetched.mock.callCount(), 1);
  assert.equal(String(fetched.mock.calls[0].arguments[0]).endsWith("/engine.wasm"), true);
  for (const personalizer of all) personalizer.dispose();
});

const noModule = {
  "a page instead of the module": () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
  "not found": () => new Response("no", { status: 404 }),
  "blocked": () => Promise.reject(new TypeError("blocked by connect-src")),
};
for (const [name, answer] of Object.entries(noModule)) {
  test(`the browser entry falls back to the bytes: ${name}`, async (t) => {
    t.mock.method(globalThis, "fetch", async () => answer());
    const { createPersonalizer } = await fresh("index.js");
    const personalizer = createPersonalizer({ catalog: ITEMS });
    await personalizer.ready;
    assert.ok(personalizer.rank({ slot: "a" }).items.length > 0);
    personalizer.dispose();
  });
}

test("the host can hand in bytes, a response or a compiled module", async () => {
  const bytes = readFileSync(engineFile);
  for (const wasm of [bytes, Promise.resolve(new Response(bytes)), new WebAssembly.Module(bytes)]) {
    const { createPersonalizer } = await fresh("inline.js");
    const personalizer = createPersonalizer({ catalog: ITEMS, wasm });
    await personalizer.ready;
    personalizer.dispose();
  }
});

test("a failure has a code, breaks nothing, and can be tried again", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("offline")));
  const { createPersonalizer } = await fresh("inline.js");
  let wasm = Promise.reject(new Error("cut off"));
  const options = { catalog: ITEMS, get wasm() { return assert.fail("getters are not read"); } };
  assert.throws(() => createPersonalizer(options), { code: "invalid-input", field: "options.wasm" });

  const personalizer = createPersonalizer({ catalog: ITEMS, wasm });
  await assert.rejects(personalizer.ready, { code: "load-failed", field: "wasm" });
  const candidates = ["b", "a"];
  assert.deepEqual(idsOf(personalizer.rank({ slot: "a", candidates })), candidates);
  personalizer.dispose();

  const second = createPersonalizer({ catalog: ITEMS });
  await second.ready;
  second.dispose();
});

test("what is wrong is told apart", async (t) => {
  const codes = [
    [new WebAssembly.CompileError("Refused by Content Security Policy: 'unsafe-eval' is not allowed"), "csp-blocked"],
    [new WebAssembly.CompileError("invalid opcode"), "unsupported"],
    [new TypeError("network"), "load-failed"],
  ];
  for (const [thrown, code] of codes) {
    const { createPersonalizer } = await fresh("inline.js");
    const compile = t.mock.method(WebAssembly, "compile", () => Promise.reject(thrown));
    const errors = [];
    const personalizer = createPersonalizer({ catalog: Promise.resolve(new Uint8Array(8)) });
    personalizer.on("error", (error) => errors.push(error.code));
    await assert.rejects(personalizer.ready, { name: "HomebodyError", code });
    await told();
    assert.ok(errors.includes(code));
    compile.mock.restore();
    personalizer.dispose();
  }
});

test("the shared chunks do not name fetch", () => {
  const text = readFileSync(fileURLToPath(new URL("inline.js", import.meta.resolve("homebody"))), "utf8");
  assert.doesNotMatch(text, /\bfetch\b/);
});

test("the sealed entry runs on a server, too, where there is no worker to seal", async () => {
  const { createPersonalizer, ...rest } = await import("homebody/sealed");
  assert.deepEqual(Object.keys(rest).sort(), ["HomebodyError", "gpc", "remembered", "site"]);
  const personalizer = createPersonalizer({ catalog: ITEMS, mode: "session" });
  await personalizer.ready;
  assert.deepEqual(await personalizer.status, { sealed: false, form: "none", probes: [], tried: [] });
  assert.ok((await personalizer.rank({ slot: "a" })).items.length > 0);
  await assert.rejects(createPersonalizer({ namespace: "no spaces" }).ready, { code: "invalid-input", field: "options.namespace" });
  await personalizer.dispose();
});

test("prove() tells in Node what the module is and that no wall stands", async () => {
  const { prove } = await import("homebody/prove");
  const { wasm, imports, sealed } = await prove();
  assert.deepEqual([wasm.matches, wasm.sha256.length, wasm.problem], [true, 64, undefined]);
  assert.equal(imports.length, 2);
  assert.deepEqual(sealed, { ok: false, form: "none", probes: [] });
});
