// The questions, and the catalogs that they are asked about.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { at } from "../../../tools/lib/paths.mjs";

const read = (name) => JSON.parse(readFileSync(at("tests", "chat", `${name}.json`), "utf8"));

/** `{ id, turns, expected, never?, language? }`: the answer to the last turn is judged. */
export const storefront = read("storefront");
export const onlineretail = read("onlineretail");
/** `{ id, turns }`, none of which a shop can answer. */
export const hostile = read("hostile").map(({ repeat = 1, turns, ...rest }) => ({ ...rest, turns: turns.map((turn) => turn.repeat(repeat)) }));

export function storefrontItems() {
  const folder = at("www", "catalog");
  return readdirSync(folder).sort().flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
}

/** The catalog of a gift shop, which is not ours to publish; nothing where there is none. */
export function onlineretailItems() {
  const file = join(process.env.HOMEBODY_DATA ?? at("..", "shared", "data"), "onlineretail", "items.csv.gz");
  if (!existsSync(file)) return;
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return lines.map(fieldsOfLine).flatMap(([id, title, price]) =>
    title === "<NA>" || price < 0 ? [] : [{ id, title: title.replace(/\s+/g, " ").trim(), price: Math.round(Number(price) * 100) / 100, currency: "GBP", categories: [] }],
  );
}

const fieldsOfLine = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
