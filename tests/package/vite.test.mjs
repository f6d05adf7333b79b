// A fresh app built by Vite with its default settings, opened in Chromium.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import test from "node:test";
import sirv from "sirv";
import { launch } from "../browser/lib/launch.mjs";
import { at } from "../../tools/lib/paths.mjs";
import { project, snippet } from "./project.mjs";

const PAGE = `<!doctype html><html lang="en"><title>shop</title><body><script type="module" src="/main.js"></script></body></html>`;

test("the README's Vite example ships one wasm file and shows what it ranks", async (t) => {
  const { code, ids } = snippet("vite");
  const folder = project("vite", { "index.html": PAGE, "main.js": code });
  const built = spawnSync(process.execPath, [at("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], { cwd: folder, encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  // The builder is a large chunk, loaded only by pages that hand in items instead of a pack.
  const warnings = built.stderr.split("\n").filter((line) => /^\(!\)|warning:/i.test(line) && !line.includes("chunks are larger"));
  assert.deepEqual(warnings, []);
  const files = readdirSync(join(folder, "dist"), { recursive: true });
  assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 1, files.join(" "));

  const requests = [];
  const serve = sirv(join(folder, "dist"));
  const server = createServer((request, response) => (requests.push(request.url), serve(request, response)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });
  const page = await browser.newPage();
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  await page.route("**/favicon.ico", (route) => route.fulfill({ body: "" }));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction((ids) => ids.some((id) => document.body.innerText.includes(id)), ids, { timeout: 10_000 });
  assert.deepEqual(trouble, []);
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  assert.ok(!requests.some((url) => url.includes("engine-bytes")), "the fallback stays on the server");
});
