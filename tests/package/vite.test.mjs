// A fresh app built by Vite with its default settings, opened in Chromium.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import test from "node:test";
import { chromium } from "playwright-core";
import sirv from "sirv";
import { findBrowser } from "../../tools/lib/browser.mjs";
import { at } from "../../tools/lib/paths.mjs";
import { project, snippet } from "./project.mjs";

const PAGE = `<!doctype html><title>shop</title><ul id="for-you"></ul><script type="module" src="/main.js"></script>`;
const MAIN = `import { createPersonalizer } from "homebody";

const personalizer = createPersonalizer({ catalog: fetch("/catalog.pack") });
const list = document.querySelector("#for-you");
personalizer.watch({ slot: "home", limit: 4 }, ({ items }) => {
  list.replaceChildren(...items.map(({ id }) => Object.assign(document.createElement("li"), { textContent: id })));
});
`;

test("a Vite app ships one wasm file and shows a list", async (t) => {
  const folder = project("vite", { "public/": "", "index.html": PAGE, "main.js": snippet("vite", MAIN) });
  const built = spawnSync(process.execPath, [at("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], { cwd: folder, encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  // The builder, which this page never loads, is a large chunk.
  const warnings = built.stderr.split("\n").filter((line) => /^\(!\)|warn/i.test(line) && !line.includes("chunks are larger"));
  assert.deepEqual(warnings, []);
  const files = readdirSync(join(folder, "dist"), { recursive: true });
  assert.equal(files.filter((file) => file.endsWith(".wasm")).length, 1, files.join(" "));

  const requests = [];
  const serve = sirv(join(folder, "dist"));
  const server = createServer((request, response) => (requests.push(request.url), serve(request, response)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: findBrowser().chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
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
  await page.locator("li").first().waitFor({ timeout: 10_000 });
  assert.ok((await page.locator("li").count()) > 1);
  assert.deepEqual(trouble, []);
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length, 1);
  assert.ok(!requests.some((url) => url.includes("bytes")), "the fallback stays on the server");
});
