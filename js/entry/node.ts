// For Node: reads the file beside it; a server bundle that left the file behind has the bytes as a script.
import { inlined, loader } from "../load.js";
import { create } from "../personalizer.js";
import type { Options, Personalizer } from "../types.js";

export * from "../api.js";

const load = loader(async () => {
  try {
    const { readFile } = await import("node:fs/promises");
    return await readFile(new URL("./engine.wasm", import.meta.url));
  } catch {
    return inlined();
  }
});

/** Makes a personalizer. Returns at once and does nothing until it is used. */
export const createPersonalizer = (options?: Options): Personalizer => create(load, options);
