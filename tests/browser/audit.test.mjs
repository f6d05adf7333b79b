// `homebody audit`: finds nothing where nothing leaks, and what was built in where it was. Run as a shop would run it, by the command.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer as httpServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { findBrowser } from "../../tools/lib/browser.mjs";
import { DIST, ROOT, at } from "../../tools/lib/paths.mjs";
import { createServer, listen, storefrontPolicy } from "../../tools/serve.mjs";
import { leakingServer } from "./lib/leaking.mjs";

function audit(args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve) => {
    const command = spawn(process.execPath, [join(DIST, "cli.js"), "audit", "--wait", "100", ...args], { cwd, env: { ...process.env, CHROMIUM: findBrowser().shell, ...env } });
    const out = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) command[name].on("data", (text) => (out[name] += text));
    command.on("close", (status) => resolve({ status, ...out }));
  });
}
async function serve(t, server) {
  const { url, close } = await listen(server);
  t.after(close);
  return url;
}
const YES = ["--asks", "/privacy", "--accept", "button:has-text('Remember on this device'), button[aria-label='Remember on this device']"];
const each = (option, paths) => paths.flatMap((path) => [option, path]);

test("the storefront gives nothing away", async (t) => {
  const url = await serve(t, await createServer({ root: at("www", "dist"), csp: storefrontPolicy }));
  const { status, stdout, stderr } = await audit([url, ...YES, "--wait", "200"]);
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /homebody runs on these pages\. The two were shown different orders\./);
  assert.match(stdout, /Nothing found/);
});

test("on a leaking copy all five leaks are found, by name and with the element", async (t) => {
  const url = await serve(t, await leakingServer());
  const trips = [...each("--first", ["/p/ostler-chef-20", "/p/ostler-bread-24"]), ...each("--second", ["/p/bramble-dog-chews", "/p/bramble-lead-rust"]), "--page", "/"];
  const { status, stdout, stderr } = await audit([url, ...YES, ...trips, "--wait", "200", "--json"]);
  assert.equal(status, 1, stdout + stderr);
  const { ok, personal, homebody, runs, leaks } = JSON.parse(stdout);
  assert.deepEqual([ok, personal, homebody, runs], [false, true, true, 4]);
  const found = new Map(leaks.map((leak) => [leak.kind, leak]));
  assert.deepEqual([...found.keys()].sort(), ["background", "form", "picture", "ping", "prefetch"]);
  assert.match(found.get("picture").url, /\/rank\/1\//);
  assert.match(found.get("picture").element, /img/);
  assert.match(found.get("prefetch").element, /link/);
  assert.match(found.get("background").element, /div\.banner/);
  assert.match(found.get("ping").url, /\/seen$/);
  assert.equal(found.get("form").element, "form#newsletter");
});

const TWO = [...each("--first", ["/thing/item-1", "/thing/item-2"]), ...each("--second", ["/thing/item-8", "/thing/item-9"])];

/** A shop that is not ours: it keeps what was looked at in the browser, and draws lots for much of what it sends. */
function otherShop(leak = "") {
  const script = `
    const seen = JSON.parse(localStorage.seen ?? "[]");
    const id = location.pathname.split("/")[2];
    if (id) localStorage.seen = JSON.stringify([...seen, id]);
    const random = () => Math.random().toString(36).slice(2);
    const items = Array.from({ length: 9 }, (_, at) => "item-" + (at + 1)).sort((a, b) => seen.includes(b) - seen.includes(a));
    for (const item of items) {
      const card = document.createElement("article");
      const form = '<form action="/cart/' + item + '" method="post"><button>Buy</button></form>';
      card.innerHTML = '<a href="/thing/' + item + '?from=list">' + item + '</a>' + form;
      document.body.append(card);
    }
    document.cookie = "visit=" + random();
    new Image().src = "/pixel.svg?cb=" + random() + "&at=" + Date.now() + "&variant=" + Math.floor(Math.random() * 2);
    fetch("/session/" + random(), { method: "POST", body: JSON.stringify({ id: random(), page: location.pathname }) });
    ${leak}`;
  return httpServer((request, response) => {
    if (request.url === "/shop.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    if (request.url.startsWith("/thing/") || request.url === "/") return response.writeHead(200, { "content-type": "text/html" }).end('<!doctype html><title>Shop</title><body><script src="/shop.js"></script>');
    return response.writeHead(204).end();
  });
}

test("another shop with random ids, counters and lots raises no alarm", async (t) => {
  const { status, stdout, stderr } = await audit([await serve(t, otherShop())]);
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /homebody does not run on these pages\. The two were shown different orders\./);
});

test("another shop's leaks are found: in a query, a header, a cookie, an order, a host", async (t) => {
  const leaks = `
    fetch("/log?r=" + random() + "&top=" + items[0]);
    fetch("/header", { headers: { "x-top": items[0] } });
    document.cookie = "top=" + items[0];
    fetch("/order/cookie", { method: "POST", body: JSON.stringify({ list: { order: items.join() } }) });
    document.head.append(Object.assign(document.createElement("link"), { rel: "preconnect", href: "https://" + items[0] + ".example" }));`;
  const { status, stdout, stderr } = await audit([await serve(t, otherShop(leaks)), ...TWO, "--json"]);
  assert.equal(status, 1, stdout + stderr);
  const found = JSON.parse(stdout).leaks;
  const paths = new Set(found.map(({ url }) => new URL(url).pathname));
  for (const path of ["/log", "/header", "/order/cookie"]) assert.ok(paths.has(path), stdout);
  assert.ok(found.some(({ kind }) => kind === "preconnect"), stdout);
});

test("what was not personal was not tested, and a question that nobody finds neither", async (t) => {
  const plain = httpServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(Array.from({ length: 9 }, (_, at) => `<a href="/thing/${at}">${at}</a>`).join("")));
  const url = await serve(t, plain);
  const same = await audit([url]);
  assert.equal(same.status, 2, same.stdout);
  assert.match(same.stdout, /nothing was personal/);
  const unasked = await audit([url, "--accept", "#yes", "--first", "/thing/1", "--second", "/thing/2"]);
  assert.equal(unasked.status, 2);
  assert.match(unasked.stderr, /--accept #yes/);
});

test("what is missing is said in a sentence", async (t) => {
  const empty = mkdtempSync(join(tmpdir(), "homebody-audit-"));
  t.after(() => rmSync(empty, { recursive: true }));
  const cases = [
    [[], {}, /^Do a shop's pages/],
    [["nonsense"], {}, /`nonsense` is not an address/],
    [["http://localhost:9/"], {}, /could not be opened/],
    [["http://localhost:9/", "--frob"], {}, /Unknown option '--frob'/],
    [["http://localhost:9/"], { cwd: empty }, /npm install --save-dev playwright-core/],
    [["http://localhost:9/", "--browser", join(empty, "chromium")], {}, /there is no browser at/],
  ];
  for (const [args, where, words] of cases) {
    const { status, stdout, stderr } = await audit(args, where);
    assert.deepEqual([status, stdout], [2, ""], stderr);
    assert.match(stderr, words);
  }
  assert.equal((await audit(["--help"])).status, 0);
});
