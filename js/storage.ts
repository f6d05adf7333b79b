// Hands for the engine's storage: does one operation on IndexedDB and says how it went. Nothing is opened
// before the engine asks, and no failure leaves here as an exception.
import type { Stamp, StorageOp } from "./engine.js";

export interface Outcome extends Stamp {
  /** 0 done, 1 nothing there, 2 the stored stamp was another, 3 failed. */
  readonly outcome: 0 | 1 | 2 | 3;
  readonly blob: Uint8Array;
}

const STORE = "s";
const OPEN_MS = 5000;
const BLOCKED_MS = 1000;
const NOTHING = { rev: 0, epoch: "", blob: new Uint8Array() };
const DONE: Outcome = { outcome: 0, ...NOTHING };
const ABSENT: Outcome = { outcome: 1, ...NOTHING };
const LOST: Outcome = { outcome: 2, ...NOTHING };
const FAILED: Outcome = { outcome: 3, ...NOTHING };

/** The connection died, as happens when site data is cleared or the browser restarts its storage. */
const isDead = (thrown: unknown) => /^(InvalidState|Unknown|Abort)Error$/.test((thrown as Error | undefined)?.name ?? "");

export class Store {
  readonly #name: string;
  #db: IDBDatabase | undefined;
  #busy = 0;
  #over = false;

  constructor(name: string) {
    this.#name = name;
  }

  async run(op: StorageOp, blob?: Uint8Array): Promise<Outcome> {
    this.#busy++;
    try {
      return await this.#once(op, blob).catch((thrown: unknown) => {
        this.#close();
        return isDead(thrown) ? this.#once(op, blob) : FAILED;
      });
    } catch {
      this.#close();
      return FAILED;
    } finally {
      this.#busy--;
      if (this.#over) this.close();
    }
  }

  async #once(op: StorageOp, blob: Uint8Array | undefined): Promise<Outcome> {
    if (op.op === "delete") return this.#delete();
    if (op.op === "erase") return this.#erase();
    // Only the first write makes a database: a look into none must not leave an empty one behind.
    const db = await this.#open(op.op === "write" && !op.expect);
    if (op.op === "write") return db ? write(db, op.stamp, op.expect, blob) : LOST;
    return db ? read(db) : ABSENT;
  }

  async #open(create: boolean): Promise<IDBDatabase | undefined> {
    const db = (this.#db ??= await open(this.#name, create));
    if (!db) return undefined;
    const forget = () => {
      if (this.#db === db) this.#db = undefined;
    };
    db.onclose = forget;
    db.onversionchange = () => {
      db.close();
      forget();
    };
    return db;
  }

  /** Clearing is not held up by other tabs' connections; deleting the empty database may be, and need not succeed. */
  async #erase(): Promise<Outcome> {
    const tx = (await this.#open(false))?.transaction(STORE, "readwrite", { durability: "strict" });
    tx?.objectStore(STORE).clear();
    if (tx) await complete(tx);
    this.#close();
    await this.#delete().catch(() => {});
    return DONE;
  }

  #delete(): Promise<Outcome> {
    return within(BLOCKED_MS, DONE, (ok, no) => {
      const request = indexedDB.deleteDatabase(this.#name);
      request.onsuccess = () => ok(DONE);
      request.onerror = () => no(request.error);
    });
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

/** A promise that is answered for when it takes too long. */
function within<T>(ms: number, late: T, run: (ok: (value: T) => void, no: (reason: unknown) => void) => void): Promise<T> {
  return new Promise((ok, no) => {
    const timer = setTimeout(() => ok(late), ms);
    const stop =
      <A>(settle: (value: A) => void) =>
      (value: A) => {
        clearTimeout(timer);
        settle(value);
      };
    try {
      run(stop(ok), stop(no));
    } catch (thrown) {
      stop(no)(thrown);
    }
  });
}

/** Undefined when there is none and none is to be made. */
async function open(name: string, create: boolean): Promise<IDBDatabase | undefined> {
  let [late, missing] = [false, false];
  const db = await within<IDBDatabase | undefined>(OPEN_MS, undefined, (ok, no) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      if (create && !late) return request.result.createObjectStore(STORE);
      missing = true;
      return request.transaction?.abort();
    };
    request.onsuccess = () => (late ? request.result.close() : ok(request.result));
    request.onerror = () => (missing ? ok(undefined) : no(request.error));
  });
  late = true;
  if (!db && !missing) throw new Error("the database did not open in time");
  return db;
}

/** Only this is the point of commitment: a request may succeed and its transaction still abort. */
function complete(tx: IDBTransaction): Promise<void> {
  return new Promise((ok, no) => {
    tx.oncomplete = () => ok();
    tx.onabort = () => no(tx.error ?? new DOMException("aborted", "AbortError"));
  });
}

async function read(db: IDBDatabase): Promise<Outcome> {
  const tx = db.transaction(STORE, "readonly");
  const [meta, blob] = [tx.objectStore(STORE).get("meta"), tx.objectStore(STORE).get("blob")];
  await complete(tx);
  if (meta.result === undefined && blob.result === undefined) return ABSENT;
  const { rev, epoch } = meta.result as Stamp;
  const ours = typeof rev === "number" && typeof epoch === "string" && blob.result instanceof Uint8Array;
  return ours ? { outcome: 0, rev, epoch, blob: blob.result } : FAILED;
}

/** Compare and swap in one transaction, so that tabs cannot overwrite each other. */
async function write(db: IDBDatabase, stamp: Stamp, expected: Stamp | undefined, blob: Uint8Array | undefined): Promise<Outcome> {
  const tx = db.transaction(STORE, "readwrite", { durability: "relaxed" });
  const store = tx.objectStore(STORE);
  const meta = store.get("meta");
  let lost = false;
  meta.onsuccess = () => {
    const there: Stamp | undefined = meta.result;
    lost = there?.rev !== expected?.rev || there?.epoch !== expected?.epoch;
    if (lost) return tx.abort();
    try {
      store.put(stamp, "meta");
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
