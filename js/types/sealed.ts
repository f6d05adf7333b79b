// The same personalizer behind a wall: the engine runs in a worker that can reach no network, so everything is a promise.
import type { Options, Personalizer } from "./personalizer.js";
import type { Explanation, Ranking, Reason } from "./ranking.js";

/** How to make a sealed personalizer. */
export interface SealedOptions extends Options {
  /**
   * Where the site serves the package's `sealed-worker.js` with the policy `default-src 'none'; script-src 'wasm-unsafe-eval'`. Without it,
   * or when it does not hold, a worker is made from a `blob:`.
   */
  workerUrl?: string | URL;
}

/**
 * How the wall stands. `header`: the server sends the worker's file with a policy of its own. `blob`: the worker inherits the policy of a
 * hidden frame. `none`: neither could be had, and the engine runs in the page.
 */
export type SealedForm = 'header' | 'blob' | 'none';

/** One way out that the worker tried as its first act. */
export interface SealedProbe { readonly name: string; readonly blocked: boolean }

/** What is known of the wall. */
export interface SealedStatus {
  /** True only after the worker tried each way out and was refused. */
  readonly sealed: boolean;
  readonly form: SealedForm;
  readonly probes: readonly SealedProbe[];
  /**
   * Forms that were tried before, and what became of them: `refused` by the page's policy or not there, `silent` for three seconds, or
   * `leaks`: it ran, but some way out was open.
   */
  readonly tried: readonly { readonly form: SealedForm; readonly why: 'refused' | 'silent' | 'leaks' }[];
}

type Promised<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
type Room<R> = { readonly [K in keyof R]: Promised<R[K]> };

/** An explanation whose counterfactual is computed behind the wall. */
export interface SealedExplanation extends Omit<Explanation, 'without'> {
  without(reason: Reason): Promise<Ranking>;
}

/** A {@link Personalizer} whose methods give promises; `watch` and `on` call back as usual. */
export type SealedPersonalizer = {
  readonly [K in keyof Personalizer]: K extends 'watch' | 'on' | 'ready'
    ? Personalizer[K]
    : K extends 'explain'
      ? (ranking: Ranking, id: string) => Promise<SealedExplanation>
      : Personalizer[K] extends (...args: never[]) => unknown
        ? Promised<Personalizer[K]>
        : Personalizer[K] extends object
          ? Room<Personalizer[K]>
          : Promise<Personalizer[K]>;
} & {
  /** Resolves when the worker has tried its walls, or could not be had. */
  readonly status: Promise<SealedStatus>;
};
