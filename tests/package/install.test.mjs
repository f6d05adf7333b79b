// Installed from the tarball: Node, CommonJS and the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { at } from "../../tools/lib/paths.mjs";
import { ITEMS } from "../js/lib/shop.mjs";
import { homebody, project, run, snippet } from "./project.mjs";

test("the README's Node example prints what it ranks", () => {
  const { code, ids } = snippet("node");
  const { status, stdout, stderr } = run(project("node", { "main.js": code }), "main.js");
  assert.equal(status, 0, stderr);
  assert.ok(ids.some((id) => stdout.includes(id)), stdout);
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

test("both commands fail with the same codes and words", () => {
  const folder = project("pack-wrong", {});
  writeFileSync(join(folder, "bad.json"), '[{"id":"a","title":"A"},{"id":"a","title":"B","price":"x"}]');
  writeFileSync(join(folder, "broken.json"), "[{");
  const cases = [
    ["pack", "missing.json", "-o", "out.pack"],
    ["pack", "broken.json", "-o", "out.pack"],
    ["pack", "bad.json", "-o", "out.pack"],
    ["pack", "bad.json", "--strict", "-o", "out.pack"],
    ["pack", "bad.json", "--map", "nonsense", "-o", "out.pack"],
    ["pack", "bad.json", "-o", "no/such/folder/out.pack"],
  ];
  for (const args of cases) {
    const [ours, theirs] = [homebody(folder, args), native(args, folder)];
    assert.deepEqual([ours.status, ours.stdout, ours.stderr], [theirs.status, theirs.stdout, theirs.stderr], args.join(" "));
  }
  for (const args of [[], ["pack"], ["pack", "bad.json"], ["unpack"], ["pack", "bad.json", "-o", "x", "--frob"], ["--help"], ["--version"]]) {
    const [ours, theirs] = [homebody(folder, args), native(args, folder)];
    assert.equal(ours.status, theirs.status, args.join(" "));
    if (args[0] === "--version") assert.equal(ours.stdout, theirs.stdout);
  }
});
