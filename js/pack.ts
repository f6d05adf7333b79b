// Loaded only when it is needed: the builder, which makes a pack of a catalog file. The page and the command line use it.
// It imports nothing of the page's code, so that the bundler does not cut that in two.
import base64 from "./generated/builder-bytes.js";
import { initSync, inspect, pack, type PackResult, version } from "./generated/builder.js";
import type { HomebodyErrorShape } from "./types.js";

export interface Packed {
  readonly bytes: Uint8Array;
  /** What was understood and what was left out: as JSON, and in sentences. */
  readonly report: string;
  readonly text: string;
  readonly error: HomebodyErrorShape | undefined;
}

let starting: Promise<unknown> | undefined;

async function start(): Promise<void> {
  const bytes = () => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  starting ??= WebAssembly.compile(bytes()).then((module) => initSync({ module }));
  await starting.catch((thrown: unknown) => {
    starting = undefined;
    throw thrown;
  });
}

export async function builderVersion(): Promise<string> {
  await start();
  return version();
}

export interface PackOptions {
  readonly map?: string;
  readonly strict?: boolean;
  readonly minPeople?: number;
  readonly rows?: number;
  readonly tune?: string;
}

export interface File {
  /** Tells the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Packs a catalog file, with what a log of events tells about its items. */
export async function packFile(catalog: File, options: PackOptions = {}, log?: File): Promise<Packed> {
  await start();
  return taken(pack(catalog.name, catalog.bytes, JSON.stringify(options), log?.name ?? "", log?.bytes));
}

/** Tells what is in a pack, and more of one of its items; there are no bytes in the answer. */
export async function inspectPack(bytes: Uint8Array, item?: string): Promise<Packed> {
  await start();
  return taken(inspect(bytes, item));
}

function taken(result: PackResult): Packed {
  try {
    const error = result.error();
    return { bytes: result.bytes(), report: result.report(), text: result.text(), error: error ? JSON.parse(error) : undefined };
  } finally {
    result.free();
  }
}
