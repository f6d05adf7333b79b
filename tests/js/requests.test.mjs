// What a page hands in: errors that name the field, and objects that mean harm.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createPersonalizer, HomebodyError } from "homebody";
import { IDS, idsOf, open } from "./lib/shop.mjs";

const wrongRequests = [
  [undefined, "request", "invalid-input"],
  [[], "request", "invalid-input"],
  [{}, "request.slot", "invalid-input"],
  [{ slot: 1 }, "request.slot", "invalid-input"],
  [{ slot: "a", limt: 3 }, "request.limt", "invalid-input"],
  [{ slot: "a", model: "foryou" }, "request.model", "invalid-input"],
  [{ slot: "a", intent: 1 }, "request.intent", "invalid-input"],
  [{ slot: "a", channel: "mail" }, "request.channel", "invalid-input"],
  [{ slot: "a", limit: 0 }, "request.limit", "invalid-input"],
  [{ slot: "a", limit: 2.5 }, "request.limit", "invalid-input"],
  [{ slot: "a", limit: NaN }, "request.limit", "invalid-input"],
  [{ slot: "a", context: { items: "a" } }, "request.context.items", "invalid-input"],
  [{ slot: "a", context: { item: ["knife", ""] } }, "request.context.item[1]", "invalid-input"],
  [{ slot: "a", context: { attributes: "x" } }, "request.context.attributes", "invalid-input"],
  [{ slot: "a", candidates: "knife" }, "request.candidates", "invalid-input"],
  [{ slot: "a", candidates: ["knife", 7] }, "request.candidates[1]", "invalid-input"],
  [{ slot: "a", candidates: ["é".repeat(200)] }, "request.candidates[0]", "too-large"],
  [{ slot: "a", exclude: [null] }, "request.exclude[0]", "invalid-input"],
  [{ slot: "a", pin: [{ id: "knife", position: 0 }, { id: "pan" }] }, "request.pin[1].position", "invalid-input"],
  [{ slot: "a", boost: [{ target: "a", weight: 0 }, { target: "b", weight: 1 }, { target: "c", weight: 2 }] }, "request.boost[2].weight", "invalid-input"],
  [{ slot: "a", boost: [{ target: "a", weight: 0, more: 1 }] }, "request.boost[0].more", "invalid-input"],
  [{ slot: "a", diversity: 1.1 }, "request.diversity", "invalid-input"],
  [{ slot: "a", exploration: 0.21 }, "request.exploration", "invalid-input"],
];

test("a wrong request names its field and leaves the host's order", async (t) => {
  const personalizer = await open(t);
  for (const [request, field, code] of wrongRequests) {
    const { error, items, id } = personalizer.rank(request);
    assert.deepEqual([error.field, error.code], [field, code]);
    assert.ok(error.fix.length > 5);
    assert.equal(id, 0);
    if (Array.isArray(request?.candidates)) {
      assert.deepEqual(items.map((item) => item.id), request.candidates.filter((x) => typeof x === "string"));
    }
  }
});

const wrongOptions = [
  [{ namespac: "a" }, "options.namespac"],
  [{ namespace: "a b" }, "options.namespace"],
  [{ namespace: "" }, "options.namespace"],
  [{ caps: { itemDay: 0 } }, "options.caps.itemDay"],
  [{ caps: { itemsDay: 1 } }, "options.caps.itemsDay"],
  [{ retentionDays: 401 }, "options.retentionDays"],
  [{ exploration: -0.1 }, "options.exploration"],
  [{ audience: "kids" }, "options.audience"],
  [{ sensitive: "category=x" }, "options.sensitive"],
  [{ seed: -1 }, "options.seed"],
  [{ mode: "persistent" }, "options.mode"],
  [{ consent: {} }, "options.consent"],
  [{ consent: [{}] }, "options.consent[0]"],
  [{ consent: [{ name: "me", connect() {} }] }, "options.consent[0].name"],
  [5, "options"],
];

test("wrong options throw and name their field", () => {
  for (const [options, field] of wrongOptions) {
    assert.throws(() => createPersonalizer(options), { name: "HomebodyError", code: "invalid-input", field });
  }
});

