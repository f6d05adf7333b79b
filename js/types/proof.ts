// What "Prove it" finds.
import type { SealedForm, SealedProbe } from "./sealed.js";

/** What an import of the module can reach: `nothing`, `stop` (it ends in an error), `memory` (its own table); any other name is unknown to us. */
export type Reach = 'nothing' | 'stop' | 'memory' | 'unknown';

/** What can be proved in the page itself. Everything here was computed by the page's own script: see `docs/proof.md` for what that is worth. */
export interface Proof {
  readonly wasm: {
    /** Of the running module; empty where it cannot be told, and then `problem` says why. */
    readonly sha256: string;
    /** What the package was published with. */
    readonly published: string;
    readonly matches: boolean;
    /** `no-crypto`: WebCrypto is missing, as on a page without https. `no-bytes`: the host handed in a compiled module. */
    readonly problem?: 'no-crypto' | 'no-bytes';
  };
  /** Everything that the module can call. */
  readonly imports: readonly { readonly module: string; readonly name: string; readonly reaches: Reach }[];
  /** A sealed worker was made, tried to get out, and was ended again. */
  readonly sealed: { readonly ok: boolean; readonly form: SealedForm; readonly probes: readonly SealedProbe[] };
}
