// The wasm boundary as the facade sees it. Every method is synchronous and never calls back. Rich answers are
// JSON; an answer that begins with `!` is an error; one to a call that only acts is empty.
import { HomebodyError } from "./errors.js";
import type { ErrorCode } from "./types.js";

export interface Stamp {
  readonly rev: number;
  readonly epoch: string;
}

/** What the engine wants done with the database; it has no hands of its own. The bytes of a write it gives separately. */
export type StorageOp =
  | { readonly op: "read" | "erase" | "delete" }
  | { readonly op: "write"; readonly stamp: Stamp; readonly expect?: Stamp; /** What lies there is damaged: keep it beside. */ readonly aside?: true };

/** What a call is for; the table in src/wasm/mod.rs says what goes with each. */
export enum Call {
  Load,
  Update,
  Item,
  Connect,
  Disconnect,
  Report,
  Decision,
  Without,
  Profile,
  Export,
  StorageNext,
  StorageDone,
  Elsewhere,
  Visit,
  /** The first of the ways to change a profile. */
  Change = 16,
}

/** To be added to `Call.Change`: the codes of the ways to change a profile; `Op::decode` in src/profile/op.rs reads them. */
export enum Op {
  Track,
  Purchases,
  Declare,
  Facts,
  Mute,
  Hide,
  Restore,
  Channel,
  Pause,
  Erase,
  Import,
  Dial,
}

/** Numbers that are asked for often. */
export enum State {
  /** Another number whenever a ranking, the mode or the profile view may have changed. */
  Revision,
  Mode,
  /** 0 none, 1 restoring, 2 ready, 3 failed. */
  Storage,
  /** Bits, cleared by reading: 1 tell other tabs "changed", 2 tell them "withdrawn", 4 the stored profile is damaged. */
  Notice,
}

export interface Engine {
  free(): void;
  state(code: State, now: number): number;
  /** A `Ranking`. */
  rank(request: Uint8Array, now: number): string;
  call(code: Call, input: Uint8Array, number: number, now: number): string;
  /** What goes with the last answer and is not text. */
  bytes(): Uint8Array;
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
