// Malicious or absurd input: an error that names the field, or no effect at all; the page never breaks, and the engine goes on.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer, HomebodyError, site } from "homebody";
import { IDS, idsOf, ITEMS, open, told } from "./lib/shop.mjs";

const MIB = 1024 * 1024;
const KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "then"];
const RTL = "\u202Eelpmaxe";
const INVISIBLE = "zero\u200Bwidth";

const thing = (id, more = {}) => ({ id, title: `A thing called ${JSON.stringify(id)}`, categories: ["Things"], attributes: { brand: "Acme" }, ...more });
const shopOf = async (t, items, options) => {
  const p = createPersonalizer({ catalog: items, mode: "session", ...options });
  t.after(() => p.dispose());
  await p.ready;
  return p;
};
/** Runs a call that may only throw what it is allowed to. */
const refused = (call, field, code = "invalid-input") =>
  assert.throws(call, (thrown) => {
    assert.ok(thrown instanceof HomebodyError, String(thrown));
    assert.equal(thrown.code, code);
    assert.match(thrown.field, field);
    return true;
  });
const works = (p) => {
  const { items, error } = p.rank({ slot: "works", limit: 3, intent: "requested" });
  assert.deepEqual([items.length > 0, error], [true, undefined]);
};

test("case 48 keys that mean something to an object are only keys", async (t) => {
  const ids = [...KEYS, RTL, INVISIBLE, "ünïcødé", "😀"];
  const p = await shopOf(t, ids.map((id) => thing(id, { group: id, attributes: { brand: id } })));
  assert.deepEqual(idsOf(p.rank({ slot: "a", limit: 100, intent: "requested" })).sort(), [...ids].sort());
  for (const id of ids) {
    assert.equal(p.catalog.get(id).id, id);
    p.track("view", id);
    p.profile.declare({ [`brand=${id}`]: 1 });
    p.profile.facts(Object.fromEntries([[id, "x"]]));
  }
  assert.deepEqual(new Set(p.profile.get().events.map(({ id }) => id)), new Set(ids));
  assert.deepEqual(new Set(p.profile.get().facts.map(({ name }) => name)), new Set(ids));
  const file = JSON.parse(JSON.stringify(p.profile.export()));
  const other = await shopOf(t, ids.map((id) => thing(id)));
  other.profile.import(file);
  assert.deepEqual(new Set(other.profile.get().events.map(({ id }) => id)), new Set(ids), "through a file too");
  assert.equal({}.polluted ?? Object.prototype.brand, undefined);
  assert.equal(Object.getPrototypeOf(p.profile.get()), Object.prototype);
});

test("case 48 no text that is empty, cut in half or too long", async (t) => {
  const p = await open(t);
  const long = "a".repeat(1_000_000);
  for (const half of ["\uD800", "a\uDC00b", "\uDC00\uD800"]) {
    refused(() => p.track("view", half), /^item/);
    refused(() => p.profile.facts({ name: half }), /^facts/);
    refused(() => p.profile.mute(`brand=${half}`), /^interest/);
    await assert.rejects(p.catalog.load([thing(half)]), { code: "invalid-input", field: "catalog[0]" });
    assert.equal(p.rank({ slot: "a", candidates: [half] }).error.field, "request.candidates[0]");
  }
  refused(() => p.track("view", long), /^item/, "too-large");
  refused(() => p.track("view", ""), /^item/);
  refused(() => p.profile.declare({ "": 1 }), /^interests/);
  await assert.rejects(p.catalog.load([thing("")]), { field: /^catalog\[0\]\.id/ });
  await assert.rejects(p.catalog.load([thing(long)]), { field: /^catalog\[0\]\.id/ });
  works(p);
});

test("case 49 a polluted prototype changes nothing", async (t) => {
  const names = ["consent", "mode", "wasm", "namespace", "audience", "candidates", "limit", "quantity", "at", "since", "purposes", "validUntil", "off", "explicit", "grant"];
  t.after(() => names.forEach((name) => delete Object.prototype[name]));
  for (const name of names) Object.defineProperty(Object.prototype, name, { value: true, configurable: true, writable: true });
  const p = createPersonalizer({ catalog: ITEMS });
  t.after(() => p.dispose());
  await p.ready;
  assert.equal(p.mode, "contextual");
  assert.ok(p.rank({ slot: "a" }).items.length > 3);
  const q = createPersonalizer({ catalog: ITEMS, consent: [site()] });
  t.after(() => q.dispose());
  await q.ready;
  assert.equal(q.mode, "contextual");
});

