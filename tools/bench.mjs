// `npm run bench`: time of one ranking of 24 against the same maths in plain JavaScript over typed arrays. Each side runs
// in a process of its own, because typed arrays slow down in a process whose wasm memory has grown; answers are compared
// before anything is timed. Then the time of one answer of the chat against a search library.
// `npm run bench -- --learning EVENTS [--items N]`: time and memory of learning from a made-up log, and nothing else.
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { build } from "./build.mjs";
import { packOf, sourceOf } from "./bench/catalog.mjs";
import { learn } from "./bench/learning.mjs";
import { at } from "./lib/paths.mjs";
import { flag, isMain, main, Problem, say } from "./lib/run.mjs";

const SIZES = [1_000, 10_000, 100_000];
/** Scores of both sides may differ by rounding only. */
const TOLERANCE = 0.001;
const CHAT_ITEMS = 10_000;
const LOG_ITEMS = 50_000;
/** Both sides find what is asked for, mostly; the invented words are so many that some typos make another word. */
const MET = 0.85;

function measure(side, pack, more) {
  const done = spawnSync(process.execPath, [at("tools", "bench", `${side}.mjs`), pack, String(more)], { encoding: "utf8", maxBuffer: 1 << 26 });
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

async function chatRow() {
  const pack = await packOf(CHAT_ITEMS);
  say(`answering questions about ${CHAT_ITEMS.toLocaleString("en")} items`);
  const [chat, peer] = ["chat", "chat-peer"].map((side) => measure(side, pack, sourceOf(CHAT_ITEMS)));
  for (const [name, { scores }] of [["chat", chat], ["peer", peer]]) {
    if (scores[0] < MET) throw new Problem(`the ${name} has what is asked for among the first three for ${scores[0]} of the questions only`);
  }
  return {
    case: `chat over ${CHAT_ITEMS}`,
    engine: "homebody, a whole answer",
    ms_p50: chat.p50,
    ms_p99: chat.p99,
    peer: "minisearch, the search alone",
    peer_ms_p50: peer.p50,
    ratio: Number((peer.p50 / chat.p50).toFixed(2)),
  };
}

const table = ({ rows }) =>
  rows.map((row) => `${row.case.padEnd(20)} ${row.ms_p50.toFixed(3)} ms (p99 ${row.ms_p99.toFixed(3)})   peer ${row.peer_ms_p50.toFixed(3)} ms   ${row.ratio} x`).join("\n");

const MEGABYTE = 1e6;
const learnt = ({ events, items, folder, seconds, peak_bytes, pack_bytes }) =>
  [
    `learning from ${events.toLocaleString("en")} events about ${items.toLocaleString("en")} items: ${seconds.toFixed(1)} s, `,
    `${peak_bytes ? `${(peak_bytes / MEGABYTE).toFixed(0)} MB at the peak` : "memory not told by this system"}, pack ${(pack_bytes / MEGABYTE).toFixed(1)} MB\n`,
    `the log is in ${folder}: npm run eval -- --data ${folder} --limit 2000`,
  ].join("");

/** A whole number above 0, or the usual one where the option is not there. */
function count(argv, name, usual) {
  const given = flag(argv, name) ?? usual;
  if (!(Number.isInteger(Number(given)) && given > 0)) throw new Problem(`--${name} takes a whole number above 0, such as --${name} 3000000`);
  return Number(given);
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    const environment = { node: process.version, cpu: cpus()[0]?.model.trim(), cores: cpus().length };
    const print = (result, words) => process.stdout.write(`${flag(argv, "json") ? JSON.stringify({ environment, ...result }) : words(result)}\n`);
    if (flag(argv, "learning")) return print(await learn(count(argv, "learning"), count(argv, "items", LOG_ITEMS)), learnt);
    await build();
    print({ rows: [...(await rows()), await chatRow()] }, table);
  });
}