test("calls throw errors that name the argument", async (t) => {
  const p = await open(t);
  const calls = [
    [() => p.track("look", "knife"), "event"],
    [() => p.track("view"), "item"],
    [() => p.track("view", ["knife", ""]), "item[1]"],
    [() => p.track("view", "knife", { at: NaN }), "detail.at"],
    [() => p.track("view", "knife", { quantity: 0 }), "detail.quantity"],
    [() => p.track("view", "knife", { when: 1 }), "detail.when"],
    [() => p.on("changed", () => {}), "event"],
    [() => p.on("change"), "f"],
    [() => p.catalog.update({}), "changes"],
    [() => p.catalog.update([{ id: "pan", price: -1 }]), "changes[0].price"],
    [() => p.catalog.get(3), "id"],
    [() => p.consent.has("stores"), "purpose"],
    [() => p.consent.grant(), "purposes"],
    [() => p.consent.grant("store", "all"), "purposes[1]"],
    [() => p.consent.connect({}), "source"],
    [() => p.profile.declare({ "brand=Acme": 2 }), "interests.brand=Acme"],
    [() => p.profile.facts({ name: 5 }), "facts.name"],
    [() => p.profile.purchases([{ id: "pan" }]), "list[0].at"],
    [() => p.profile.mute(""), "interest"],
    [() => p.profile.hide("pan", "tomorrow"), "until"],
    [() => p.profile.restore(), "key"],
    [() => p.profile.channel("mail", true), "channel"],
    [() => p.profile.channel("chat", 1), "on"],
    [() => p.profile.pause("yes"), "on"],
  ];
  for (const [call, field] of calls) assert.throws(call, { name: "HomebodyError", field }, field);
  await assert.rejects(p.profile.erase({ since: "today" }), { field: "what.since" });
  await assert.rejects(p.catalog.load(7), { code: "invalid-input", field: "catalog" });
  await assert.rejects(p.catalog.load([{ id: "a", title: "A", price: 10n }]), { field: "catalog[0].price" });
  await assert.rejects(p.catalog.load([{ id: "a", title: "A", price: -1 }]), { field: /^catalog.*price/ });
  const cycle = {};
  cycle.self = cycle;
  await assert.rejects(p.catalog.load([{ id: "a", title: "A", attributes: cycle }]), { code: "invalid-input", field: /^catalog\[0\]\.attributes/ });
  await assert.rejects(p.catalog.load(new Uint8Array(100)), { code: /pack-corrupt|version-unsupported/ });
  await assert.rejects(p.catalog.load(new Response("no", { status: 500 })), { code: "load-failed", field: "catalog" });
  await assert.rejects(p.catalog.load(Promise.reject(new Error("offline"))), { code: "load-failed", field: "catalog" });
  assert.ok(p.rank({ slot: "a" }).items.length > 0, "the catalog it had is still there");
});

test("getters do not run, proxies that throw are an error, prototypes count for nothing", async (t) => {
  const personalizer = await open(t);
  let ran = 0;
  const getter = { slot: "a", get limit() { return ++ran; } };
  assert.equal(personalizer.rank(getter).error.field, "request.limit");
  assert.equal(ran, 0);

  const bomb = new Proxy({}, { ownKeys() { throw new Error("boom"); } });
  assert.equal(personalizer.rank(bomb).error.code, "invalid-input");
  assert.equal(personalizer.rank({ slot: "a", context: bomb }).error.field, "request.context");
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  assert.equal(personalizer.rank({ slot: "a", candidates: proxy }).error.field, "request.candidates");

  const plain = personalizer.rank({ slot: "a" });
  t.after(() => {
    delete Object.prototype.limit;
    delete Object.prototype.exclude;
    delete Array.prototype[0];
  });
  Object.prototype.limit = 1;
  Object.prototype.exclude = IDS;
  assert.equal(personalizer.rank({ slot: "a" }), plain);
  assert.equal(personalizer.rank(Object.create({ slot: "a" })).error.field, "request.slot");
  Array.prototype[0] = "knife";
  assert.equal(personalizer.rank({ slot: "a", candidates: new Array(1) }).error.field, "request.candidates[0]");
  delete Object.prototype.limit;
  delete Object.prototype.exclude;
  delete Array.prototype[0];
  assert.equal(personalizer.rank({ slot: "a", ["__proto__"]: { slot: "b" } }).slot, "a");
});

const odd = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true });

test("rank never throws, whatever it is given", async (t) => {
  const personalizer = await open(t);
  const request = fc.record(
    Object.fromEntries(
      ["slot", "model", "intent", "channel", "context", "candidates", "limit", "exclude", "pin", "boost", "diversity", "exploration"].map((name) => [
        name,
        fc.oneof(odd, fc.constantFrom("a", "for_you", "offered", ["knife", "pan"], 3, [{ id: "pan", position: 1 }], [{ target: "pan", weight: 0.5 }])),
      ]),
    ),
    { requiredKeys: [] },
  );
  const ranks = (value) => {
    const ranking = personalizer.rank(value);
    assert.ok(Array.isArray(ranking.items));
    assert.ok(ranking.error === undefined || typeof ranking.error.fix === "string");
    assert.equal(personalizer.rank(value), ranking, "and gives the same object again");
    return true;
  };
  fc.assert(fc.property(fc.oneof(odd, request), ranks), { numRuns: 2000, seed: 7 });
});

test("everything else throws nothing but HomebodyError", async (t) => {
  const personalizer = await open(t);
  const { profile, catalog, consent } = personalizer;
  const calls = [
    personalizer.track, catalog.update, catalog.get, consent.has, consent.grant, consent.connect,
    profile.declare, profile.facts, profile.purchases, profile.mute, profile.hide, profile.restore, profile.channel, profile.pause, profile.import,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...calls), fc.array(odd, { maxLength: 3 }), (call, args) => {
      try {
        call(...args);
      } catch (thrown) {
        assert.ok(thrown instanceof HomebodyError, `${call}: ${thrown}`);
        assert.notEqual(thrown.code, "not-ready");
      }
    }),
    { numRuns: 3000, seed: 11 },
  );
  assert.equal(personalizer.rank({ slot: "a" }).error, undefined);
});