test("case 50 a field that does not exist is an error that names it", async (t) => {
  refused(() => createPersonalizer({ consents: [] }), /^options\.consents$/);
  refused(() => createPersonalizer({ caps: { itemsDay: 1 } }), /^options\.caps\.itemsDay$/);
  const p = await open(t);
  refused(() => p.track("view", "pan", { quantitty: 1 }), /^detail\.quantitty$/);
  assert.equal(p.rank({ slot: "a", boosts: [] }).error.field, "request.boosts");
  await assert.rejects(p.profile.erase({ before: 1 }), { field: "what.before" });
});

const boom = () => {
  throw new Error("boom");
};
const throwing = (name) => Object.defineProperty({}, name, { get: boom, enumerable: true });
const hostile = () => new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom });
const revoked = (of) => {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
};
const cyclic = () => {
  const around = { slot: "a", id: ["a"], title: "A" };
  around.context = around.attributes = around.self = around;
  return around;
};

test("case 51 getters, proxies, cycles, holes, buffers that are gone", async (t) => {
  const p = await open(t);
  const nothing = []; // may be tracked and changed, without effect
  p.track("view", nothing);
  p.catalog.update(nothing);
  const odd = [throwing("slot"), throwing("id"), throwing("at"), hostile(), revoked({}), revoked([]), cyclic(), [,], new Map(), new Date(NaN), () => {}, Symbol("s"), Object.create(null)];
  for (const value of odd) {
    assert.ok(Array.isArray(p.rank(value).items));
    assert.ok(Array.isArray(p.rank({ slot: "a", context: value }).items));
    for (const call of [
      () => p.track("view", value),
      () => p.catalog.update(value),
      () => p.catalog.update([value]),
      () => p.profile.declare({ "brand=Acme": value }),
      () => p.profile.import(value),
      () => p.profile.purchases([value]),
      () => p.consent.connect(value),
      () => createPersonalizer({ caps: { itemDay: value } }),
      () => createPersonalizer({ consent: [value] }),
    ]) {
      assert.throws(call, HomebodyError);
    }
    await assert.rejects(p.catalog.load([value]), HomebodyError);
  }
  const gone = new ArrayBuffer(8);
  structuredClone(gone, { transfer: [gone] });
  const resizable = new ArrayBuffer(8, { maxByteLength: 1 << 20 });
  for (const bytes of [gone, new Uint8Array(8).fill(255), resizable, new Uint8Array(new SharedArrayBuffer(64)), new DataView(new ArrayBuffer(3)), new Float64Array(5)]) {
    await assert.rejects(p.catalog.load(bytes), (thrown) => thrown instanceof HomebodyError && /pack-corrupt|version-unsupported|invalid-input|load-failed/.test(thrown.code));
  }
  works(p);
});
test("case 51 a pack that changes while it is read is read once", async (t) => {
  const p = await open(t);
  const shared = new Uint8Array(new SharedArrayBuffer(4096));
  const loading = p.catalog.load(shared);
  shared.fill(7);
  await assert.rejects(loading, HomebodyError);
  works(p);
});

