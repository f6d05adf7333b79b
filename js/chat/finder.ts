// Loaded only when somebody asks something: search.wasm. It comes along as a script, so that no request is needed for it and a page that
// allows none can have it too.
import text from "../generated/search-bytes.js";
import { initSync, Search } from "../generated/search.js";

let starting: Promise<unknown> | undefined;

/** A search without a catalog yet. A failed load is forgotten, so that it can be tried again. */
export async function newSearch(): Promise<Search> {
  const bytes = () => Uint8Array.from(text, (character) => character.charCodeAt(0));
  starting ??= WebAssembly.compile(bytes()).then((module) => initSync({ module }));
  await starting.catch((thrown: unknown) => {
    starting = undefined;
    throw thrown;
  });
  return new Search();
}
