// The stay-home proof must fail when it should: each test breaks one thing in a small package.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import binaryen from "binaryen";
import { sha256 } from "../../tools/lib/stamps.mjs";
import { checkHashes } from "../../tools/verify/hashes.mjs";
import { checkImports } from "../../tools/verify/imports.mjs";
import { checkNetwork } from "../../tools/verify/network.mjs";
import { checkPaths } from "../../tools/verify/paths.mjs";

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "homebody-test-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name, content) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

const HASH = "_0123456789abcdef";
const THROW = "function(arg0) { throw new Error(text(arg0)); }";
const TEXT = "function text(at) { return new TextDecoder().decode(wasm.memory.buffer, at); }";
const ALLOWED = { engine: { imports: [{ name: "__wbg_throw", body: THROW }], helpers: { text: TEXT } } };

/** A wasm file with these imports, and glue with these bodies behind them. */
function imports(bodies, { module = "./engine_bg.js", helper = TEXT, allowed = ALLOWED } = {}) {
  const names = Object.keys(bodies);
  const lines = names.map((name) => `(import "${module}" "${name}${HASH}" (func (param i32)))`);
  write("dist/engine.wasm", binaryen.parseText(`(module ${lines.join(" ")})`).emitBinary());
  const entries = names.map((name) => `${name}${HASH}: ${bodies[name]},`);
  write("glue/engine.js", `let wasm;\n${helper}\nfunction __wbg_get_imports() { const import0 = { ${entries.join("\n")} }; return import0; }`);
  return checkImports({ folder: join(folder, "dist"), glue: join(folder, "glue"), allowed });
}

describe("imports", () => {
  test("an import on the list with its pinned body passes", () => {
    const { ok, detail } = imports({ __wbg_throw: THROW });
    assert.ok(ok, detail);
    assert.match(detail, /engine\.wasm: __wbg_throw: .*throws an error/);
  });

  test("an import that is not on the list fails, harmless as it is", () => {
    const { ok, detail } = imports({ __wbg_throw: THROW, __wbg_new: "function() { return new Array(); }" });
    assert.equal(ok, false);
    assert.match(detail, /NEW engine\.wasm: __wbg_new/);
  });

  test("a listed import whose body changed fails", () => {
    const { ok, detail } = imports({ __wbg_throw: "function(arg0) { throw new TypeError(text(arg0)); }" });
    assert.equal(ok, false);
    assert.match(detail, /CHANGED engine\.wasm: __wbg_throw/);
  });

  test("a helper that changed fails", () => {
    const { ok, detail } = imports({ __wbg_throw: THROW }, { helper: "function text(at) { return String(at); }" });
    assert.equal(ok, false);
    assert.match(detail, /CHANGED engine\.wasm: the helper text/);
  });

  for (const [what, body] of Object.entries({
    globalThis: "function() { return globalThis; }",
    window: "function() { return typeof window === 'undefined' ? null : window; }",
    fetch: "function(arg0) { return fetch(arg0); }",
    indexedDB: "function() { return indexedDB.open('x'); }",
    Reflect: "function(arg0, arg1) { return Reflect.get(arg0, arg1); }",
    Function: "function(arg0) { return new Function(arg0); }",
    ".call": "function(arg0, arg1) { return arg0.call(arg1); }",
    ".constructor": "function(arg0) { return arg0.constructor; }",
    "import(": "function(arg0) { return import(arg0); }",
    "by a key": "function(arg0, arg1) { return arg0[arg1]; }",
  })) {
    test(`an import that reaches ${what} fails, even when it is on the list`, () => {
      const allowed = { engine: { imports: [{ name: "__wbg_get", body }], helpers: {} } };
      const { ok, detail } = imports({ __wbg_get: body }, { allowed });
      assert.equal(ok, false);
      assert.ok(detail.includes("AMBIENT") && detail.includes(what), detail);
    });
  }

  test("what a helper reaches counts", () => {
    const helper = "function text(at) { return document.title + at; }";
    const allowed = { engine: { ...ALLOWED.engine, helpers: { text: helper } } };
    const { ok, detail } = imports({ __wbg_throw: THROW }, { helper, allowed });
    assert.equal(ok, false);
    assert.match(detail, /text reaches document/);
  });

  test("an import from a module of its own fails", () => {
    const { ok, detail } = imports({ __wbg_throw: THROW }, { module: "./snippets/x.js" });
    assert.equal(ok, false);
    assert.match(detail, /no glue stands behind/);
  });

  test("a folder without wasm is no proof", () => {
    assert.equal(checkImports({ folder, allowed: ALLOWED }).ok, false);
  });
});

