// What all use of IndexedDB here has in common.

/** Whether somebody still waits for what was begun. */
export interface Attempt {
  readonly late: boolean;
}
type Make = (db: IDBDatabase) => void;

/** What comes of it, or `late` when that takes too long. */
export function within<T>(ms: number, late: T, work: Promise<T>): Promise<T> {
  return new Promise((ok, no) => {
    const timer = setTimeout(() => ok(late), ms);
    work.then(ok, no).finally(() => clearTimeout(timer));
  });
}

/** Opens the database, or has it made; undefined when there is none and none is to be made. What opens too late is closed again. */
export function open(factory: IDBFactory, name: string, make: Make | undefined, attempt: Attempt): Promise<IDBDatabase | undefined> {
  let missing = false;
  return new Promise((ok, no) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      if (make && !attempt.late) return void make(request.result);
      missing = true;
      return request.transaction?.abort();
    };
    request.onsuccess = () => (attempt.late ? request.result.close() : ok(request.result));
    request.onerror = () => (missing ? ok(undefined) : no(request.error));
  });
}

/** Only this is the point of commitment: a request may succeed and its transaction still abort. */
export function complete(tx: IDBTransaction): Promise<void> {
  return new Promise((ok, no) => {
    tx.oncomplete = () => ok();
    tx.onabort = () => no(tx.error ?? new DOMException("aborted", "AbortError"));
  });
}
