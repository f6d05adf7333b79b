// Loaded only when it is needed: the builder, which makes a pack of a catalog file. The page and the command line use it.
// It imports nothing of the page's code, so that the bundler does not cut that in two.
import base64 from "./generated/builder-bytes.js";
import { initSync, pack, version } from "./generated/builder.js";
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

/** Packs a catalog file; its name tells the format. */
export async function packFile(name: string, bytes: Uint8Array, options: { map?: string; strict?: boolean } = {}): Promise<Packed> {
  await start();
  const result = pack(name, bytes, JSON.stringify(options));
  try {
    const error = result.error();
    return { bytes: result.bytes(), report: result.report(), text: result.text(), error: error ? JSON.parse(error) : undefined };
  } finally {
    result.free();
  }
}
