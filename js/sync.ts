// Carries the engine's storage operations to the database and its notices to other tabs, and what comes
// back into the engine. Between writes there is a pause, so that a burst of events is two of them; nothing else waits.
import type { Gate } from "./consent/gate.js";
import { Call, type Engine, State, type StorageOp } from "./engine.js";
import { HomebodyError } from "./errors.js";
import { listen } from "./page.js";
import type { Session } from "./session.js";
import { Store } from "./storage.js";
import { type Hint, Tabs } from "./tabs.js";
import type { Purpose } from "./types.js";
import { Writer } from "./wire.js";

const PAUSE_MS = 20;
const FAILED = 3;
const RESTORING = 1;
const CHANGED = 1;
const WITHDRAWN = 2;
const DAMAGED = 4;

export class Sync {
  readonly #session: Session;
  readonly #gate: Gate;
  readonly #store: Store;
  readonly #tabs: Tabs;
  #running: Promise<void> | undefined;
  #again = false;
  #refreshing = false;
  #wroteAt = 0;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening = () => {};

  constructor(session: Session, gate: Gate, namespace: string) {
    this.#session = session;
    this.#gate = gate;
    this.#store = new Store(namespace);
    this.#tabs = new Tabs(`homebody:${namespace}`, (hint) => this.#hear(hint));
    session.restore.push(() => this.#listen());
    session.afterChange.push((urgent) => this.#changed(urgent));
  }

  /** Whether the store is still being read. */
  get restoring(): boolean {
    return this.#state() === RESTORING;
  }

  /** Whether the files of what was erased are gone. */
  get fileRemoved(): boolean | "unknown" {
    return this.#store.fileRemoved;
  }

  /** Waits until everything is done; whether it could be. */
  async settle(): Promise<boolean> {
    await this.#pump();
    return this.#state() !== FAILED;
  }

  #state(): number {
    return this.#session.engine ? this.#session.state(State.Storage) : 0;
  }

  #changed(urgent: boolean): void {
    if (!this.#session.engine) return;
    this.#notify();
    if (this.#refreshing) return; // on the way to an operation, which is chosen next
    const pause = this.#wroteAt + PAUSE_MS - this.#session.now();
    if (urgent || pause <= 0) void this.#pump();
    else this.#timer ??= setTimeout(() => void this.#pump(), pause);
  }

  #notify(): void {
    const bits = this.#session.state(State.Notice);
    if (bits & WITHDRAWN) this.#tabs.say(this.#gate.denials());
    if (bits & CHANGED) this.#tabs.say(undefined);
    if (bits & DAMAGED) this.#session.report(new HomebodyError("profile-corrupt", "profile", "nothing to do: it was put aside, and a new one begins"));
    this.#tabs.want(this.#session.mode === "persistent" && hasDatabase());
  }

  /** A withdrawal does not wait for the engine, nor depend on its ever coming. */
  withdrawn(purposes: readonly Purpose[]): void {
    if (this.#session.engine) return;
    if (this.#gate.everStored) this.#tabs.say({ purposes, at: this.#session.now() });
    this.#session.start().catch(() => this.removeUnseen());
  }

  /** Erasing is not looking: deletes what may be there. */
  async removeUnseen(): Promise<boolean> {
    return !hasDatabase() || (await this.#store.run({ op: "delete" })).outcome === 0;
  }

  #hear(withdrawn: Hint): void {
    // A tab that passes on an older withdrawal does not undo what the visitor chose here since.
    if (!this.#session.engine || (withdrawn && this.#gate.grantedSince(withdrawn.at))) return;
    // It counts from when it was said, not from when it was heard: a yes may follow it closely.
    const at = withdrawn ? Math.min(withdrawn.at || Infinity, this.#session.now()) : 0;
    this.#session.change(Call.Elsewhere, undefined, at, true);
    if (withdrawn) this.#gate.deny(withdrawn.purposes, at);
  }

  #pump(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = true;
    this.#running ??= this.#work();
    return this.#running;
  }

  async #work(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (await this.#step());
      }
    } catch (thrown) {
      if (thrown instanceof HomebodyError && thrown.code !== "disposed") this.#session.report(thrown);
    }
    this.#running = undefined;
  }

  /** One operation; false when there is none. */
  async #step(): Promise<boolean> {
    const { engine } = this.#session;
    if (!engine) return false;
    const asked = this.#refresh();
    if (asked) await asked;
    const next = this.#session.call(Call.StorageNext, crypto.getRandomValues(new Uint8Array(8)));
    if (!next) return false;
    const { endings } = this.#gate;
    const op: StorageOp = JSON.parse(next);
    const bytes = op.op === "write" ? this.#session.bytes() : undefined;
    const { outcome, rev, epoch, blob } = await this.#store.run(op, bytes, () => this.#stands(engine, endings));
    this.#wroteAt = this.#session.now();
    if (this.#session.engine !== engine) return true; // it was asked by one that is gone
    const went = new Writer().u8(outcome);
    if (epoch) went.f64(rev).str(epoch).raw(blob);
    this.#session.call(Call.StorageDone, went.bytes());
    this.#tellFailure();
    this.#session.changed();
    return true;
  }

  /** Once, until it works again. */
  #tellFailure(): void {
    const failed = this.#state() === FAILED;
    if (failed && !this.#failed) this.#session.report(new HomebodyError("storage-failed", "profile", "make room on the device, or allow the site to store: until then the profile lasts as long as the page"));
    this.#failed = failed;
  }

  /** Whether an operation that was begun then may still look or write. */
  #stands(engine: Engine, endings: number): boolean {
    this.#refresh();
    return this.#session.engine === engine && this.#gate.endings === endings && this.#session.mode === "persistent";
  }

  /** Nothing is written on a consent that no longer stands. */
  #refresh(): Promise<unknown> | undefined {
    this.#refreshing = true;
    const asked = this.#gate.refresh();
    this.#refreshing = false;
    return asked;
  }

  #listen(): void {
    this.#stopListening();
    this.#stopListening = listen({
      pagehide: () => {
        void this.#pump();
        this.#tabs.close();
      },
      pageshow: ({ persisted }) => {
        if (!persisted || !this.#session.engine) return;
        this.#tabs.reopen();
        this.#refresh();
        this.#session.change(Call.Elsewhere, undefined, 0, true);
      },
      visibilitychange: () => void this.#pump(),
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#tabs.want(false);
    this.#store.close();
  }
}

/** Without one nothing is kept, and there is nothing that other tabs could share. */
function hasDatabase(): boolean {
  try {
    return typeof indexedDB !== "undefined";
  } catch {
    return false;
  }
}
