// The visitor's own side: see it, correct it, carry it away, erase it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { HomebodyError } from "homebody";
import { fits } from "./lib/schema.mjs";
import { ITEMS, idsOf, open } from "./lib/shop.mjs";

async function lived(t) {
  const personalizer = await open(t);
  const { profile } = personalizer;
  const now = Date.now();
  personalizer.track("view", ["knife", "board"], { at: now - 60_000 });
  personalizer.track("like", "atlas", { at: now - 50_000 });
  personalizer.track("add_to_cart", "pan", { at: now - 40_000 });
  personalizer.track("purchase", "coffee", { at: now - 30_000, quantity: 2 });
  personalizer.track("dismiss", "rope", { at: now - 20_000 });
  personalizer.track("impression", ["tent", "novel"], { at: now - 10_000 });
  profile.declare({ "brand=Harbour Press": 0.5, "category=Outdoors": -1 });
  profile.purchases([{ id: "pot", at: now - 86_400_000 }]);
  profile.facts({ name: "Ada" });
  profile.mute("brand=Alp");
  profile.hide("knife-small");
  profile.hide("board", now + 3_600_000);
  profile.channel("chat", false);
  return personalizer;
}

test("what is kept can be seen", async (t) => {
  const { profile } = await lived(t);
  const view = profile.get();
  assert.deepEqual(view.channels, { recommendations: true, sections: true, chat: false, story: true });
  assert.deepEqual(view.cart, ["pan"]);
  assert.deepEqual(view.muted, ["brand=Alp"]);
  assert.deepEqual(view.facts, [{ name: "name", value: "Ada" }]);
  assert.deepEqual(view.purchases.map(({ id, source }) => [id, source]).sort(), [["coffee", "page"], ["pot", "host"]]);
  assert.deepEqual(view.hidden.map(({ id }) => id).sort(), ["board", "knife-small"]);
  assert.deepEqual(view.dismissed.map(({ id }) => id), ["rope"]);
  assert.ok(view.interests.some(({ attribute, from }) => attribute === "brand=Harbour Press" && from.includes("declared")));
  profile.restore("brand=Alp");
  profile.restore("rope");
  profile.facts({ name: null });
  const after = profile.get();
  assert.deepEqual([after.muted, after.dismissed, after.facts], [[], [], []]);
});

test("a profile survives the way through a file", async (t) => {
  const [one, two] = [await lived(t), await open(t)];
  const file = JSON.parse(JSON.stringify(one.profile.export()));
  assert.equal(file.format, "homebody-profile");
  assert.ok(Math.abs(Date.parse(file.exportedAt) - Date.now()) < 10_000);
  two.profile.import(file);
  const { exportedAt: _one, ...first } = one.profile.export();
  const { exportedAt: _two, ...second } = two.profile.export();
  assert.deepEqual(second, first);
  const list = (personalizer) => personalizer.rank({ slot: "a", limit: 100 }).items.map(({ id, score }) => [id, score]);
  assert.deepEqual(list(two), list(one));
  two.profile.import(JSON.stringify(file));
});

test("what a choice from a list tells is shown, taken along and erased", async (t) => {
  const [one, two] = [await lived(t), await open(t)];
  const request = { slot: "a", limit: 5 };
  one.track("click", idsOf(one.rank(request)).at(-1));
  const { weights } = one.profile.export();
  assert.ok(weights.length > 1 && weights.every(({ weight }) => weight !== 0 && Math.abs(weight) <= 1), JSON.stringify(weights));
  assert.deepEqual(one.profile.get().weights, weights.map(({ term, weight }) => ({ term, weight })));
  two.profile.import(one.profile.export());
  assert.deepEqual(two.profile.export().weights, weights);
  const { weights: _, ...older } = one.profile.export();
  two.profile.import(older);
  assert.deepEqual(two.profile.export().weights, []);
  await one.profile.erase();
  assert.deepEqual(one.profile.export().weights, []);
});

