// The module that was started last, for `prove()` to look at. It is kept at the global object because the two may come in bundles of their own.
import type { Wasm } from "./load.js";

const KEY = "homebody.wasm";

export const running = (): Wasm | undefined => (globalThis as Record<symbol, unknown>)[Symbol.for(KEY)] as Wasm | undefined;

/** Passes it on. */
export const runs = <W extends Wasm>(wasm: W): W => ((globalThis as Record<symbol, unknown>)[Symbol.for(KEY)] = wasm) as W;
