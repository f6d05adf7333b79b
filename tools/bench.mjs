// `npm run bench`: time of one ranking of 24 against the same maths in plain JavaScript over typed arrays. Each side runs
// in a process of its own, because typed arrays slow down in a process whose wasm memory has grown; answers are compared
// before anything is timed.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { build } from "./build.mjs";
import { packOf } from "./bench/catalog.mjs";
import { at } from "./lib/paths.mjs";
import { flag, isMain, main, Problem, say } from "./lib/run.mjs";

const SIZES = [1_000, 10_000, 100_000];
/** Scores of both sides may differ by rounding only. */
const TOLERANCE = 0.001;

function measure(side, pack, now) {
  const done = spawnSync(process.execPath, [at("tools", "bench", `${side}.mjs`), pack, String(now)], { encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Problem(`the ${side} side of the benchmark failed:\n${done.stderr}`);
  return JSON.parse(done.stdout);
}

function compare(items, engine, peer) {
  const apart = engine.scores.findIndex((score, place) => Math.abs(score - peer.scores[place]) > TOLERANCE);
  if (engine.scores.length !== 24 || peer.scores.length !== 24 || apart >= 0) {
    throw new Problem(`at ${items} items the answers differ (place ${apart}): ${engine.scores[apart]} and ${peer.scores[apart]}`);
  }
}

async function rows() {
  const out = [];
  for (const items of SIZES) {
    const pack = await packOf(items);
    const now = Date.now();
    say(`ranking 24 of ${items.toLocaleString("en")} items`);
    const [engine, peer] = [measure("engine", pack, now), measure("peer", pack, now)];
    compare(items, engine, peer);
    out.push({
      case: `rank 24 of ${items}`,
      engine: "homebody",
      ms_p50: engine.p50,
      ms_p99: engine.p99,
      peer: "plain JavaScript, typed arrays",
      peer_ms_p50: peer.p50,
      ratio: Number((peer.p50 / engine.p50).toFixed(2)),
    });
  }
  return out;
}

const table = ({ rows }) =>
  rows.map((row) => `${row.case.padEnd(20)} ${row.ms_p50.toFixed(3)} ms (p99 ${row.ms_p99.toFixed(3)})   peer ${row.peer_ms_p50.toFixed(3)} ms   ${row.ratio} x`).join("\n");

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    await build();
    const environment = { node: process.version, cpu: cpus()[0]?.model.trim(), cores: cpus().length };
    const result = { environment, rows: await rows() };
    process.stdout.write(`${flag(argv, "json") ? JSON.stringify(result) : table(result)}\n`);
  });
}
