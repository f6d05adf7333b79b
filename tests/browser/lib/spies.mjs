// Spies on every way in which a script could keep something, look something up, reach another tab or reach the
// network. Installed before any other script, in pages and in workers; `spied` lists the calls in order.

/** Runs in the page, so it is on its own: everything it needs is inside. */
export function installSpies() {
  const root = globalThis;
  if (root.spied) return;
  root.spied = [];
  /** What is watched here; a browser or a worker has less than a page. */
  root.watched = { keeping: [], sending: [] };
  const real = root.indexedDB; // a sandboxed page has none
  root.unspied = { databases: () => real.databases(), open: async (...which) => openOf.call(real, ...which) };
  const buckets = (() => {
    try {
      return root.navigator.storageBuckets;
    } catch {
      return undefined;
    }
  })();
  if (buckets) {
    const [keys, remove] = [buckets.keys.bind(buckets), buckets.delete.bind(buckets)];
    const held = []; // requests to one that was collected as garbage are not answered
    const openReal = buckets.open.bind(buckets);
    const openBucket = async (name) => {
      const bucket = await openReal(name);
      held.push(bucket);
      return bucket;
    };
    const bucketOf = (name) => name.replace(":", "_").toLowerCase();
    /** Our database, in its bucket where there is one. */
    root.unspied = {
      buckets: keys,
      remove: (name) => remove(bucketOf(name)),
      databases: async () => {
        const names = await keys();
        const inside = await Promise.all(names.map(async (name) => (await openBucket(name)).indexedDB.databases().catch(() => [])));
        return [...(await real.databases()), ...inside.flat()];
      },
      open: async (name, ...version) => {
        const inBucket = name.startsWith("homebody:");
        return openOf.call(inBucket ? (await openBucket(bucketOf(name))).indexedDB : real, name, ...version);
      },
    };
  }
  const openOf = root.IDBFactory?.prototype.open;

  const count = (label, detail) => root.spied.push(typeof detail === "string" ? `${label}(${detail})` : label);
  const owning = (object, name) => {
    while (object && !Object.hasOwn(object, name)) object = Object.getPrototypeOf(object);
    return object;
  };
  const method = (owner, of, name, label) => {
    const original = of?.[name];
    if (typeof original !== "function") return undefined;
    of[name] = function (...args) {
      count(label, owner === "Storage" || owner === "IDBFactory" ? args[0] : undefined);
      return original.apply(this, args);
    };
    return label;
  };
  const getter = (object, name) => {
    const owner = object && owning(object, name);
    const { get, set } = (owner && Object.getOwnPropertyDescriptor(owner, name)) ?? {};
    if (!get) return undefined;
    const spy = (original) =>
      original &&
      function (...args) {
        count(name);
        return original.apply(this, args);
      };
    Object.defineProperty(owner, name, { get: spy(get), set: spy(set), configurable: true, enumerable: true });
    return name;
  };
  const maker = (name) => {
    const Original = root[name];
    if (typeof Original !== "function") return undefined;
    root[name] = new Proxy(Original, {
      construct(target, args, newTarget) {
        count(name);
        return Reflect.construct(target, args, newTarget);
      },
    });
    return name;
  };
  const methods = (owner, ...names) => names.map((name) => method(owner, root[owner]?.prototype, name, `${owner}.${name}`));
  const found = (all) => all.flat().filter(Boolean);

  root.watched.keeping = found([
    methods("IDBFactory", "open", "deleteDatabase", "databases"),
    methods("Storage", "getItem", "setItem", "removeItem", "clear", "key"),
    methods("CacheStorage", "open", "match", "has", "keys", "delete"),
    methods("CookieStore", "get", "getAll", "set", "delete"),
    methods("LockManager", "request", "query"),
    methods("StorageManager", "getDirectory", "estimate", "persist", "persisted"),
    methods("StorageBucketManager", "open", "keys", "delete"),
    ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"].map((name) => getter(root, name)),
    ["storage", "locks", "storageBuckets"].map((name) => getter(root.navigator, name)),
    getter(root.Document?.prototype, "cookie"),
    getter(root, "name"),
    ["BroadcastChannel", "SharedWorker", "Worker"].map(maker),
    methods("ServiceWorkerContainer", "register", "getRegistrations"),
  ]);
  root.watched.sending = found([
    method("", root, "fetch", "fetch"),
    methods("XMLHttpRequest", "open", "send"),
    methods("Navigator", "sendBeacon"),
    ["WebSocket", "EventSource", "RTCPeerConnection", "WebTransport", "Image", "Audio", "FontFace"].map(maker),
    methods("Document", "createElement", "createElementNS", "write"),
    methods("DOMParser", "parseFromString"),
  ]);
}
