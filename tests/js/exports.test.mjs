// What each wasm file offers and needs, by name: nothing may come or go unseen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const TOOLCHAIN = ["__abort_handler", "__instance_terminated", "__wbindgen_externrefs", "__wbindgen_free", "__wbindgen_malloc", "__wbindgen_start", "memory"];
const IMPORTS = ["__wbg___wbindgen_throw", "__wbindgen_init_externref_table"];

const EXPORTS = {
  engine: ["__wbg_engine_free", "engine_bytes", "engine_call", "engine_new", "engine_rank", "engine_state"],
  builder: [
    "__wbg_packresult_free",
    "__wbindgen_realloc",
    "inspect",
    "pack",
    "packresult_bytes",
    "packresult_error",
    "packresult_report",
    "packresult_text",
    "version",
  ],
  search: ["__wbg_search_free", "search_call", "search_new"],
};

for (const [name, own] of Object.entries(EXPORTS)) {
  test(`${name}.wasm`, () => {
    const module = new WebAssembly.Module(readFileSync(new URL(`../../pkg/dist/${name}.wasm`, import.meta.url)));
    const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
    assert.deepEqual(exported.sort(), [...TOOLCHAIN, ...own].sort());
    const imported = WebAssembly.Module.imports(module).map((entry) => entry.name.replace(/_[0-9a-f]{16}$/, ""));
    assert.deepEqual(imported.sort(), IMPORTS);
  });
}
