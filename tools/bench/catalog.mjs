// Invented catalogs for the benchmark: items of 600 categories with brands and colours, the same on every machine.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL, PKG } from "../lib/paths.mjs";
import { must, say } from "../lib/run.mjs";
import { sha256 } from "../lib/stamps.mjs";

const folder = join(LOCAL, "bench");
/** Where the items of a pack are, one a line. */
export const sourceOf = (items) => join(folder, `${items}.ndjson`);

/** The path of a pack with so many items; made once for each version of the builder. */
export async function packOf(items) {
  const version = sha256(readFileSync(join(PKG, "dist", "builder.wasm"))).slice(0, 12);
  const pack = join(folder, `${items}-${version}.pack`);
  if (existsSync(pack)) return pack;
  say(`packing ${items.toLocaleString("en")} invented items`);
  mkdirSync(folder, { recursive: true });
  const source = sourceOf(items);
  writeFileSync(source, invent(items));
  await must(process.execPath, [join(PKG, "dist", "cli.js"), "pack", source, "-o", pack], { what: "packing" });
  return pack;
}

function invent(items) {
  let state = 7;
  const below = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const word = () => `wort${String.fromCharCode(97 + below(26), 97 + below(26), 97 + below(26))}`;
  const words = (count) => Array.from({ length: count }, word).join(" ");
  const line = (_, number) =>
    JSON.stringify({
      id: `item-${number}`,
      title: words(3),
      description: words(12),
      categories: [`department ${below(20)}/shelf ${below(30)}`],
      attributes: { brand: `brand ${below(200)}`, colour: `colour ${below(12)}` },
      published: `2026-0${1 + below(9)}-1${below(9)}`,
      popularity: below(1000),
    });
  return Array.from({ length: items }, line).join("\n");
}
