// For browsers and bundlers: fetches the package's own engine.wasm, the only request homebody makes.
import { inlined, isWasm, loader } from "../load.js";
import { create } from "../personalizer.js";
import type { Options, Personalizer } from "../types.js";

export * from "../api.js";

const load = loader(async () => {
  try {
    const response = await fetch(new URL("./engine.wasm", import.meta.url));
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok && isWasm(bytes)) return bytes;
  } catch {} // blocked, moved by a bundler or offline: the bytes come along as a script
  return inlined();
});

/** Makes a personalizer. Returns at once and does nothing until it is used. */
export const createPersonalizer = (options?: Options): Personalizer => create(load, options);