test("case 52 numbers that are none, or no numbers at all", async (t) => {
  const p = await open(t);
  const never = [NaN, Infinity, -Infinity, 1n, "1", new Number(1), null, {}, [1], true];
  for (const value of never) {
    refused(() => p.track("view", "pan", { at: value }), /^detail\.at$/);
    refused(() => p.track("purchase", "pan", { quantity: value }), /^detail\.quantity$/);
    refused(() => p.catalog.update([{ id: "pan", price: value }]), /^changes\[0\]\.price$/);
    refused(() => p.profile.declare({ "brand=Acme": value }), /^interests/);
    refused(() => createPersonalizer({ retentionDays: value }), /^options\.retentionDays$/);
    assert.equal(p.rank({ slot: "a", diversity: value }).error.field, "request.diversity");
    assert.equal(p.rank({ slot: "a", boost: [{ target: "pan", weight: value }] }).error.field, "request.boost[0].weight");
    if (value === null) continue;
    if (["1", "[object Number]"].includes(String(value)) || value === true || Number(value) === 1) continue; // read as a file's would be
    await assert.rejects(p.catalog.load([thing("a", { price: value, currency: "EUR" })]), { field: /^catalog\[0\]\.price/ }, String(value));
    await assert.rejects(p.catalog.load([thing("a", { popularity: value })]), { field: /^catalog\[0\]\.popularity/ }, String(value));
  }
  for (const value of [-1, 1.5, 2 ** 53, 1e300]) refused(() => p.track("purchase", "pan", { quantity: value }), /^detail\.quantity$/);
  for (const value of [-1, 1e300, 8.64e15 + 1]) refused(() => p.track("view", "pan", { at: value }), /^detail\.at$/);
  for (const value of [-0, 5e-324, Number.MIN_VALUE]) {
    p.profile.declare({ "brand=Acme": value });
    p.track("view", "pan", { at: value });
    assert.equal(p.rank({ slot: "a", boost: [{ target: "pan", weight: value }] }).error, undefined);
  }
  for (const { score, reasons } of p.rank({ slot: "a", limit: 100 }).items) {
    assert.ok(Number.isSafeInteger(score));
    assert.equal(reasons.reduce((sum, { weight }) => sum + weight, 0), score);
  }
});

test("case 53 where nothing weighs anything the order is stable", async (t) => {
  const same = ["d", "b", "a", "c"].map((id) => ({ id, title: "The same", popularity: 0 }));
  const p = await shopOf(t, same);
  const requested = (boost) => p.rank({ slot: "a", intent: "requested", candidates: ["c", "a", "d", "b"], ...(boost && { boost }) });
  const plain = idsOf(requested());
  assert.equal(plain.length, 4);
  for (const weight of [0, 1, -1]) assert.deepEqual(idsOf(requested(same.map(({ id }) => ({ target: id, weight })))), plain, String(weight));
  assert.deepEqual(idsOf(requested(same.map(({ id }) => ({ target: id, weight: NaN })))), ["c", "a", "d", "b"], "the host's order with an error");
});

test("case 54 no items, the same id twice, a hundred thousand topics", async (t) => {
  const p = await open(t);
  await assert.rejects(p.catalog.load([]), { code: "invalid-input", field: "catalog" });
  await assert.rejects(p.catalog.load([thing("a"), thing("b"), thing("a")]), { code: "invalid-input", field: /^catalog\[2\]\.id/ });
  await assert.rejects(p.catalog.load([thing("a", { categories: Array.from({ length: 100_000 }, (_, i) => `Topic ${i}`) })]), { field: /^catalog\[0\]\.categories/ });
  await assert.rejects(p.catalog.load(new Array(1_000_001).fill(null)), { code: "too-large", field: "catalog" });
  works(p);
});

test("case 55 texts of 64 and 500 MiB are refused before they are copied", async (t) => {
  const p = await open(t);
  const memory = () => process.memoryUsage().arrayBuffers;
  for (const size of [64, 500]) {
    const huge = "a".repeat(size * MIB);
    const before = memory();
    refused(() => p.track("view", huge), /^item/, "too-large");
    refused(() => p.profile.facts({ name: huge }), /^facts/, "too-large");
    refused(() => p.profile.mute(huge), /^interest/, "too-large");
    assert.equal(p.rank({ slot: huge }).error.code, "too-large");
    assert.equal(p.rank({ slot: "a", context: { attributes: [huge] } }).error.code, "too-large");
    await assert.rejects(p.catalog.load([thing("a", { description: huge })]), { code: "too-large", field: "catalog[0].description" });
    assert.ok(memory() - before < 16 * MIB, `${Math.round((memory() - before) / MIB)} MiB for one of ${size}`);
  }
  works(p);
});

const nested = (depth, array) => {
  let value = array ? [] : {};
  for (let i = 0; i < depth; i++) value = array ? [value] : { a: value };
  return value;
};

