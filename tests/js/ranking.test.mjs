// Rankings as objects: when they stay the same, who is told, and why an item is where it is.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer } from "homebody";
import { IDS, ITEMS, idsOf, open, told } from "./lib/shop.mjs";

const request = { slot: "home", limit: 5 };

test("before ready and after dispose the candidates stay as they came", async (t) => {
  const personalizer = createPersonalizer({ catalog: ITEMS });
  const asked = { slot: "a", candidates: ["pan", "unknown", "board"], limit: 2, exclude: ["pan"] };
  const before = personalizer.rank(asked);
  assert.deepEqual(idsOf(before), ["unknown", "board"]);
  assert.equal(before.error.code, "not-ready");
  assert.equal(personalizer.rank({ ...asked }), before, "the same object, so that frameworks do not loop");
  assert.deepEqual(before.items[1].placement, { by: "host", rank: 1 });
  assert.deepEqual(personalizer.rank({ slot: "a" }).items, []);
  await personalizer.ready;
  assert.equal(personalizer.rank(asked).error, undefined);
  personalizer.dispose();
  personalizer.dispose();
  const after = personalizer.rank(asked);
  assert.equal(after.error.code, "disposed");
  assert.deepEqual(idsOf(after), ["unknown", "board"]);
  assert.throws(() => personalizer.track("view", "pan"), { code: "disposed" });
  assert.throws(() => personalizer.profile.get(), { code: "disposed" });
  assert.throws(() => personalizer.consent.get(), { code: "disposed" });
  await assert.rejects(personalizer.catalog.load(ITEMS), { code: "disposed" });
  assert.equal(personalizer.catalog.get("pan"), undefined);
});

test("it can be disposed of by the platform's own means", async (t) => {
  const personalizer = await open(t);
  personalizer[Symbol.dispose]();
  assert.equal(personalizer.rank(request).error.code, "disposed");
});

test("ready rejects when it was disposed of before", async () => {
  const personalizer = createPersonalizer({ catalog: ITEMS });
  personalizer.dispose();
  await assert.rejects(personalizer.ready, { code: "disposed" });
});

test("the same frozen object while nothing changed", async (t) => {
  const personalizer = await open(t);
  const first = personalizer.rank(request);
  assert.equal(personalizer.rank({ limit: 5, slot: "home" }), first);
  assert.throws(() => first.items.push(1), TypeError);
  assert.throws(() => (first.items[0].score = 1), TypeError);
  personalizer.track("view", "knife");
  const second = personalizer.rank(request);
  assert.notEqual(second, first);
  assert.equal(personalizer.rank(request), second);
  personalizer.catalog.update([{ id: "pan", available: false }]);
  assert.ok(!idsOf(personalizer.rank({ ...request, limit: 100 })).includes("pan"));
});

test("a ranking is made anew after a minute", async (t) => {
  const personalizer = await open(t);
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const first = personalizer.rank(request);
  t.mock.timers.tick(59_000);
  assert.equal(personalizer.rank(request), first);
  t.mock.timers.tick(2000);
  assert.notEqual(personalizer.rank(request), first);
});

test("time does not run backwards", async (t) => {
  const personalizer = await open(t);
  const { at } = personalizer.rank(request);
  t.mock.timers.enable({ apis: ["Date"], now: 1000 });
  personalizer.track("view", "knife");
  assert.ok(personalizer.rank(request).at >= at);
});

test("weights add up to the score, and without a reason it is missing exactly that", async (t) => {
  const personalizer = await open(t);
  personalizer.track("view", ["knife", "board"]);
  personalizer.track("like", "pan");
  const ranking = personalizer.rank({ slot: "a", limit: 100, context: { item: "pot" } });
  let tried = 0;
  for (const { id, score, reasons } of ranking.items) {
    assert.equal(reasons.reduce((sum, { weight }) => sum + weight, 0), score);
    const explanation = personalizer.explain(ranking, id);
    assert.equal(explanation.reasons, reasons);
    for (const reason of reasons) {
      const other = explanation.without(reason);
      const item = other.items.find((item) => item.id === id);
      if (!item) continue;
      tried++;
      assert.equal(score - item.score, reason.weight, `${id} without ${reason.key}`);
    }
  }
  assert.ok(tried > 10);
});

