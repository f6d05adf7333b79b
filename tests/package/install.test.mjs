// Installed from the tarball: Node, CommonJS and the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { at } from "../../tools/lib/paths.mjs";
import { ITEMS } from "../js/lib/shop.mjs";
import { homebody, project, run, snippet } from "./project.mjs";

test("the README's Node example prints what it ranks", () => {
  const { code, ids } = snippet("node");
  const { status, stdout, stderr } = run(project("node", { "main.js": code }), "main.js");
  assert.equal(status, 0, stderr);
  assert.ok(ids.some((id) => stdout.includes(id)), stdout);
});

test("the README's notice is in the language asked for", () => {
  const { status, stdout, stderr } = run(project("notice", { "main.js": snippet("notice").code }), "main.js");
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Gerät.* 2 64$/m);
});

test("a pack made by the command is ranked", () => {
  const text = `import { readFile } from "node:fs/promises";
import { createPersonalizer } from "homebody";
const personalizer = createPersonalizer({ catalog: readFile("shop.pack") });
await personalizer.ready;
console.log(personalizer.rank({ slot: "home", limit: 100 }).items.length);`;
  const folder = project("packed", { "main.js": text });
  assert.equal(homebody(folder, ["pack", "catalog.json", "-o", "shop.pack"]).status, 0);
  const { stdout, stderr } = run(folder, "main.js");
  assert.equal(stdout, `${ITEMS.length - 1}\n`, stderr);
});

test("CommonJS requires it", () => {
  const text = `const { createPersonalizer } = require("homebody");
const { HomebodyError } = require("homebody/inline");
const personalizer = createPersonalizer({ catalog: require("./catalog.json") });
personalizer.ready.then(() => console.log(personalizer.rank({ slot: "a" }).items.length, typeof HomebodyError));`;
  const { status, stdout, stderr } = run(project("commonjs", { "main.cjs": text }), "main.cjs");
  assert.equal(status, 0, stderr);
  assert.equal(stdout, `${ITEMS.length - 1} function\n`);
});

test("a program that does not dispose ends by itself, with a profile kept in memory", () => {
  const text = `import { createPersonalizer, site } from "homebody";
import items from "./catalog.json" with { type: "json" };
const p = createPersonalizer({ catalog: items, consent: [site({ grant: ["store", "profile", "rank"] })] });
await p.ready;
p.track("view", "knife");
console.log(p.mode, p.profile.get().events.length);`;
  const { status, stdout, stderr } = run(project("ends", { "main.js": text }), "main.js");
  assert.equal(status, 0, stderr);
  assert.equal(stdout, "persistent 1\n");
});

test("the tarball holds what is needed and no more", () => {
  const folder = join(project("contents", {}), "node_modules", "homebody");
  const files = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());
  assert.deepEqual(files.filter((path) => !path.startsWith("dist/")).sort().filter((path) => !/^(LICENSE-(MIT|APACHE)|README\.md|CHANGELOG\.md|package\.json)$/.test(path)), []);
  assert.deepEqual(files.filter((path) => path.endsWith(".wasm") && path.includes("engine")), ["dist/engine.wasm"]);
  assert.deepEqual(files.filter((path) => /\.(ts|rs|map)$/.test(path) && !path.endsWith(".d.ts")), []);
  const { dependencies, scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  assert.deepEqual([dependencies, scripts], [undefined, undefined], "nothing else is installed, nothing runs on install");
});

/** The demo's catalog as one file. */
function demo(folder) {
  const catalogs = readdirSync(at("www", "catalog")).sort();
  const items = catalogs.flatMap((file) => JSON.parse(readFileSync(at("www", "catalog", file), "utf8")));
  writeFileSync(join(folder, "demo.json"), JSON.stringify(items));
  return items.length;
}

const native = (args, cwd) =>
  spawnSync("cargo", ["run", "--quiet", "--locked", "--manifest-path", at("Cargo.toml"), "-p", "homebody-builder", "--features", "cli", "--", ...args], { cwd, encoding: "utf8" });

