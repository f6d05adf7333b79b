// The engine in a worker that can reach no network: the same names, as promises.
import { createSealed } from "../sealed/client.js";
import type { SealedOptions, SealedPersonalizer } from "../types.js";

export * from "../api.js";

/** Makes a sealed personalizer. Returns at once; a worker is started when there is a source of consent, or with the first call. */
export const createPersonalizer = (options?: SealedOptions): SealedPersonalizer => createSealed(options);