describe("network", () => {
  const check = () => checkNetwork({ folder });
  const loader = "export const load = () => fetch(new URL('./engine.wasm', import.meta.url));";

  test("the loader may name fetch once", () => {
    write("dist/index.js", loader);
    assert.ok(check().ok);
  });

  for (const [what, name, source] of [
    ["a second fetch in the loader", "dist/index.js", `${loader} fetch('/x');`],
    ["fetch elsewhere", "dist/inline.js", "fetch('/x');"],
    ["a beacon", "dist/index.js", "navigator.sendBeacon('/x');"],
    ["a socket", "dist/chunks/a.js", "new WebSocket('wss://x');"],
    ["a picture", "dist/inline.js", "new Image().src = '/x';"],
    ["text run as code", "dist/inline.js", "eval('1');"],
    ["a computed import", "dist/inline.js", "export const f = (x) => import(x);"],
    ["an import from elsewhere", "dist/inline.js", "import 'https://example.com/x.js';"],
    ["an import of a file that is not there", "dist/inline.js", "import './gone.js';"],
    ["Node's network", "dist/node.js", "import 'node:http';"],
    ["Node's files in a page", "dist/inline.js", "import 'node:fs';"],
    ["require", "dist/cjs/inline.cjs", "require('http');"],
    ["a fetch of something else in the loader", "dist/index.js", "fetch(new URL('./other.wasm', import.meta.url));"],
    ["a fetch behind a name", "dist/inline.js", "globalThis['fetch']('/x');"],
    ["a beacon behind a pattern", "dist/inline.js", "const { sendBeacon: tell } = navigator; tell('/x');"],
    ["eval behind an object", "dist/inline.js", "globalThis.eval('1');"],
    ["a picture behind a pattern", "dist/inline.js", "const { Image: P } = window; new P();"],
    ["an element that loads", "dist/inline.js", "document.createElement('img');"],
    ["an SVG picture", "dist/inline.js", "document.createElementNS('http://www.w3.org/2000/svg', 'image');"],
    ["a source that is set", "dist/inline.js", "export const f = (e, id) => { e.src = '/x?' + id; };"],
    ["a source that is set as an attribute", "dist/inline.js", "export const f = (e) => e.setAttribute('src', '/x');"],
    ["markup that loads", "dist/inline.js", "export const f = (e, id) => { e.innerHTML = `<img alt='' src='/x?${id}'>`; };"],
    ["a style that loads", "dist/inline.js", "export const css = '.a { background: url(/x) }';"],
    ["a style sheet that brings another", "dist/inline.js", "export const css = '@import \"/x.css\";';"],
    ["going to another page", "dist/inline.js", "location.href = '/x';"],
    ["sending a form", "dist/inline.js", "export const f = (form) => form.submit();"],
    ["a worker", "dist/inline.js", "new Worker('/x');"],
    ["a socket in a worker's file", "dist/sealed-worker.js", "const send = (data) => new WebSocket('wss://x/' + data);"],
    ["a probe that is told something", "dist/sealed-worker.js", "const all = { fetch: (data) => fetch(origin + data) };"],
    ["a probe that looks something up", "dist/sealed-worker.js", "const all = { fetch: () => fetch(origin + visitor + helper()) };"],
    ["a file of an unknown kind", "dist/page.html", "<img src='/x'>"],
    ["a script that runs on install", "package.json", JSON.stringify({ scripts: { postinstall: "x" } })],
    ["another package", "package.json", JSON.stringify({ dependencies: { other: "1" } })],
    ["an address in the wasm", "dist/engine.wasm", "\0asm https://example.com/"],
  ]) {
    test(`${what} fails`, () => {
      write("dist/other.js", "export {};");
      assert.ok(check().ok);
      write(name, source);
      assert.equal(check().ok, false);
    });
  }

  test("lazy chunks are listed", () => {
    write("dist/inline.js", "export const f = () => import('./chunk.js');");
    write("dist/chunk.js", "export default 1;");
    const { ok, detail } = check();
    assert.ok(ok, detail);
    assert.match(detail, /dist\/inline\.js imports \.\/chunk\.js when it needs it/);
  });
});

