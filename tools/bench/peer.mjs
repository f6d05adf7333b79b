// The same maths as a good front-end developer would write it by hand: all evidence added up into one vector and one
// number for each attribute, then one plain loop over typed arrays and a heap of the 24 best. No rules, no reasons.
import { readFileSync } from "node:fs";
import { HOUR, report, VIEWED } from "./measure.mjs";

const DAY = 24 * HOUR;
const now = Number(process.argv[3]);
const file = readFileSync(process.argv[2]);
const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
const view = new DataView(bytes);
const count = view.getUint32(24, true);

/** A column of the pack as a typed array; see docs/pack-format.md. */
function column(number, Type) {
  const entry = 40 + (number - 1) * 24;
  const [offset, length] = [Number(view.getBigUint64(entry + 8, true)), Number(view.getBigUint64(entry + 16, true))];
  return new Type(bytes, offset, length / Type.BYTES_PER_ELEMENT);
}
const weights = column(6, Uint16Array);
const offsets = column(7, Uint32Array);
const attributes = column(8, Uint32Array);
const published = column(16, Int32Array);
const popularity = column(20, Uint16Array);
const embeddings = column(21, Int8Array);

const decay = (age, halfLife) => 2 ** (-age / halfLife);
const today = Math.floor(now / DAY);

function evidence() {
  const query = new Float32Array(64);
  const interest = new Float32Array(weights.length);
  const history = new Map();
  VIEWED.forEach((item, place) => {
    const age = (VIEWED.length - place) * HOUR;
    const strength = 0.4 * decay(age, 14 * DAY) * decay(VIEWED.length - 1 - place, 24);
    for (let d = 0; d < 64; d++) query[d] += (0.5 * strength * embeddings[item * 64 + d]) / (127 * 127);
    const own = offsets[item + 1] - offsets[item];
    for (let a = offsets[item]; a < offsets[item + 1]; a++) interest[attributes[a]] += (strength * weights[attributes[a]]) / 65_535 / own;
    const met = 0.4 * decay(age, 14 * DAY) * decay(VIEWED.length - 1 - place, 6);
    history.set(item, (history.get(item) ?? 0) + 0.1 * met);
  });
  return { query, interest, history };
}

function rank() {
  const { query, interest, history } = evidence();
  const heap = [];
  let least = -Infinity;
  for (let item = 0; item < count; item++) {
    let score = 0;
    for (let d = 0, row = item * 64; d < 64; d++) score += query[d] * embeddings[row + d];
    for (let a = offsets[item]; a < offsets[item + 1]; a++) score += interest[attributes[a]];
    score += (0.15 * popularity[item]) / 65_535;
    if (published[item] <= today) score += 0.05 * decay(today - published[item], 30);
    if (history.size) score += history.get(item) ?? 0;
    if (heap.length < 24 || score > least) {
      let at = heap.length;
      while (at > 0 && heap[at - 1].score < score) at--;
      heap.splice(at, 0, { item, score });
      if (heap.length > 24) heap.pop();
      least = heap[heap.length - 1].score;
    }
  }
  return heap;
}

report(() => rank().map(({ score }) => score));
