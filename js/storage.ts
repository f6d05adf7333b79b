// Hands for the engine's storage: does one operation on IndexedDB and says how it went. Nothing is opened
// before the engine asks, and no failure leaves here as an exception. Where the browser has storage buckets the
// database lies in one of its own, a folder of files that goes as a whole.
import { type Attempt, complete, open, within } from "./database.js";
import type { Stamp, StorageOp } from "./engine.js";

export interface Outcome extends Stamp {
  /** 0 done, 1 nothing there, 2 the stored stamp was another, 3 failed. */
  readonly outcome: 0 | 1 | 2 | 3;
  readonly blob: Uint8Array;
}

interface Bucket {
  readonly indexedDB: IDBFactory;
}
interface Buckets {
  open(name: string): Promise<Bucket>;
  delete(name: string): Promise<void>;
  keys(): Promise<string[]>;
}

const STORE = "s";
/** An operation that takes longer has failed, whatever the browser is waiting for. */
const LIMIT_MS = 5000;
const BLOCKED_MS = 1000;
const REOPENINGS = 2;
/** What is put aside is at most this long. */
const ASIDE = 65_536;
const make = (db: IDBDatabase) => void db.createObjectStore(STORE);
const NOTHING = { rev: 0, epoch: "", blob: new Uint8Array() };
const DONE: Outcome = { outcome: 0, ...NOTHING };
const ABSENT: Outcome = { outcome: 1, ...NOTHING };
const LOST: Outcome = { outcome: 2, ...NOTHING };
const FAILED: Outcome = { outcome: 3, ...NOTHING };
/** Stands for a stamp that we cannot have written: no epoch of ours is zero. */
const STRANGE: Stamp = { rev: 0, epoch: "0".repeat(16) };

/** Waits for its turn among all tabs, where the browser has locks; it is over when the operation has failed by taking too long, too. */
function alone(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const { locks } = globalThis.navigator ?? {};
  let begun = false;
  const turn = () => {
    begun = true;
    return within(LIMIT_MS, FAILED, work());
  };
  // None is to be had while the page goes, nor in a frame without an origin.
  return locks ? locks.request(name, turn).catch((thrown) => (begun ? Promise.reject(thrown) : turn())) : turn();
}

/** The connection died, as happens when site data is cleared or the browser restarts its storage. */
const isDead = (thrown: unknown) => /^(InvalidState|Unknown|Abort)Error$/.test((thrown as Error | undefined)?.name ?? "");

export class Store {
  /** Whether the files of what was erased last are gone, as far as a page can know. */
  fileRemoved: boolean | "unknown" = "unknown";
  readonly #name: string;
  readonly #bucket: string;
  #db: IDBDatabase | undefined;
  /** Held for as long as its database is in use: once it was collected as garbage, Chromium 156 leaves requests without an answer. */
  #held: Bucket | undefined;
  #busy = 0;
  #over = false;

  constructor(namespace: string) {
    this.#name = `homebody:${namespace}`;
    this.#bucket = `homebody_${namespace}`;
  }

