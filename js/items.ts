// A page's own items, on their way to the builder. A shop's records may hold more than we ask for; only what we ask for is read.
import { HomebodyError } from "./errors.js";
import { type Check, fail, fields, list, within } from "./host.js";
import type { HomebodyErrorShape, Item } from "./types.js";

const FIELDS = [
  "id", "title", "description", "price", "currency", "categories", "attributes", "group", "image", "available",
  "sensitive", "consumable", "rebuyDays", "durableDays", "published", "popularity",
] as const satisfies readonly (keyof Item)[];

/** What is longer is refused before it is copied: the builder's memory never shrinks. */
const LONGEST = 65_536;

function json(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) fail("pass a finite number");
  const text = typeof value === "string" && value.length > LONGEST ? "" : (JSON.stringify(value) ?? "null");
  return text && text.length < 16 * LONGEST ? text : fail("it is too long: shorten it", "", "too-large");
}

const item: Check<string> = (value) => {
  const from = fields(value);
  const known = FIELDS.filter((name) => from[name] !== undefined);
  return `{${known.map((name) => `"${name}":${within(`.${name}`, () => json(from[name]))}`)}}`;
};

/** Makes the pack, by the same code as the command line. */
export async function packItems(items: unknown): Promise<Uint8Array> {
  const text = within("catalog", () => list(1_000_000, item)(items));
  const { packFile } = await import("./pack.js");
  const { bytes, error } = await packFile({ name: "items.json", bytes: new TextEncoder().encode(`[${text.join(",\n")}]`) }, { strict: true });
  if (error) throw placed(error);
  return bytes;
}

/** Each item is a line of the file. */
function placed({ code, field, fix }: HomebodyErrorShape): HomebodyError {
  const [, line, more] = /^line (\d+): (.*)$/s.exec(fix) ?? [];
  return new HomebodyError(code, line ? `catalog[${+line - 1}]${/^(item)?$/.test(field) ? "" : `.${field}`}` : "catalog", more ?? fix);
}
