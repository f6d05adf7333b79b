// A worker that is ended takes what it was storing with it, and that may be an erasure. So connections to the database are counted.
const ENOUGH_MS = 3000;
const open = new Set<object>();

export function watchStorage(): void {
  if (typeof IDBFactory === "undefined") return;
  for (const name of ["open", "deleteDatabase"] as const) {
    const original: (...args: never[]) => IDBOpenDBRequest = IDBFactory.prototype[name];
    IDBFactory.prototype[name] = function (this: IDBFactory, ...args: never[]) {
      const request = original.apply(this, args);
      open.add(request);
      request.addEventListener("error", () => open.delete(request));
      request.addEventListener("success", () => {
        open.delete(request);
        if (request.result) open.add(request.result);
      });
      return request;
    };
  }
  const { close } = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function (this: IDBDatabase) {
    open.delete(this);
    close.call(this);
  };
}

/** Resolves when nothing is open any more, or after a while. */
export async function idle(): Promise<void> {
  const end = Date.now() + ENOUGH_MS;
  do await new Promise((next) => setTimeout(next, 10));
  while (open.size && Date.now() < end);
}
