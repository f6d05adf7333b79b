// Invented logs for the benchmark of learning: visits to a shop of many kinds of things, some by people who come again, with repeats
// and long ids; the same on every machine.
import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { LOCAL } from "../lib/paths.mjs";
import { say } from "../lib/run.mjs";

/** Items of one kind. */
const KIND = 40;
const DAYS = 90;
const START = 1_700_000_000;
const HEAD = "user,session,item,ts,event\n";

/** A folder with a log of so many events about as many items, as `npm run eval` reads it, and the catalog's ids; made once. */
export async function logOf(events, items) {
  const folder = join(LOCAL, "bench", `log-${events}-${items}`);
  const log = join(folder, "events.csv.gz");
  const catalog = join(folder, "catalog.ndjson");
  if (!existsSync(log)) {
    say(`making up ${events.toLocaleString("en")} events about ${items.toLocaleString("en")} items`);
    mkdirSync(folder, { recursive: true });
    const lines = Array.from({ length: items }, (_, item) => JSON.stringify({ id: id(item), title: title(item) }));
    await pipeline(Readable.from([lines.join("\n")]), createWriteStream(catalog));
    await pipeline(Readable.from(visits(events, items)), createGzip({ level: 1 }), createWriteStream(`${log}.part`));
    renameSync(`${log}.part`, log);
  }
  return { folder, log, catalog };
}

const id = (item) => `product/${String(item).padStart(7, "0")}-${(Math.imul(item + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0")}/variant-default`;

/** Two words that no other item has; by digits alone things would be variants of each other. */
const title = (item) => [1, 2].map((word) => (Math.imul(item + word, 0x85ebca6b) >>> 0).toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[digit])).join(" ");

/** Numbers from 0 up to 1 (mulberry32). */
function lots(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chunks of lines. In a visit the next thing is often of the same kind, sometimes the one that usually follows, sometimes one again. */
function* visits(events, items) {
  const lot = lots(7);
  const below = (limit) => Math.floor(lot() * limit);
  const kinds = Math.ceil(items / KIND);
  // A few of each kind, and a few kinds, are met much more often than others.
  const often = (limit) => Math.floor(limit * lot() ** 3);
  const member = (kind) => Math.min(items - 1, kind * KIND + often(KIND));
  const follower = (item) => (item % KIND === KIND - 1 ? item - KIND + 1 : Math.min(items - 1, item + 1));
  const people = Math.ceil(events / 60);
  const favourite = (person) => (Math.imul(person + 1, 0x85ebca6b) >>> 0) % kinds;
  let made = 0;
  for (let visit = 0; made < events; visit++) {
    const lines = [];
    const person = lot() < 0.6 ? below(people) : undefined;
    let kind = person !== undefined && lot() < 0.7 ? favourite(person) : often(kinds);
    let at = START + Math.floor((made / events) * DAYS * 86_400);
    const seen = [];
    do {
      let item = member(kind);
      const last = seen.at(-1);
      const what = lot();
      if (last !== undefined && what < 0.12) item = seen[below(seen.length)];
      else if (last !== undefined && what < 0.45) item = follower(last);
      else if (what > 0.85) item = member((kind = (kind * 3 + 1 + below(3)) % kinds));
      seen.push(item);
      lines.push(`${person === undefined ? "" : `person-${person}`},visit-${visit},${id(item)},${at},${lot() < 0.03 ? "purchase" : "view"}`);
      at += 5 + below(115);
    } while (lot() < 0.8 && seen.length < 40 && ++made < events);
    made++;
    yield `${visit ? "" : HEAD}${lines.join("\n")}\n`;
  }
}
