// For workers that refuse to compile bytes: the runtime hands in the compiled module.
import { loader } from "../load.js";
import { create } from "../personalizer.js";
import type { Options, Personalizer } from "../types.js";
import module from "./engine.wasm";

export * from "../api.js";

const load = loader(async () => module);

/** Makes a personalizer. Returns at once and does nothing until it is used. */
export const createPersonalizer = (options?: Options): Personalizer => create(load, options);
