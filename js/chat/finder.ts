// Loaded only when somebody asks something: search.wasm. It comes along as a script, deflated, so that no request is needed for it and a
// page that allows none can have it too.
import base64 from "../generated/search-bytes.js";
import { initSync, Search } from "../generated/search.js";

let starting: Promise<unknown> | undefined;

/** A search without a catalog yet. A failed load is forgotten, so that it can be tried again. */
export async function newSearch(): Promise<Search> {
  starting ??= inflated().then((bytes) => WebAssembly.compile(bytes)).then((module) => initSync({ module }));
  await starting.catch((thrown: unknown) => {
    starting = undefined;
    throw thrown;
  });
  return new Search();
}

async function inflated(): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
