// What the engine really answers fits the published types, under every way a project may look them up.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "./lib/shop.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

function folder(t) {
  mkdirSync(join(root, ".tools"), { recursive: true });
  const made = mkdtempSync(join(root, ".tools", "types-"));
  t.after(() => rmSync(made, { recursive: true }));
  return made;
}

function check(where, options) {
  const compilerOptions = { target: "ES2022", lib: ["ES2022", "DOM"], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, types: [], ...options };
  writeFileSync(join(where, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts", "*.cts"] }));
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", where], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
}

async function samples(t) {
  const p = await open(t);
  const now = Date.now();
  p.track("view", ["knife", "board"]);
  p.track("purchase", "coffee", { quantity: 2 });
  p.track("add_to_cart", "pan");
  p.track("dismiss", "rope");
  p.track("impression", "tent");
  p.profile.declare({ "brand=Acme": 1, "category=Outdoors": -0.5 });
  p.profile.purchases([{ id: "pot", at: now - 1e7 }]);
  p.profile.facts({ name: "Ada" });
  p.profile.mute("brand=Alp");
  p.profile.hide("atlas", now + 1e7);
  p.profile.channel("chat", false);
  p.consent.connect({ name: "cmp", connect: (report) => (report({ purposes: { rank: "granted" }, validUntil: now + 1e7 }), () => {}) });
  const request = { slot: "a", limit: 100, context: { item: "novel", attributes: ["category=Kitchen"] }, pin: [{ id: "tent", position: 2 }], boost: [{ target: "pot", weight: 0.4 }] };
  const ranking = p.rank(request);
  const { reasons, without } = p.explain(ranking, ranking.items[0].id);
  return [
    ["Ranking", ranking],
    ["Ranking", p.rank({ ...request, intent: "requested", model: "similar" })],
    ["Ranking", p.rank({ slot: "" })],
    ["Ranking", without(reasons[0])],
    ["Decision", p.consent.get()],
    ["ProfileView", p.profile.get()],
    ["ProfileExport", p.profile.export()],
    ["CatalogItem", p.catalog.get("knife")],
    ["CatalogItem", p.catalog.get("coffee")],
    ["Erasure", await p.profile.erase()],
    ["ProfileView", p.profile.get()],
  ];
}

test("answers satisfy their types", async (t) => {
  const all = await samples(t);
  const where = folder(t);
  const lines = all.map(([type, value], i) => `export const s${i} = ${JSON.stringify(value)} satisfies H.${type};`);
  writeFileSync(join(where, "samples.ts"), `import type * as H from "homebody";\n${lines.join("\n")}\n`);
  check(where, { module: "esnext", moduleResolution: "bundler" });
});

const USE = `import { createPersonalizer, type Ranking } from "homebody";
import { createPersonalizer as inline } from "homebody/inline";
export const rank = (): Ranking => createPersonalizer().rank({ slot: "a" });
export const same: typeof createPersonalizer = inline;
`;

test("the types are found by ES modules, CommonJS and bundlers", (t) => {
  const where = folder(t);
  writeFileSync(join(where, "package.json"), '{ "type": "module" }');
  writeFileSync(join(where, "use.ts"), USE);
  check(where, { module: "esnext", moduleResolution: "bundler" });
  check(where, { module: "esnext", moduleResolution: "bundler", customConditions: ["workerd"] });
  writeFileSync(join(where, "use.cts"), USE);
  check(where, { module: "nodenext" });
});