describe("network, where there is a reason", () => {
  const check = () => checkNetwork({ folder });
  const probes = "const all = { fetch: () => fetch('data:,'), Worker: () => outcome((open) => new Worker(origin + '/homebody-self-check')) };";

  test("the self-check of the sealed worker, and its text within a script", () => {
    write("dist/sealed-worker.js", probes);
    write("dist/chunks/source.js", `export default ${JSON.stringify(probes)};`);
    const { ok, detail } = check();
    assert.ok(ok, detail);
    assert.match(detail, /sealed-worker\.js names fetch.*: the sealed worker's self-check/);
    assert.match(detail, /source\.js names fetch.*: it is the text of sealed-worker\.js/);
  });

  test("the same elsewhere, or another text, has none", () => {
    write("dist/sealed-worker.js", probes);
    write("dist/chunks/source.js", `export default ${JSON.stringify(`${probes} fetch('/x');`)};`);
    assert.equal(check().ok, false);
    write("dist/chunks/source.js", probes);
    assert.equal(check().ok, false);
  });

  test("Node's files where only Node comes", () => {
    write("dist/cli.js", "import('./chunks/a.js');");
    write("dist/chunks/a.js", "import 'node:fs';");
    assert.ok(check().ok);
    write("dist/panel.js", "import './chunks/a.js';");
    assert.equal(check().ok, false, "a page comes there, too");
  });
});

describe("paths", () => {
  for (const text of ["/home/ann/src/lib.rs", "/Users/ann/x", "/root/.cargo/registry/x", "C:\\work\\x", process.cwd()]) {
    test(`a file that contains ${text.replace(process.cwd(), "the checkout's path")} fails`, () => {
      write("dist/engine.wasm", `\0asm${text}\0`);
      assert.equal(checkPaths({ folder }).ok, false);
    });
  }

  test("relative paths and the compiler's own name for std pass", () => {
    write("dist/engine.wasm", "\0asm src/lib.rs /rustc/0123/library/std/src/lib.rs");
    write("README.md", "See https://example.com/home/x.");
    const { ok, detail } = checkPaths({ folder });
    assert.ok(ok, detail);
  });
});

describe("hashes", () => {
  const state = (files) => write("dist/hashes.json", JSON.stringify({ toolchain: { rustc: "1" }, files }));

  test("a true and complete list passes; a changed, missing or unlisted file fails", () => {
    write("dist/index.js", "1");
    state({ "index.js": sha256("1") });
    assert.ok(checkHashes({ folder }).ok);
    write("dist/index.js", "2");
    assert.equal(checkHashes({ folder }).ok, false, "changed");
    state({ "index.js": sha256("2"), "gone.js": sha256("3") });
    assert.equal(checkHashes({ folder }).ok, false, "missing");
    state({ "index.js": sha256("2") });
    write("dist/more.js", "4");
    assert.equal(checkHashes({ folder }).ok, false, "unlisted");
  });

  test("what scripts compare the engine with must be the engine", () => {
    const list = (prove) => {
      const files = { "engine.wasm": "wasm", "prove.js": prove };
      for (const [name, text] of Object.entries(files)) write(`dist/${name}`, text);
      state(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)])));
      return checkHashes({ folder }).ok;
    };
    assert.ok(list(`const published = "${sha256("wasm")}";`));
    assert.equal(list(`const published = "${sha256("another")}";`), false);
    assert.equal(list("const published = undefined;"), false);
  });
});