test("explanations are one sentence and never throw", async (t) => {
  const personalizer = await open(t);
  personalizer.track("view", "knife");
  personalizer.track("purchase", "board");
  const ranking = personalizer.rank({ slot: "a", limit: 100, pin: [{ id: "tent", position: 0 }] });
  const text = (id) => personalizer.explain(ranking, id).text;
  assert.match(text("knife-small"), /^Shown (mainly )?because .*you looked at “Chef's knife”.*\.$/);
  assert.match(text("tent"), /^Shown .*the shop put it in this place.* \(promoted\)\.$/);
  assert.match(text("board"), /^Left out because you bought it.* \(until \d{4}-\d\d-\d\d\)\.$/);
  assert.match(text("test"), /^Left out because it is marked as sensitive/);
  assert.match(text("nothing"), /not in this list/);
  const host = personalizer.rank({ slot: "", candidates: ["x"] });
  assert.match(personalizer.explain(host, "x").text, /the shop's own order/);
  const explanation = personalizer.explain(ranking, "knife-small");
  assert.equal(explanation.without({ key: "no such" }).error, undefined);
  assert.equal(explanation.without(undefined).error.field, "reason");
  for (const odd of [undefined, null, {}, { items: 5 }, { items: [null] }, { items: [{ id: "x", reasons: 3 }] }]) {
    const { text, reasons, without } = personalizer.explain(odd, "x");
    assert.ok(text && Array.isArray(reasons));
    assert.ok(without({ key: "a" }).error);
  }
  personalizer.dispose();
  assert.ok(personalizer.explain(ranking, "tent").text);
});

test("watch tells at once, then only what differs, until it is stopped", async (t) => {
  const personalizer = await open(t);
  const seen = [];
  const stop = personalizer.watch(request, (ranking) => seen.push(ranking));
  assert.equal(seen.length, 1);
  personalizer.track("view", "novel");
  personalizer.track("view", "atlas");
  assert.equal(seen.length, 1, "not in the middle of a call");
  await told();
  assert.equal(seen.length, 2, "once for both");
  assert.equal(seen[1], personalizer.rank(request));
  personalizer.catalog.update([{ id: "test", price: 3 }]);
  await told();
  assert.equal(seen.length, 2, "nothing that shows");
  stop();
  personalizer.track("like", "tent");
  await told();
  assert.equal(seen.length, 2);
});

test("watch waits for ready; watchers may rank, track, stop and throw", async (t) => {
  const complaints = t.mock.method(console, "error", () => {});
  const personalizer = createPersonalizer({ catalog: ITEMS, mode: "session" });
  t.after(() => personalizer.dispose());
  const seen = [];
  personalizer.watch(request, () => {
    throw new Error("the page's own");
  });
  const stop = personalizer.watch(request, (ranking) => {
    seen.push(ranking);
    if (seen.length === 1) personalizer.track("like", "rope");
    else stop();
  });
  assert.equal(seen.length, 0);
  await personalizer.ready;
  await told();
  assert.equal(seen.length, 2);
  assert.equal(seen[0].error, undefined);
  assert.notDeepEqual(idsOf(seen[0]), idsOf(seen[1]));
  assert.ok(complaints.mock.callCount() >= 1);
});

test("events tell of changes, with the page free to call back", async (t) => {
  const personalizer = await open(t);
  await told();
  const seen = [];
  const stop = personalizer.on("change", () => seen.push(personalizer.rank(request).items.length));
  personalizer.on("mode", (mode) => seen.push(mode));
  personalizer.on("consent", (decision) => seen.push(decision.purposes.rank));
  personalizer.track("view", "knife");
  await told();
  assert.deepEqual(seen, [5]);
  personalizer.consent.withdraw();
  await told();
  assert.deepEqual(seen.slice(1), ["contextual", "denied", 5]);
  stop();
});

test("events that come before ready are kept where a profile is allowed", async (t) => {
  const at = Date.now() - 5000;
  for (const [mode, expected] of [["session", ["knife"]], [undefined, []]]) {
    const personalizer = createPersonalizer({ catalog: ITEMS, ...(mode && { mode }) });
    t.after(() => personalizer.dispose());
    personalizer.track("view", "knife", { at });
    await personalizer.ready;
    assert.deepEqual(personalizer.profile.get().events.map(({ id }) => id), expected);
    if (mode) assert.equal(personalizer.profile.get().events[0].at, at);
  }
});

test("two instances keep to themselves", async (t) => {
  const [one, two] = [await open(t), await open(t, { namespace: "two" })];
  const before = two.rank(request);
  one.track("like", "atlas");
  assert.equal(two.rank(request), before);
  one.dispose();
  assert.equal(two.rank(request), before);
});

test("without a catalog it loads nothing; a catalog can come and be replaced later", async (t) => {
  const personalizer = createPersonalizer();
  t.after(() => personalizer.dispose());
  personalizer.catalog.update([{ id: "pan", available: false }]);
  await personalizer.catalog.load(ITEMS);
  await personalizer.ready;
  assert.equal(personalizer.catalog.get("pan").available, false, "what was said before holds");
  assert.ok(personalizer.catalog.get("knife").categories.includes("Kitchen/Knives"));
  await Promise.all([personalizer.catalog.load(ITEMS.slice(0, 3)), personalizer.catalog.load(ITEMS.slice(0, 2))]);
  assert.deepEqual(idsOf(personalizer.rank({ slot: "a", limit: 100 })).sort(), IDS.slice(0, 2).sort(), "the last call counts");
  assert.equal(personalizer.catalog.get("pan"), undefined);
});

test("a failed catalog is told and can be mended", async (t) => {
  const personalizer = createPersonalizer({ catalog: Promise.reject(new Error("offline")) });
  t.after(() => personalizer.dispose());
  await assert.rejects(personalizer.ready, { code: "load-failed", field: "catalog" });
  await personalizer.catalog.load(ITEMS);
  await personalizer.ready;
  assert.equal(personalizer.rank(request).error, undefined);
});

test("reasons are made when someone looks, once, and can be copied", async (t) => {
  const personalizer = await open(t);
  personalizer.track("view", ["pan", "knife"]);
  const ranking = personalizer.rank({ slot: "a", limit: 5 });
  const [first] = ranking.items;
  assert.ok(first.reasons.length > 1);
  assert.equal(first.reasons, first.reasons);
  for (const copy of [JSON.parse(JSON.stringify(ranking)), structuredClone(ranking)]) {
    assert.deepEqual(copy.items[0].reasons, first.reasons);
    assert.equal(copy.evidence, undefined);
  }
  for (const { key, kind, weight, parts } of first.reasons) {
    assert.ok(key && kind);
    assert.equal(weight, parts.reduce((sum, part) => sum + part.weight, 0));
  }
});
