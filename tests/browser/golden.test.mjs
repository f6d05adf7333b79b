// engine.wasm in Chromium gives the lists that the native engine gives: a thousand sessions over the storefront's catalog, and, where
// the data is present, a thousand histories of a real log through a pack that learnt from it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { at, GENERATED } from "../../tools/lib/paths.mjs";
import { listen } from "../../tools/serve.mjs";
import { sha256 } from "../js/lib/play.mjs";
import { golden, readRecorded, readTape } from "../js/lib/tape.mjs";
import { launch } from "./lib/launch.mjs";

const script = (file) => ["text/javascript", readFileSync(file)];

/** Runs in the page. */
async function playHere() {
  const [{ Engine, initSync }, { play, sha256 }] = await Promise.all([import("/engine.js"), import("/play.mjs")]);
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  initSync({ module: new WebAssembly.Module(await bytes("/engine.wasm")) });
  return sha256(play(Engine, await bytes("/sessions.tape")));
}

/** A page that plays this tape. */
async function open(t, tape) {
  const files = {
    "/": ["text/html", "<!doctype html>"],
    "/engine.js": script(`${GENERATED}/engine.js`),
    "/play.mjs": script(at("tests", "js", "lib", "play.mjs")),
    "/engine.wasm": ["application/wasm", readFileSync(`${GENERATED}/engine.wasm`)],
    "/sessions.tape": ["application/octet-stream", tape],
  };
  const answer = (request, response) => {
    const [type, body] = files[request.url] ?? [];
    response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/plain" }).end(body);
  };
  const server = await listen(createServer(answer));
  t.after(() => server.close());
  const browser = await launch();
  t.after(() => browser.close());
  const tab = await browser.newPage();
  await tab.goto(server.url);
  return tab;
}

test("a thousand sessions give the committed lists in Chromium", async (t) => {
  const tab = await open(t, readTape());
  assert.equal(await tab.evaluate(playHere), golden.sha256);
});

test("a thousand histories of a real log give in Chromium the items and scores that they give natively", async (t) => {
  const recorded = readRecorded();
  if (!recorded) return t.skip("skipped: no data");
  const tab = await open(t, recorded.tape);
  assert.equal(await tab.evaluate(playHere), await sha256(recorded.lists));
});