test("a channel that is switched off gets lists without a profile, and no other does", async (t) => {
  const p = await lived(t); // chat is off
  const personal = (channel) => p.rank({ slot: "a", channel, exploration: 0 }).items.some(({ reasons }) => reasons.some(({ kind }) => kind === "event"));
  const modes = () => CHANNELS.map((channel) => p.rank({ slot: "a", channel }).mode);
  const CHANNELS = ["recommendations", "sections", "chat", "story"];
  assert.deepEqual(CHANNELS.map(personal), [true, true, false, true]);
  assert.deepEqual(modes(), ["session", "session", "contextual", "session"]);
  assert.ok(!p.rank({ slot: "a", channel: "chat", limit: 100 }).items.some(({ id }) => id === "rope"), "what was dismissed stays away");
  p.profile.channel("recommendations", false);
  p.profile.channel("chat", true);
  assert.deepEqual(modes(), ["contextual", "session", "session", "session"]);
  assert.deepEqual(p.rank({ slot: "a" }).items, p.rank({ slot: "a", channel: "recommendations" }).items);
});

test("the dial makes lists more or less personal, is shown, taken along and goes with the rest", async (t) => {
  const [one, two] = [await lived(t), await open(t)];
  const personal = () => one.rank({ slot: "a", exploration: 0 }).items.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === "event");
  assert.equal(one.profile.get().dial, 0.5);
  const usual = personal().length;
  one.profile.dial(0);
  assert.ok(usual > 0 && personal().length === 0);
  one.profile.dial(1);
  assert.ok(personal().length >= usual);
  for (const to of [0, 0.25, 0.5, 0.99, 1]) {
    one.profile.dial(to);
    assert.equal(one.profile.get().dial, to);
    two.profile.import(one.profile.export());
    assert.equal(two.profile.get().dial, to);
  }
  const { dial: _, ...older } = one.profile.export();
  two.profile.import(older);
  assert.equal(two.profile.get().dial, 0.5);
  for (const wrong of [-0.1, 1.1, NaN, "1", undefined]) assert.throws(() => one.profile.dial(wrong), { code: "invalid-input", field: "to" });
  await one.profile.erase();
  assert.equal(one.profile.get().dial, 0.5);
});

const schema = JSON.parse(readFileSync(new URL("../../docs/profile-export.schema.json", import.meta.url), "utf8"));

test("what is exported fits the schema", async (t) => {
  assert.ok(fits(schema, await base(t)));
  assert.ok(!fits(schema, { ...(await base(t)), version: 2 }));
});

/** A list, its first entry, and that one's fields. */
function pathsIn(key, value) {
  if (!Array.isArray(value) || typeof value[0] !== "object") return [[key]];
  return [[key], [key, 0], ...Object.keys(value[0]).map((name) => [key, 0, name])];
}

const base = async (t) => JSON.parse(JSON.stringify((await lived(t)).profile.export()));

test("a hostile file is refused with its field, and nothing is lost", async (t) => {
  const file = await base(t);
  const personalizer = await lived(t);
  const before = JSON.stringify(personalizer.profile.get().events);
  const wrong = [
    [null, "profile"],
    ["{", "profile"],
    ["null", "profile"],
    [{ ...file, format: "other" }, "profile.format"],
    [{ ...file, version: 2 }, "profile.version", "version-unsupported"],
    [{ ...file, version: "1" }, "profile.version"],
    [{ ...file, events: undefined }, "profile.events"],
    [{ ...file, events: {} }, "profile.events"],
    [{ ...file, events: [{ ...file.events[0], type: "hack" }] }, "profile.events[0].type"],
    [{ ...file, events: [{ ...file.events[0], at: Infinity }] }, "profile.events[0].at"],
    [{ ...file, events: [{ ...file.events[0], id: "x".repeat(257) }] }, "profile.events[0].id", "too-large"],
    [{ ...file, events: [{ ...file.events[0], id: { toString: () => "pan" } }] }, "profile.events[0].id"],
    [{ ...file, events: new Array(10_001).fill(file.events[0]) }, "profile.events", "too-large"],
    [{ ...file, events: [[[[[[]]]]]] }, "profile.events[0]"],
    [{ ...file, interests: [{ attribute: "a", affinity: NaN, at: 1 }] }, "profile.interests[0].affinity"],
    [{ ...file, purchases: [{ ...file.purchases[0], quantity: 0.5 }] }, "profile.purchases[0].quantity"],
    [{ ...file, channelsOff: ["mail"] }, "profile.channelsOff[0]"],
    [{ ...file, paused: "no" }, "profile.paused"],
    [{ ...file, dial: 1.5 }, "profile.dial"],
    [{ ...file, more: 1 }, "profile.more"],
    [JSON.stringify(file).replace("{", '{"__proto__":{"format":"x"},'), "profile.__proto__"],
    [JSON.stringify(file).replace('"facts":[', '"facts":[{"__proto__":{"name":"a","value":"b","at":1}},'), "profile.facts[0].__proto__"],
  ];
  for (const [json, field, code = "invalid-input"] of wrong) {
    assert.throws(() => personalizer.profile.import(json), { name: "HomebodyError", code, field }, field);
  }
  assert.equal(JSON.stringify(personalizer.profile.get().events), before);
});