test("npx homebody packs the same bytes with the same words as the native command", () => {
  const folder = project("pack", {});
  demo(folder);
  const args = (out) => ["pack", "demo.json", "--json", "-o", out];
  const [ours, theirs] = [homebody(folder, args("ours.pack")), native(args("theirs.pack"), folder)];
  assert.equal(ours.status, 0, ours.stderr);
  assert.equal(theirs.status, 0, theirs.stderr);
  assert.ok(readFileSync(join(folder, "ours.pack")).equals(readFileSync(join(folder, "theirs.pack"))), "the packs differ");
  assert.equal(ours.stdout, theirs.stdout);
  assert.equal(ours.stderr, theirs.stderr);
});

/** A small log over the demo's catalog: visits that stay within a department, with a few rows that are wrong. */
function log(folder) {
  const items = JSON.parse(readFileSync(join(folder, "demo.json"), "utf8"));
  const byDepartment = new Map();
  for (const item of items) {
    const [department] = item.categories[0].split("/");
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), item]);
  }
  const shelves = [...byDepartment.values()];
  let state = 1;
  const below = (n) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % n;
  const rows = ["user,session,item,ts,event,price"];
  for (let visit = 0; visit < 400; visit++) {
    const shelf = shelves[below(shelves.length)];
    for (let step = 0; step < 2 + below(6); step++) {
      const { id } = shelf[Math.min(below(shelf.length), below(shelf.length))];
      rows.push(`p${visit % 150},s${visit},${id},${1_700_000_000 + visit * 9_000 + step * 40},${step % 3 === 2 ? "purchase" : "view"},1`);
    }
  }
  rows.push("p1,s1,no-such-item,1700000000,view,1", "p1,s1,ostler-chef-20,yesterday,view,1", "p1,s1,ostler-chef-20,1700000000,scroll,1", "p1,s1,ostler-chef-20,1700000000,return,1");
  writeFileSync(join(folder, "log.csv"), `${rows.join("\n")}\n`);
  writeFileSync(join(folder, "log.csv.gz"), gzipSync(readFileSync(join(folder, "log.csv"))));
}

test("with a log, too: the same bytes and words from one thread and from several, gzipped or not", () => {
  const folder = project("sessions", {});
  demo(folder);
  log(folder);
  const args = (file, out, ...more) => ["pack", "demo.json", "--json", "--sessions", file, "-o", out, ...more];
  const ours = homebody(folder, args("log.csv.gz", "ours.pack"));
  assert.equal(ours.status, 0, ours.stderr);
  const { log: read } = JSON.parse(ours.stdout);
  assert.deepEqual([read.skipped, read.ignored, read.unknownEvents], [2, 1, [{ word: "scroll", count: 1 }]]);
  assert.match(ours.stderr, /Log: .* 1 ignored, 2 left out; 150 users, 400 sessions/);
  for (const threads of ["1", "3"]) {
    const theirs = native(args("log.csv", "theirs.pack", "--threads", threads), folder);
    assert.equal(theirs.status, 0, theirs.stderr);
    assert.ok(readFileSync(join(folder, "ours.pack")).equals(readFileSync(join(folder, "theirs.pack"))), "the packs differ");
    assert.deepEqual([ours.stdout, ours.stderr], [theirs.stdout, theirs.stderr]);
  }
  const options = ["--min-people", "1", "--rows", "5", "--tune", "off"];
  const [few, nativeFew] = [homebody(folder, args("log.csv", "few.pack", ...options)), native(args("log.csv", "few-native.pack", ...options), folder)];
  assert.equal(few.status, 0, few.stderr);
  assert.deepEqual([few.stdout, few.stderr], [nativeFew.stdout, nativeFew.stderr]);
  const packs = ["few.pack", "few-native.pack", "ours.pack"].map((file) => readFileSync(join(folder, file)));
  assert.ok(packs[0].equals(packs[1]), "the packs differ");
  assert.ok(!packs[0].equals(packs[2]), "the options do something");
});

