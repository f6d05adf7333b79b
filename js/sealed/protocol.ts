// What is said through the wall. Everything here can be cloned.
import type { HomebodyErrorShape, SealedProbe, SourceName } from "../types.js";

/** A source of consent as the engine's side knows it: the real one lives in the page. */
export interface SourceStub {
  readonly slot: number;
  readonly name: SourceName;
  readonly chooses: boolean;
  readonly refreshes: boolean;
}

/** A ranking as the engine wrote it, or as it is when the engine had no part in it. */
export type SentRanking = string | object;

/** From the page. `id` numbers what is asked, and what can be stopped. */
export type ToEngine =
  | { readonly do: "start"; readonly options: object; readonly sources: readonly SourceStub[]; readonly wasm: unknown; readonly catalog: number | undefined }
  | { readonly do: "call"; readonly id: number; readonly path: string; readonly args: readonly unknown[] }
  | { readonly do: "load"; readonly id: number; readonly catalog: number }
  | { readonly do: "watch"; readonly id: number; readonly request: unknown }
  | { readonly do: "on"; readonly id: number; readonly event: unknown }
  | { readonly do: "connect"; readonly id: number; readonly source: SourceStub }
  | { readonly do: "stop"; readonly id: number }
  | { readonly do: "report"; readonly slot: number; readonly report: unknown }
  | { readonly do: "settle"; readonly id: number; readonly value?: unknown; readonly error?: HomebodyErrorShape }
  | { readonly do: "page"; readonly event: string; readonly persisted: boolean };

/** From the engine. */
export type ToPage =
  | { readonly do: "hello"; readonly probes: readonly SealedProbe[] }
  | { readonly do: "answer"; readonly id: number; readonly value?: unknown; readonly error?: HomebodyErrorShape }
  | { readonly do: "tell"; readonly id: number; readonly value: unknown }
  | { readonly do: "connect"; readonly slot: number; readonly namespace: string }
  | { readonly do: "halt"; readonly slot: number }
  | { readonly do: "refresh"; readonly slot: number; readonly id: number }
  | { readonly do: "choose"; readonly slot: number; readonly id: number; readonly report: unknown };
