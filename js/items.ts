// A page's own items, on their way to the builder. A shop's records may hold more than we ask for; only what we ask for is read.
import { HomebodyError } from "./errors.js";
import { type Check, fail, fields, list, within } from "./host.js";
import type { Item } from "./types.js";

const FIELDS = [
  "id", "title", "description", "price", "currency", "categories", "attributes", "group", "image", "available",
  "sensitive", "consumable", "rebuyDays", "durableDays", "published", "popularity",
] as const satisfies readonly (keyof Item)[];

const json = (value: unknown): string =>
  typeof value === "number" && !Number.isFinite(value) ? fail("pass a finite number") : (JSON.stringify(value) ?? "null");

const item: Check<string> = (value) => {
  const from = fields(value);
  const known = FIELDS.filter((name) => from[name] !== undefined);
  return `{${known.map((name) => `"${name}":${within(`.${name}`, () => json(from[name]))}`)}}`;
};

/** Makes the pack, by the same code as the command line. */
export async function packItems(items: unknown): Promise<Uint8Array> {
  const text = within("catalog", () => list(1_000_000, item)(items));
  const { packFile } = await import("./pack.js");
  const { bytes, error } = await packFile({ name: "items.json", bytes: new TextEncoder().encode(`[${text}]`) }, { strict: true });
  if (error) throw new HomebodyError(error.code, error.field.replace(/^(items)?(\b|(?=\[)|$)\.?/, "catalog"), error.fix);
  return bytes;
}
