// "Prove it": hashes the module, compares it with what was published, lists what it can call, and lets a sealed worker try its walls.
// The page's own script computes all of it, so it shows that the pieces fit together, not that the script is honest: docs/proof.md.
import { handedIn, inlined, type Wasm } from "./load.js";
import { running } from "./running.js";
import { openSealed } from "./sealed/open.js";
import type { Options, Proof, Reach } from "./types.js";

export interface ProveOptions {
  /** What to look at; the module that runs in this page when absent, and what the package brings along when none runs. */
  wasm?: Options["wasm"];
  /** Where the site serves `sealed-worker.js` with a policy of its own; without it a worker is made from a `blob:`. */
  sealedUrl?: string | URL;
}

/** What each import of ours does; `npm run verify` reads the same off the code behind it. */
const REACHES: Readonly<Record<string, Reach>> = {
  __wbg___wbindgen_throw: "stop",
  __wbindgen_init_externref_table: "memory",
};

export async function prove(options: ProveOptions = {}): Promise<Proof> {
  const wasm = options.wasm === undefined ? (running() ?? (await inlined())) : await handedIn(options.wasm);
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  const line = await openSealed(options.sealedUrl);
  const sealed = "post" in line ? (line.close(), line.status) : { sealed: false, form: "none" as const, probes: [] };
  return {
    wasm: await compare(wasm),
    imports: WebAssembly.Module.imports(module).map(({ module, name }) => ({ module, name, reaches: reach(name) })),
    sealed: { ok: sealed.sealed, form: sealed.form, probes: sealed.probes },
  };
}

/** A name as wasm-bindgen makes it, without the part that changes from build to build. */
function reach(name: string): Reach {
  const known = name.replace(/_[0-9a-f]{16}$/, "");
  return Object.hasOwn(REACHES, known) ? (REACHES[known] as Reach) : "unknown";
}

async function compare(wasm: Wasm): Promise<Proof["wasm"]> {
  const published = HOMEBODY_ENGINE_SHA256;
  const unknown = (problem: "no-crypto" | "no-bytes") => ({ sha256: "", published, matches: false, problem });
  if (wasm instanceof WebAssembly.Module) return unknown("no-bytes");
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined; // absent on pages without https
  if (!subtle) return unknown("no-crypto");
  const hash = new Uint8Array(await subtle.digest("SHA-256", wasm));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { sha256, published, matches: sha256 === published };
}