test("case 56 what is nested a hundred thousand deep is an error, and everything goes on", async (t) => {
  const p = await open(t);
  for (const array of [false, true]) {
    const deep = nested(100_000, array);
    await assert.rejects(p.catalog.load([thing("a", { attributes: deep })]), HomebodyError);
    await assert.rejects(p.catalog.load([thing("a", { attributes: { brand: deep } })]), HomebodyError);
    await assert.rejects(p.catalog.load(deep), HomebodyError);
    assert.throws(() => p.profile.import(deep), HomebodyError);
    assert.throws(() => p.profile.import({ ...p.profile.export(), events: deep }), HomebodyError);
    assert.throws(() => p.profile.facts({ name: deep }), HomebodyError);
    assert.equal(typeof p.rank(deep).error.fix, "string");
    works(p);
  }
});

test("case 57 a flood of events, a replay of them and events from the future", async (t) => {
  const p = await open(t);
  const at = Date.now();
  const many = Array.from({ length: 1000 }, (_, i) => IDS[i % IDS.length]);
  const start = performance.now();
  for (let i = 0; i < 300; i++) p.track(i % 3 ? "view" : "impression", many, { at: at - i });
  t.diagnostic(`300,000 events in ${Math.round(performance.now() - start)} ms`);
  const { bytes, events } = p.profile.get();
  assert.ok(bytes <= 65_536, `${bytes} bytes`);
  assert.ok(events.length < 10_000);
  const before = p.profile.get();
  for (let i = 0; i < 100; i++) p.track("view", "pan", { at: 8.64e15 });
  for (let i = 0; i < 100; i++) p.track("view", "pan", { at: at + 1e12 });
  assert.ok(p.profile.get().events.every((event) => event.at <= Date.now() + 86_400_000), "nothing of tomorrow is believed");
  assert.ok(p.profile.get().forgottenAt < Date.now() + 401 * 86_400_000);
  assert.ok(p.profile.get().bytes <= 65_536 && before.bytes > 0);
  works(p);
  for (const { score } of p.rank({ slot: "a", intent: "requested" }).items) assert.ok(Number.isSafeInteger(score));
});

test("case 58 a hostile file is refused with its field, and nothing is lost", async (t) => {
  const p = await open(t);
  p.track("view", ["pan", "knife"]);
  p.profile.facts({ name: "Ada" });
  const good = JSON.stringify(p.profile.export());
  const before = JSON.stringify({ ...p.profile.export(), exportedAt: "" });
  const kept = () => assert.equal(JSON.stringify({ ...p.profile.export(), exportedAt: "" }), before);
  const bad = [
    `\uFEFF${good}`,
    `${good} trailing`,
    good.replace('"version":1', '"version":1e999'),
    good.replace('"version":1', '"version":2'),
    good.replace(/"at":\d+/, '"at":1e999'),
    good.replace(/"at":\d+/, '"at":-1'),
    good.replace(/"at":\d+/, '"at":"now"'),
    good.replace('"format":"homebody-profile"', '"format":"homebody-profile","format":"other"'),
    good.replace('"type":"view"', '"type":"view","type":"steal"'),
    good.replace('"events":[', '"events":[{"__proto__":{"id":"pan"},"type":"view","at":1},'),
    good.replace('"events":[', `"events":[${"[".repeat(200)}${"]".repeat(200)},`),
    good.slice(0, -1),
    "null",
    "[]",
    '"text"',
    "",
  ];
  for (const text of bad) {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      file = text; // a page that passes the text itself
    }
    assert.throws(() => p.profile.import(file), (thrown) => thrown instanceof HomebodyError && typeof thrown.field === "string", text.slice(0, 80));
    kept();
  }
  const events = Array.from({ length: 200_000 }, () => ({ type: "view", id: "pan", at: 1 }));
  refused(() => p.profile.import({ ...JSON.parse(good), events }), /events/, "too-large");
  refused(() => p.profile.import({ ...JSON.parse(good), facts: [{ name: "n", value: "x".repeat(5 * MIB), at: 1 }] }), /facts/, "too-large");
  kept();
  p.profile.import(JSON.parse(good));
  await told();
  kept();
});
