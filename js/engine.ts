// The wasm boundary as the facade sees it. Every method is synchronous and never calls back.
import type { CatalogItem, Decision, ProfileExport, ProfileView, Ranking } from "./types.js";

export interface Stamp {
  readonly rev: number;
  readonly epoch: string;
}

/** What the engine wants done with the database; it has no hands of its own. */
export type StorageOp =
  | { readonly op: "read" }
  | ({ readonly op: "write"; readonly blob: Uint8Array; readonly expect?: Stamp } & Stamp)
  | { readonly op: "erase" }
  | { readonly op: "delete" };

export interface Engine {
  free(): void;
  loadCatalog(pack: Uint8Array): void;
  /** NaN leaves the price, −1 leaves the stock. */
  updateCatalog(id: string, price: number, available: number): void;
  item(id: string): CatalogItem | undefined;

  consentConnect(name: string, now: number): void;
  consentDisconnect(name: string, now: number): void;
  consentReport(name: string, store: number, profile: number, rank: number, measure: number, at: number, validUntil: number, now: number): void;
  consent(now: number): Decision;
  has(purpose: number, now: number): boolean;
  mode(now: number): number;
  /** Another number whenever a ranking, the mode or the profile view may have changed. */
  revision(): number;

  rank(request: Uint8Array, now: number): Ranking;
  without(rankingId: number, reasonKey: string): Ranking;
  track(event: number, ids: Uint8Array, quantity: number, at: number, now: number): void;

  profile(now: number): ProfileView;
  exportProfile(): Omit<ProfileExport, "exportedAt">;
  importProfile(bytes: Uint8Array, now: number): void;
  declare(bytes: Uint8Array, now: number): void;
  facts(bytes: Uint8Array, now: number): void;
  purchases(bytes: Uint8Array, now: number): void;
  mute(attribute: string, now: number): void;
  hide(id: string, until: number, now: number): void;
  restore(key: string, now: number): void;
  channel(code: number, on: boolean, now: number): void;
  pause(on: boolean, now: number): void;
  erase(since: number, now: number): void;

  storageNext(now: number, random1: number, random2: number): StorageOp | undefined;
  storageDone(outcome: number, rev: number, epoch: string, blob: Uint8Array, now: number): void;
  /** 0: another tab changed the profile; 1: another tab withdrew. */
  storageHint(kind: number, now: number): void;
  /** 0 none, 1 restoring, 2 ready, 3 failed. */
  storageState(): number;
  /** Bits, cleared by reading: 1 tell other tabs "changed", 2 tell them "withdrawn". */
  takeNotice(): number;
}

/** The generated glue, or as much of it as is used. */
export interface Glue {
  initSync(from: { module: WebAssembly.Module }): unknown;
  readonly Engine: new (config: Uint8Array) => Engine;
}
