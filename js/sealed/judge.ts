import type { SealedProbe } from "../types.js";

/** The wall stands when something was tried and nothing got out. */
export const isSealed = (probes: readonly SealedProbe[]): boolean => probes.length > 0 && probes.every(({ blocked }) => blocked);