test("a file changed at random is taken in whole or refused whole", async (t) => {
  const file = await base(t);
  const personalizer = await open(t);
  /** All but the clock. */
  const known = () => JSON.stringify({ ...personalizer.profile.get(), forgottenAt: 0 });
  const paths = fc.constantFrom(...Object.keys(file).flatMap((key) => pathsIn(key, file[key])));
  const value = fc.oneof(fc.anything(), fc.double(), fc.string(), fc.constantFrom(-1, 1e300, 2 ** 53, "", "x".repeat(5000), null, [], {}));
  fc.assert(
    fc.property(paths, value, (path, put) => {
      const copy = structuredClone(file);
      let at = copy;
      for (const step of path.slice(0, -1)) at = at[step];
      at[path.at(-1)] = put;
      const valid = fits(schema, JSON.parse(JSON.stringify(copy)));
      const before = known();
      try {
        personalizer.profile.import(JSON.stringify(copy));
        assert.ok(valid, "the schema says no");
      } catch (thrown) {
        assert.ok(thrown instanceof HomebodyError, String(thrown));
        assert.ok(!valid || /bytes/.test(thrown.fix), `the schema says yes: ${thrown}`);
        assert.equal(thrown.field.startsWith("profile"), true, thrown.field);
        assert.equal(known(), before);
      }
      assert.equal(personalizer.rank({ slot: "a" }).error, undefined);
    }),
    { numRuns: 1000, seed: 3 },
  );
});

test("erasing all leaves what a new visitor has; erasing since a time leaves what was before", async (t) => {
  const [personalizer, stranger] = [await lived(t), await open(t)];
  const now = Date.now();
  await personalizer.profile.erase({ since: now - 35_000 });
  const view = personalizer.profile.get();
  assert.deepEqual(view.events.map(({ at }) => at < now - 35_000).filter((old) => !old), []);
  assert.ok(view.events.length > 0);
  assert.deepEqual(await personalizer.profile.erase(), { logical: true, fileRemoved: "unknown" });
  const list = (p) => p.rank({ slot: "a", limit: 100 }).items.map(({ id, score }) => [id, score]);
  assert.deepEqual(list(personalizer), list(stranger));
  assert.deepEqual(personalizer.profile.get().events, []);
});

test("a profile that nothing was done with yet is forgotten counting from now", async (t) => {
  const p = await open(t);
  const days = () => Math.round((p.profile.get().forgottenAt - Date.now()) / 86_400_000);
  assert.equal(days(), 180);
  p.track("view", "pan", { at: Date.now() - 1000 });
  await p.profile.erase();
  assert.equal(days(), 180);
});

test("erasing works without consent", async (t) => {
  const personalizer = await open(t, { mode: undefined });
  assert.deepEqual(await personalizer.profile.erase(), { logical: true, fileRemoved: "unknown" });
});

test("pausing stops recording, not what is known", async (t) => {
  const personalizer = await open(t);
  personalizer.track("view", "knife");
  personalizer.profile.pause();
  personalizer.track("view", "atlas");
  assert.equal(personalizer.profile.get().paused, true);
  assert.deepEqual(personalizer.profile.get().events.map(({ id }) => id), ["knife"]);
  personalizer.profile.pause(false);
  personalizer.track("view", "atlas");
  assert.equal(personalizer.profile.get().events.length, 2);
});

test("sensitive items leave no trace", async (t) => {
  const personalizer = await open(t, { sensitive: ["category=Books"] });
  personalizer.track("view", ["test", "atlas", "knife"]);
  personalizer.track("purchase", "test");
  personalizer.profile.purchases([{ id: "test", at: Date.now() }]);
  const text = JSON.stringify([personalizer.profile.get(), personalizer.profile.export()]);
  assert.ok(text.includes("knife") && !text.includes("test") && !text.includes("atlas"));
  assert.ok(!idsOf(personalizer.rank({ slot: "a", limit: 100 })).some((id) => ["test", "atlas", "novel"].includes(id)));
  assert.equal(ITEMS.length, 11);
});
