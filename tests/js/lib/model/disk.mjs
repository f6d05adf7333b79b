// The side of IndexedDB that all tabs share: databases in areas (the origin's own and its storage buckets), requests to
// open and delete that wait for each other, transactions that wait for each other, atomic commits. It does one small step
// at a time and never by itself: `choices()` says what could happen next.
const copy = (stores) => new Map([...stores].map(([name, entries]) => [name, new Map(entries)]));

export class Disk {
  /** "" is the origin's own area; the others are buckets. */
  areas = new Map([["", new Map()]]);
  #world;
  #serial = 0;

  constructor(world) {
    this.#world = world;
  }

  base(area, name) {
    const bases = this.areas.get(area);
    if (!bases) return undefined;
    if (!bases.has(name)) bases.set(name, new Base(area, name));
    return bases.get(name);
  }

  *bases() {
    for (const bases of this.areas.values()) yield* bases.values();
  }

  /** Every value in every store. */
  *values() {
    for (const base of this.bases()) for (const entries of base.stores.values()) yield* entries;
  }

  request(kind, { area, name, version = 1, tab, client }) {
    const base = this.base(area, name);
    if (!base) return client.fail("InvalidStateError"); // the bucket went
    base.queue.push({ kind, version, tab, client, asked: false, toldBlocked: false, tx: undefined });
  }

  begin(connection, tx) {
    if (connection.dead) return tx.lost();
    tx.serial = ++this.#serial;
    Object.assign(tx, { requests: [], commitAsked: false, base: connection.base, connection, view: undefined });
    connection.base.txs.push(tx);
  }

  close(connection) {
    connection.closing = true;
    this.#dropClosed(connection.base);
  }
  #dropClosed(base) {
    for (const one of base.connections) if (one.closing && !base.txs.some((tx) => tx.connection === one)) base.connections.delete(one);
  }

  /** What could happen next here. */
  choices() {
    const all = [];
    for (const base of [...this.bases()]) {
      if (base.queue.length && this.#queueCanMove(base)) all.push(() => this.#moveQueue(base));
      for (const tx of base.txs) if (this.#canRun(base, tx) && (tx.requests.length || tx.commitAsked)) all.push(() => this.#run(tx));
    }
    return all;
  }

  #canRun(base, tx) {
    const before = base.txs.slice(0, base.txs.indexOf(tx));
    return tx.mode === "readonly" ? !before.some(({ mode }) => mode !== "readonly") : !before.length;
  }

  #run(tx) {
    const { base } = tx;
    tx.view ??= tx.mode === "readonly" ? base.stores : copy(base.stores);
    const request = tx.requests.shift();
    if (request) return request.answer(request.act(tx.view));
    const fault = tx.mode !== "readonly" && this.#world.fault("quota");
    this.end(tx, fault ? "QuotaExceededError" : undefined);
  }

  /** Commits, or aborts with an error. */
  end(tx, error) {
    const { base } = tx;
    if (!base.txs.includes(tx)) return;
    base.txs.splice(base.txs.indexOf(tx), 1);
    if (!error && tx.mode !== "readonly" && tx.view) {
      base.stores = tx.view;
      this.#world.committed(tx);
    }
    if (tx.mode === "versionchange") this.#upgraded(tx, error);
    this.#dropClosed(base);
    tx.ended(error);
  }

  #queueCanMove(base) {
    const [head] = base.queue;
    if (head.tx) return false;
    return !head.asked || !base.connections.size || !head.toldBlocked;
  }

  #moveQueue(base) {
    const [head] = base.queue;
    const { kind, version, client } = head;
    if (kind === "open" && this.#world.fault("open")) return this.#answer(base, () => client.fail("UnknownError"));
    if (kind === "open" && version < base.version) return this.#answer(base, () => client.fail("VersionError"));
    if (kind === "open" && version === base.version) return this.#answer(base, () => client.opened(this.#connect(base, head.tab)));
    if (!head.asked) {
      head.asked = true;
      for (const { tab, versionchange, closing } of base.connections) if (!closing) tab.deliver(versionchange, "versionchange");
      return;
    }
    if (base.connections.size) {
      head.toldBlocked = true;
      return client.blocked();
    }
    if (kind === "open") return this.#upgrade(base, head);
    this.areas.get(base.area)?.delete(base.name);
    this.#world.deleted(head);
    this.#answer(base, () => client.deleted(base.version));
    // Whoever asked meanwhile gets a new one.
    const next = base.queue.length ? this.base(base.area, base.name) : undefined;
    next?.queue.push(...base.queue.splice(0));
  }

  #answer(base, tell) {
    base.queue.shift();
    tell();
    if (!base.version && !base.queue.length && !base.connections.size) this.areas.get(base.area)?.delete(base.name);
  }

  #connect(base, tab) {
    const connection = { base, tab, closing: false, dead: false, versionchange: () => {} };
    base.connections.add(connection);
    return connection;
  }

  #upgrade(base, head) {
    const connection = this.#connect(base, head.tab);
    const tx = (head.tx = head.client.upgrade(connection));
    this.begin(connection, tx);
    Object.assign(tx, { before: base.version });
    base.version = head.version;
  }

  #upgraded(tx, error) {
    const { base, connection } = tx;
    const [head] = base.queue;
    if (error) {
      base.version = tx.before;
      connection.dead = true;
      base.connections.delete(connection);
    }
    this.#answer(base, () => (error ? head.client.fail("AbortError") : head.client.opened(connection)));
  }

  /** A bucket goes with everything in it, whoever has it open. */
  deleteBucket(name, by) {
    for (const base of this.areas.get(name)?.values() ?? []) {
      for (const { client } of base.queue.splice(0)) client.fail("AbortError");
      for (const connection of base.connections) connection.dead = true;
      for (const tx of base.txs.splice(0)) tx.lost();
    }
    this.areas.delete(name);
    this.#world.deleted(by);
  }

  /** A tab is gone: what it had asked to be committed is, nothing else. */
  forget(tab) {
    for (const base of [...this.bases()]) {
      base.queue = base.queue.filter((one) => one.tab !== tab || one.tx || (one.kind === "delete" && this.#world.coin()));
      for (const tx of base.txs.filter((tx) => tx.connection.tab === tab && !tx.commitAsked)) this.end(tx, "AbortError");
      for (const one of base.connections) if (one.tab === tab) one.closing = true;
      this.#dropClosed(base);
    }
  }
}

class Base {
  version = 0;
  stores = new Map();
  connections = new Set();
  queue = [];
  /** Unfinished ones, in the order in which they were made. */
  txs = [];

  constructor(area, name) {
    this.area = area;
    this.name = name;
  }
}
