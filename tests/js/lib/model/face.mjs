// The side of IndexedDB and of storage buckets that one tab sees. Requests travel to the disk in order, answers come back
// as events in order; a transaction is active only while the code that made it, or that it called, runs.
const error = (name) => new DOMException(name, name);
const clone = (value) => structuredClone(value);

class Target {
  /** Calls the handler when the tab gets to it. */
  tell(tab, type, more = {}) {
    tab.deliver(() => this[`on${type}`]?.({ type, target: this, ...more }));
  }
}

export class Factory {
  constructor(tab, area) {
    Object.assign(this, { tab, area });
  }

  open(name, version = 1) {
    const { tab, area } = this;
    const request = new Target();
    const client = {
      opened: (connection) => {
        request.result ??= new Database(tab, connection);
        request.tell(tab, "success");
      },
      upgrade: (connection) => {
        const db = new Database(tab, connection);
        const tx = new Transaction(tab, db, "versionchange");
        Object.assign(request, { result: db, transaction: tx });
        tab.deliver(() => tx.while(() => request.onupgradeneeded?.({ target: request, oldVersion: connection.base.version })));
        return tx;
      },
      fail: (name) => {
        request.error = error(name);
        request.tell(tab, "error");
      },
      blocked: () => request.tell(tab, "blocked"),
    };
    tab.send(() => tab.disk.request("open", { area, name, version, tab, client }));
    return request;
  }

  deleteDatabase(name) {
    const { tab, area } = this;
    const request = new Target();
    const client = {
      deleted: (oldVersion) => request.tell(tab, "success", { oldVersion }),
      fail: () => request.tell(tab, "success", { oldVersion: 0 }),
      blocked: () => request.tell(tab, "blocked"),
    };
    const { knows } = tab; // as of now, not of when it is carried out
    tab.send(() => tab.disk.request("delete", { area, name, tab, client: { ...client, knows } }));
    return request;
  }
}

class Database {
  constructor(tab, connection) {
    Object.assign(this, { tab, connection, closed: false });
    connection.versionchange = () => this.onversionchange?.({ target: this });
  }
  get objectStoreNames() {
    const names = [...this.connection.base.stores.keys()];
    return Object.assign(names, { contains: (name) => names.includes(name) });
  }
  createObjectStore(name) {
    const { upgrading } = this;
    if (!upgrading?.active) throw error("InvalidStateError");
    upgrading.ask((view) => void view.set(name, new Map()));
    return upgrading.objectStore(name);
  }
  transaction(name, mode = "readonly", options) {
    const { tab, connection } = this;
    if (this.closed || connection.dead) throw error("InvalidStateError");
    if (tab.world.fault("transaction")) {
      this.close();
      throw error("UnknownError");
    }
    const tx = new Transaction(tab, this, mode, options);
    tab.send(() => tab.disk.begin(connection, tx));
    tab.afterStep(() => tx.pause());
    return tx;
  }
  close() {
    if (this.closed) return;
    this.closed = true;
    this.tab.send(() => this.tab.disk.close(this.connection));
  }
}

class Transaction extends Target {
  active = true;
  over = false;
  error = null;
  #waiting = 0;
  /** What its tab knows of when it makes it. */
  knows;
  clears = false;

  constructor(tab, db, mode, { durability } = {}) {
    super();
    Object.assign(this, { tab, db, mode, durability, knows: tab.knows });
    if (mode === "versionchange") {
      db.upgrading = this;
      this.active = false;
    }
  }

  objectStore(name) {
    const at = (view) => {
      if (!view.has(name)) throw error("NotFoundError");
      return view.get(name);
    };
    return {
      transaction: this,
      get: (key) => this.ask((view) => clone(at(view).get(key))),
      getAllKeys: () => this.ask((view) => [...at(view).keys()].sort()),
      put: (value, key) => {
        const kept = clone(value);
        return this.ask((view) => void at(view).set(key, kept));
      },
      delete: (key) => this.ask((view) => void at(view).delete(key)),
      clear: () => {
        this.clears = true;
        return this.ask((view) => at(view).clear());
      },
    };
  }

  ask(act) {
    if (this.over) throw error("InvalidStateError");
    if (!this.active) throw error("TransactionInactiveError");
    const request = new Target();
    this.#waiting++;
    const answer = (result) => {
      this.tab.deliver(() => {
        this.#waiting--;
        if (this.aborted) return;
        request.result = result;
        this.while(() => request.onsuccess?.({ target: request }));
      });
    };
    this.tab.send(() => this.requests?.push({ act, answer }));
    return request;
  }

  /** Runs code of the page's in which it may be used, and then sees whether it is done with. */
  while(run) {
    this.active = true;
    try {
      run();
    } finally {
      this.tab.afterStep(() => this.pause());
    }
  }
  pause() {
    this.active = false;
    if (!this.#waiting && !this.over) this.commit(true);
  }

  commit(auto = false) {
    if (this.over) throw error("InvalidStateError");
    if (!auto) this.over = true;
    this.active = false;
    if (this.asked) return;
    this.asked = true;
    this.tab.send(() => (this.commitAsked = true));
  }
  abort() {
    if (this.over) throw error("InvalidStateError");
    [this.over, this.active] = [true, false];
    this.aborted = this.byHand = true;
    this.tab.send(() => this.tab.disk.end(this, "AbortError"));
  }

  /** The disk says how it ended. */
  ended(name) {
    this.tab.deliver(() => {
      [this.over, this.active] = [true, false];
      if (name) {
        this.aborted = true;
        this.error = this.byHand ? null : error(name);
        this.onabort?.({ target: this });
      } else this.oncomplete?.({ target: this });
    });
  }
  lost() {
    this.requests = [];
    this.ended("AbortError");
  }
}

/** `navigator.storageBuckets`. */
export class Buckets {
  constructor(tab) {
    this.tab = tab;
  }
  #ask(act) {
    const { tab } = this;
    return new Promise((resolve) => tab.send(() => {
      const result = act();
      tab.deliver(() => resolve(result));
    }));
  }
  open(name) {
    const { tab } = this;
    return this.#ask(() => {
      if (!tab.disk.areas.has(name)) tab.disk.areas.set(name, new Map());
      return { name, indexedDB: new Factory(tab, name) };
    });
  }
  keys() {
    return this.#ask(() => [...this.tab.disk.areas.keys()].filter(Boolean));
  }
  delete(name) {
    const { tab } = this;
    const { knows } = tab;
    return this.#ask(() => tab.disk.deleteBucket(name, { tab, client: { knows } }));
  }
}