test("both commands tell the same of a pack", () => {
  const folder = project("inspect", {});
  demo(folder);
  log(folder);
  assert.equal(homebody(folder, ["pack", "demo.json", "--sessions", "log.csv", "-o", "shop.pack"]).status, 0);
  assert.equal(homebody(folder, ["pack", "demo.json", "-o", "plain.pack"]).status, 0);
  writeFileSync(join(folder, "broken.pack"), readFileSync(join(folder, "shop.pack")).subarray(0, 5000));
  for (const args of [["shop.pack"], ["shop.pack", "--item", "ostler-chef-20"], ["shop.pack", "--item", "ostler-chef-20", "--json"], ["plain.pack", "--item", "book-bread"], ["shop.pack", "--item", "nothing"], ["broken.pack"], ["missing.pack"]]) {
    const [ours, theirs] = [homebody(folder, ["inspect", ...args]), native(["inspect", ...args], folder)];
    assert.deepEqual([ours.status, ours.stdout, ours.stderr], [theirs.status, theirs.stdout, theirs.stderr], args.join(" "));
    assert.equal(ours.status, /nothing|broken|missing/.test(args.join(" ")) ? 1 : 0, ours.stderr);
  }
  const seen = JSON.parse(homebody(folder, ["inspect", "shop.pack", "--item", "ostler-chef-20", "--json"]).stdout);
  assert.equal(seen.items, 235);
  assert.ok(seen.pairs > 0 && seen.mixture && seen.item.neighbours.length === 10, "something was learnt");
  for (const { score, rows, factors, content } of seen.item.neighbours) assert.ok(Math.abs(score - rows - factors - content) < 1e-9);
});

test("both commands fail with the same codes and words", () => {
  const folder = project("pack-wrong", {});
  writeFileSync(join(folder, "bad.json"), '[{"id":"a","title":"A"},{"id":"a","title":"B","price":"x"}]');
  writeFileSync(join(folder, "broken.json"), "[{");
  writeFileSync(join(folder, "log.csv"), "user,item,ts,event\n1,knife,1700000000,view\n1,knife,soon,view\n");
  writeFileSync(join(folder, "empty.csv"), "user,item,ts,event\n");
  const cases = [
    ["pack", "missing.json", "-o", "out.pack"],
    ["pack", "broken.json", "-o", "out.pack"],
    ["pack", "bad.json", "-o", "out.pack"],
    ["pack", "bad.json", "--strict", "-o", "out.pack"],
    ["pack", "bad.json", "--map", "nonsense", "-o", "out.pack"],
    ["pack", "bad.json", "-o", "no/such/folder/out.pack"],
    ["pack", "catalog.json", "--sessions", "missing.csv", "-o", "out.pack"],
    ["pack", "catalog.json", "--sessions", "bad.json", "-o", "out.pack"],
    ["pack", "catalog.json", "--sessions", "log.csv", "--strict", "-o", "out.pack"],
    ["pack", "catalog.json", "--sessions", "empty.csv", "-o", "out.pack"],
  ];
  for (const args of cases) {
    const [ours, theirs] = [homebody(folder, args), native(args, folder)];
    assert.deepEqual([ours.status, ours.stdout, ours.stderr], [theirs.status, theirs.stdout, theirs.stderr], args.join(" "));
  }
  const given = [["--rows", "5"], ...["--rows=0", "--rows=256", "--min-people=0", "--min-people=x", "--tune=best", "--threads=0"].map((option) => ["--sessions", "log.csv", option])];
  const learning = given.map((options) => ["pack", "bad.json", "-o", "x", ...options]);
  for (const args of [[], ["pack"], ["pack", "bad.json"], ["unpack"], ["pack", "bad.json", "-o", "x", "--frob"], ...learning, ["inspect"], ["inspect", "a", "b"], ["inspect", "a", "--strict"], ["pack", "bad.json", "-o", "x", "--item", "a"], ["--help"], ["--version"]]) {
    const [ours, theirs] = [homebody(folder, args), native(args, folder)];
    assert.equal(ours.status, theirs.status, args.join(" "));
    if (args[0] === "--version") assert.equal(ours.stdout, theirs.stdout);
  }
});
