// The wasm boundary as the facade sees it. Every method is synchronous and never calls back. Rich answers are
// JSON; an answer that begins with `!` is an error; one of a method that only acts is empty.
import { HomebodyError } from "./errors.js";
import type { ErrorCode } from "./types.js";

export interface Stamp {
  readonly rev: number;
  readonly epoch: string;
}

/** What the engine wants done with the database; it has no hands of its own. The bytes of a write it gives separately. */
export type StorageOp =
  | { readonly op: "read" | "erase" | "delete" }
  | { readonly op: "write"; readonly stamp: Stamp; readonly expect?: Stamp };

export interface Engine {
  free(): void;
  loadCatalog(pack: Uint8Array): string;
  /** NaN leaves the price, −1 leaves the stock. */
  updateCatalog(id: string, price: number, available: number): string;
  /** A `CatalogItem` whose price is in 1/10,000, or nothing. */
  item(id: string): string;

  consentConnect(name: string, now: number): string;
  consentDisconnect(name: string, now: number): void;
  /** Two bits for each purpose, `store` in the lowest. */
  consentReport(name: string, purposes: number, at: number, validUntil: number, now: number): string;
  /** A `Decision`. */
  consent(now: number): string;
  mode(now: number): number;
  /** Another number whenever a ranking, the mode or the profile view may have changed. */
  revision(): number;

  /** A `Ranking`. */
  rank(request: Uint8Array, now: number): string;
  without(rankingId: number, reasonKey: string): string;

  /** Changes the profile; the codes and what goes with them are in `profile.ts`. */
  change(code: number, entries: Uint8Array, value: number, now: number): string;
  /** A `Computed`. */
  profile(now: number): string;
  /** All lists, in the form of `profile-format.ts`. */
  exportProfile(): Uint8Array;

  /** A `StorageOp`, or nothing. */
  storageNext(now: number, random1: number, random2: number): string;
  storageBlob(): Uint8Array;
  storageDone(outcome: number, rev: number, epoch: string, blob: Uint8Array, now: number): void;
  /** 0: another tab changed the profile; 1: another tab withdrew. */
  storageHint(kind: number, now: number): void;
  /** 0 none, 1 restoring, 2 ready, 3 failed. */
  storageState(): number;
  /** Bits, cleared by reading: 1 tell other tabs "changed", 2 tell them "withdrawn". */
  takeNotice(): number;
}

/** What of a profile view is computed rather than kept. */
export interface Computed {
  readonly interests: readonly { readonly attribute: string; readonly affinity: number; readonly declared: boolean; readonly events: boolean; readonly muted: boolean }[];
  readonly forgottenAt: number;
  readonly bytes: number;
}

/** The generated glue, or as much of it as is used. */
export interface Glue {
  initSync(from: { module: WebAssembly.Module }): unknown;
  readonly Engine: new (settings: Uint8Array) => Engine;
}

/** The answer, unless it is an error: `!code NUL field NUL fix`. */
export function checked(answer: string): string {
  if (!answer.startsWith("!")) return answer;
  const [code = "", field = "", fix = ""] = answer.slice(1).split("\0");
  throw new HomebodyError(code as ErrorCode, field, fix);
}

export const parsed = <T>(answer: string): T => JSON.parse(checked(answer)) as T;
