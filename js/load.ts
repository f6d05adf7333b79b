// From wherever an entry finds the module to a running engine. Nothing happens on import; the glue
// is imported late because evaluating it needs TextDecoder, which not every test environment has.
import type { Glue } from "./engine.js";
import { HomebodyError } from "./errors.js";
import { runs } from "./running.js";
import type { Options } from "./types.js";

export type Wasm = WebAssembly.Module | BufferSource;
export type Load = (given?: Options["wasm"]) => Promise<Glue>;

/** One module for all personalizers of an entry; a failed load is forgotten, so that it can be tried again. */
export function loader(find: () => Promise<Wasm>): Load {
  let running: Promise<Glue> | undefined;
  return (given) => {
    running ??= start(given, find).catch((thrown: unknown) => {
      running = undefined;
      throw explained(thrown);
    });
    return running;
  };
}

async function start(given: Options["wasm"], find: () => Promise<Wasm>): Promise<Glue> {
  if (typeof WebAssembly === "undefined" || typeof TextDecoder === "undefined") {
    throw new HomebodyError("unsupported", "wasm", "this environment lacks WebAssembly or TextDecoder: add them or do without homebody here");
  }
  const wasm = runs(given === undefined ? await find() : await handedIn(given));
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  const glue: Glue = await import("./glue.js");
  glue.initSync({ module });
  return glue;
}

/** The module that a host handed in, whatever it came as. */
export async function handedIn(given: NonNullable<Options["wasm"]>): Promise<Wasm> {
  const wasm = await given;
  return typeof Response === "function" && wasm instanceof Response ? wasm.arrayBuffer() : (wasm as Wasm);
}

/** Whether a server answered with the module and not with a page. */
export const isWasm = (bytes: Uint8Array): boolean => String(bytes.subarray(0, 4)) === "0,97,115,109";

function explained(thrown: unknown): HomebodyError {
  if (thrown instanceof HomebodyError) return thrown;
  const words = String(thrown);
  if (/content security policy|unsafe-eval/i.test(words)) {
    return new HomebodyError("csp-blocked", "wasm", "allow WebAssembly in the page's policy: script-src 'self' 'wasm-unsafe-eval'");
  }
  if (thrown instanceof WebAssembly.CompileError) {
    return new HomebodyError("unsupported", "wasm", "this browser cannot run the module; it needs Chrome 111, Firefox 114 or Safari 16.4");
  }
  return new HomebodyError("load-failed", "wasm", `check that the package's engine.wasm is served and may be loaded (${words})`);
}

/** The engine as a lazily loaded script: larger than the file, but it needs no request of ours. */
export async function inlined(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: base64 } = await import("./generated/engine-bytes.js");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
