// Loaded only when it is needed: the builder, which makes a pack of items. The command line uses it too.
import { decode64 } from "./decode64.js";
import { HomebodyError } from "./errors.js";
import base64 from "./generated/builder-bytes.js";
import { initSync, pack, version } from "./generated/builder.js";
import { fail, fields, list } from "./host.js";
import type { ErrorCode, Item } from "./types.js";

export interface Packed {
  readonly bytes: Uint8Array;
  /** What was understood and what was left out: as JSON, and in sentences. */
  readonly report: string;
  readonly text: string;
  readonly error?: HomebodyError;
}

let starting: Promise<unknown> | undefined;

async function start(): Promise<void> {
  starting ??= WebAssembly.compile(decode64(base64)).then((module) => initSync({ module }));
  await starting.catch((thrown: unknown) => {
    starting = undefined;
    throw thrown;
  });
}

export async function builderVersion(): Promise<string> {
  await start();
  return version();
}

/** Packs a catalog file; its name tells the format. */
export async function packFile(name: string, bytes: Uint8Array, options: { map?: string; strict?: boolean } = {}): Promise<Packed> {
  await start();
  const result = pack(name, bytes, JSON.stringify(options));
  try {
    const packed = { bytes: result.bytes(), report: result.report(), text: result.text() };
    const error = result.error();
    return error ? { ...packed, error: readError(error) } : packed;
  } finally {
    result.free();
  }
}

function readError(json: string): HomebodyError {
  const { code, field, fix } = JSON.parse(json) as { code: ErrorCode; field: string; fix: string };
  return new HomebodyError(code, field, fix);
}

/** Packs items that a page hands in. */
export async function packItems(items: readonly unknown[]): Promise<Uint8Array> {
  const copies = list(1_000_000, copyItem)(items);
  const { bytes, error } = await packFile("items.json", new TextEncoder().encode(JSON.stringify(copies)), { strict: true });
  if (error) throw error;
  return bytes;
}

const FIELDS = [
  "id", "title", "description", "price", "currency", "categories", "attributes", "group", "image", "available",
  "sensitive", "consumable", "rebuyDays", "durableDays", "published", "popularity",
] as const satisfies readonly (keyof Item)[];

/** A shop's records may hold more than we ask for; only what we ask for is read. */
function copyItem(value: unknown): unknown {
  const from = fields(value);
  const known = FIELDS.filter((name) => from[name] !== undefined && from[name] !== null);
  return Object.fromEntries(known.map((name) => [name, plain(from[name], `.${name}`, 3)]));
}

function plain(value: unknown, at: string, depth: number): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : fail("pass a finite number", at);
  if (typeof value !== "object") fail("pass text, a number, true or false", at);
  if (!depth) fail("it is nested too deep", at);
  if (Array.isArray(value)) return list(1000, (part) => plain(part, "", depth - 1))(value);
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, part] of Object.entries(fields(value))) copy[key] = plain(part, `${at}.${key}`, depth - 1);
  return copy;
}
