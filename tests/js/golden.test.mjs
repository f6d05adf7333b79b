// engine.wasm in Node gives the lists that the native engine gives: a thousand sessions over the storefront's catalog.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Engine, initSync } from "../../js/generated/engine.js";
import { GENERATED } from "../../tools/lib/paths.mjs";
import { play, sha256 } from "./lib/play.mjs";
import { golden, readTape } from "./lib/tape.mjs";

test("a thousand sessions give the committed lists in Node", async () => {
  initSync({ module: new WebAssembly.Module(readFileSync(`${GENERATED}/engine.wasm`)) });
  const tape = readTape();
  const lists = play(Engine, tape);
  assert.equal(await sha256(lists), golden.sha256);
  // Once more on the same memory, which has grown by now.
  assert.equal(play(Engine, tape), lists);
});
