// Without any request of its own: the module comes along as a script.
import { inlined, loader } from "../load.js";
import { create } from "../personalizer.js";
import type { Options, Personalizer } from "../types.js";

export * from "../api.js";

const load = loader(inlined);

/** Makes a personalizer. Returns at once and does nothing until it is used. */
export const createPersonalizer = (options?: Options): Personalizer => create(load, options);
