// `npm run size`: bytes of every published entry against its budget, as a page would download them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "./build.mjs";
import { chunks, loadedFiles, rankFiles } from "./lib/closure.mjs";
import { DIST } from "./lib/paths.mjs";
import { flag, isMain, main, Problem } from "./lib/run.mjs";

/** Brotli bytes. `rank` is the promise; `inline` may cost 1.4 times that, for base64. */
const RANK = 52_000;
const INLINE = 72_800;
/** Each source of consent is an entry of its own. */
const CONSENT = 2_000;
const BUDGETS = { rank: RANK, inline: INLINE, node: RANK, workerd: RANK, sealed: 6_500, "sealed-worker": 20_000, prove: 3_000, panel: 12_000, ask: 4_000, slot: 6_000, quotas: 1_500, sections: 4_000, story: 12_000, chat: 60_000, notice: 8_000 };
/** Entries with languages of which a page gets one. */
const ELEMENTS = ["panel.js", "ask.js", "slot.js", "story.js", "chat.js"];

export function measure() {
  const core = rankFiles();
  // The sealed worker's file is the facade once more, behind the wall; the page hands the wasm in.
  const named = { rank: core, "sealed-worker": ["sealed-worker.js"] };
  for (const [file, { entry }] of chunks()) {
    if (!entry?.startsWith("js/entry/") || file === "index.js") continue;
    named[file.slice(0, -3)] = filesOf(file, core);
  }
  const entries = Object.entries(named).map(([name, files]) => weigh(name, files));
  return { ok: entries.every((entry) => entry.ok), entries };
}

function filesOf(file, core) {
  if (file === "inline.js") return loadedFiles(file, "bytes");
  const files = loadedFiles(file, ELEMENTS.includes(file) ? "element" : "fetch");
  if (file === "node.js" || file === "workerd.js") return [...files, "engine.wasm"];
  // The other entries stand beside the engine: only what they add to the page counts.
  return files.filter((other) => !core.includes(other));
}

function weigh(name, files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const content of files.map((file) => readFileSync(join(DIST, file)))) {
    sum.raw += content.length;
    sum.gzip += gzipSync(content, { level: 9 }).length;
    sum.brotli += brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  const budget = BUDGETS[name] ?? (name.startsWith("consent/") ? CONSENT : undefined);
  if (!budget) throw new Problem(`the entry "${name}" has no size budget: give it one in tools/size.mjs`);
  return { name, ...sum, budget, ok: sum.brotli <= budget };
}

function table({ entries }) {
  const cell = (value) => String(value).padStart(10);
  const row = (name, ...cells) => `${name.padEnd(32)}${cells.map(cell).join("")}`;
  return [
    row("entry", "raw", "gzip", "brotli", "budget", ""),
    ...entries.map((e) => row(e.name, e.raw, e.gzip, e.brotli, e.budget, e.ok ? "ok" : "OVER")),
  ].join("\n");
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    await build();
    const result = measure();
    process.stdout.write(`${flag(argv, "json") ? JSON.stringify(result) : table(result)}\n`);
    if (!result.ok) process.exitCode = 1;
  });
}
