// Where things are. Every tool takes its paths from here, so that a checkout can be anywhere.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** An absolute path from parts relative to the checkout. */
export const at = (...parts) => join(ROOT, ...parts);

export const GENERATED = at("js", "generated");
export const PKG = at("pkg");
export const DIST = at("pkg", "dist");
/** What the tools keep for themselves: installed programs, caches, stamps. */
export const LOCAL = at(".tools");