  /** `still` is asked right before the profile is looked at or written: consent may have gone while the database opened. */
  async run(op: StorageOp, blob?: Uint8Array, still = () => true): Promise<Outcome> {
    this.#busy++;
    let [outcome, tries] = [FAILED, REOPENINGS];
    for (; tries >= 0; tries--) {
      const attempt = { late: false };
      try {
        outcome = await within(LIMIT_MS, FAILED, this.#once(op, blob, () => !attempt.late && still(), attempt));
        tries = 0;
      } catch (thrown) {
        if (!isDead(thrown)) tries = 0;
      }
      attempt.late = true;
      if (outcome === FAILED) this.#close();
    }
    if (!--this.#busy && this.#over) this.#close();
    return outcome;
  }

  async #once(op: StorageOp, blob: Uint8Array | undefined, still: () => boolean, attempt: Attempt): Promise<Outcome> {
    if (op.op === "delete") return this.#delete();
    // One after the other in all tabs: the end of an erasure must not take what was begun after it.
    if (op.op === "erase") return alone(this.#name, () => (attempt.late ? Promise.resolve(FAILED) : this.#erase()));
    if (op.op === "write" && !op.expect) return alone(this.#name, () => this.#use(op, blob, still, attempt));
    return this.#use(op, blob, still, attempt);
  }

  async #use(op: StorageOp, blob: Uint8Array | undefined, still: () => boolean, attempt: Attempt): Promise<Outcome> {
    // Only the first write makes a database: a look into none must not leave an empty one behind.
    const writes = op.op === "write";
    if (!still()) return LOST; // while it waited its turn
    const db = (this.#db ??= this.#watched(await this.#open(writes && !op.expect, attempt)));
    if (!still()) return LOST;
    if (writes) return db ? write(db, op, blob) : LOST;
    return db ? read(db) : ABSENT;
  }

  #watched(db: IDBDatabase | undefined): IDBDatabase | undefined {
    const forget = () => {
      if (this.#db === db) this.#db = undefined;
    };
    if (!db) return db;
    db.onclose = forget;
    db.onversionchange = () => {
      db.close();
      forget();
    };
    return db;
  }

  /** Nobody lays a name that buckets do not take into one. */
  #buckets(): Buckets | undefined {
    const here = globalThis.navigator as { readonly storageBuckets?: Buckets } | undefined;
    return /^[\da-z_-]{1,60}$/.test(this.#bucket) ? here?.storageBuckets : undefined;
  }

  async #open(create: boolean, attempt: Attempt): Promise<IDBDatabase | undefined> {
    const buckets = this.#buckets();
    if (!buckets) return open(indexedDB, this.#name, create ? make : undefined, attempt);
    const there = (await buckets.keys()).includes(this.#bucket);
    if (!there && !create) return undefined;
    this.#held = await buckets.open(this.#bucket);
    return open(this.#held.indexedDB, this.#name, create ? make : undefined, attempt);
  }

  /** Clearing is not held up by other tabs' connections. What cannot be opened is deleted all the same. */
  async #erase(): Promise<Outcome> {
    let cleared = false;
    try {
      const tx = (this.#db ?? (await this.#open(false, { late: false })))?.transaction(STORE, "readwrite", { durability: "strict" });
      tx?.objectStore(STORE).clear();
      if (tx) await complete(tx);
      tx?.db.close();
      cleared = true;
    } catch {}
    this.#close();
    const { outcome } = await this.#delete().catch(() => FAILED);
    return cleared || !outcome ? DONE : FAILED;
  }

  /** The bucket, and the plain database, which is there where there are no buckets. */
  async #delete(): Promise<Outcome> {
    this.fileRemoved = "unknown";
    const plain = await within(BLOCKED_MS, -1, new Promise<number>((ok, no) => {
      const request = indexedDB.deleteDatabase(this.#name);
      request.onsuccess = (event) => ok((event as IDBVersionChangeEvent).oldVersion);
      request.onerror = () => no(request.error);
    })).catch(() => -2);
    if (plain === -1) this.fileRemoved = false; // someone holds it
    const buckets = this.#buckets();
    await buckets?.delete(this.#bucket);
    if (plain < 0) return FAILED;
    // The browser may keep what was in a plain database in files that hold others, too.
    if (buckets && !plain) this.fileRemoved = true;
    return DONE;
  }

  #close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  /** What is under way is finished first: it may be an erasure. */
  close(): void {
    this.#over = true;
    if (!this.#busy) this.#close();
  }
}

/** What is not of our making has a stamp of its own, so that it can be put aside like any other damage. */
function stampOf(there: Stamp | undefined): Stamp | undefined {
  if (there === undefined) return undefined;
  const ours = Number.isSafeInteger(there?.rev) && /^[\da-f]{16}$/.test(there.epoch);
  return ours ? there : STRANGE;
}

async function read(db: IDBDatabase): Promise<Outcome> {
  const tx = db.transaction(STORE, "readonly");
  const [meta, blob] = [tx.objectStore(STORE).get("meta"), tx.objectStore(STORE).get("blob")];
  await complete(tx);
  const stamp = stampOf(meta.result);
  if (!stamp && blob.result === undefined) return ABSENT;
  return { outcome: 0, ...(stamp ?? STRANGE), blob: blob.result instanceof Uint8Array ? blob.result : NOTHING.blob };
}

/** Compare and swap in one transaction, so that tabs cannot overwrite each other. */
async function write(db: IDBDatabase, op: StorageOp & { readonly op: "write" }, blob: Uint8Array | undefined): Promise<Outcome> {
  const tx = db.transaction(STORE, "readwrite", { durability: "relaxed" });
  const store = tx.objectStore(STORE);
  const [meta, old] = [store.get("meta"), store.get("blob")];
  let lost = false;
  old.onsuccess = () => {
    const there = stampOf(meta.result ?? (old.result && STRANGE));
    lost = there?.rev !== op.expect?.rev || there?.epoch !== op.expect?.epoch;
    if (lost) return tx.abort();
    try {
      if (op.aside) store.put(old.result?.slice?.(0, ASIDE), "aside");
      store.put(op.stamp, "meta");
      store.put(blob, "blob");
      tx.commit(); // without waiting for the answers: the page may be about to go
    } catch {
      tx.abort();
    }
  };
  try {
    await complete(tx);
  } catch (thrown) {
    if (lost) return LOST;
    throw thrown;
  }
  return DONE;
}
