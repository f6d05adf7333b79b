// Time that ends a yes, and clocks that are wrong.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer } from "homebody";
import { ITEMS, open } from "./lib/shop.mjs";

const ALL = { store: "granted", profile: "granted", rank: "granted" };
const DAY = 86_400_000;

/** A clock for one test, set by hand. */
function clock(t) {
  const { now } = Date;
  const state = { at: now() };
  Date.now = () => state.at;
  t.after(() => (Date.now = now));
  return state;
}

test("case 23 a grant that ends during the visit ends at its time; what was kept under it is not used until a new one", async (t) => {
  const time = clock(t);
  let report;
  const source = { name: "cmp", connect: (to) => ((report = to), report({ purposes: ALL, validUntil: time.at + 60_000 }), () => {}) };
  const p = createPersonalizer({ catalog: ITEMS, consent: [source] });
  t.after(() => p.dispose());
  await p.ready;
  const seen = () => p.profile.get().events.map(({ id }) => id);
  p.track("view", "knife");
  assert.deepEqual([p.mode, seen()], ["persistent", ["knife"]]);
  time.at += 59_999;
  p.track("view", "pan");
  assert.deepEqual([p.mode, seen()], ["persistent", ["knife", "pan"]]);
  time.at += 2;
  p.track("view", "pot");
  const { mode, items } = p.rank({ slot: "a" });
  assert.deepEqual([p.mode, mode], ["contextual", "contextual"]);
  assert.deepEqual(seen(), ["knife", "pan"], "nothing more is recorded; what there is can be seen");
  assert.ok(!items.some(({ reasons }) => reasons.some(({ kind }) => kind === "event")));
  assert.equal(p.consent.get().sources[0].purposes.store, "unknown", "it ran out; nobody said no");
  assert.throws(() => p.profile.mute("brand=Alp"), { code: "consent-required" });
  report({ purposes: ALL, validUntil: time.at + 60_000 });
  p.track("view", "rope");
  assert.deepEqual([p.mode, seen()], ["persistent", ["knife", "pan", "rope"]]);
  time.at += 60_001;
  report({ purposes: { ...ALL, profile: "denied" } });
  assert.deepEqual(seen(), [], "a no forgets");
});

test("case 44 clocks that go back, far ahead or not at all: numbers stay finite, and what is known fades and never grows", async (t) => {
  const time = clock(t);
  const start = time.at;
  const p = await open(t, { mode: "session" });
  for (const id of ["knife", "pan", "atlas"]) p.track("view", id);
  p.track("purchase", "coffee");
  p.profile.declare({ "brand=Alp": 0.5 });
  const affinities = () => Object.fromEntries(p.profile.get().interests.map(({ attribute, affinity }) => [attribute, affinity]));
  const look = (what) => {
    const { items, error } = p.rank({ slot: "a", limit: 50 });
    assert.equal(error, undefined, what);
    assert.ok(items.length > 3, what);
    for (const { score, reasons } of items) {
      assert.ok(Number.isSafeInteger(score), what);
      assert.equal(reasons.reduce((sum, { weight }) => sum + weight, 0), score, what);
      for (const { at } of reasons) assert.ok(at === undefined || Number.isSafeInteger(at), what);
    }
    return affinities();
  };
  let before = look("at first");
  assert.ok(Object.values(before).some((affinity) => affinity > 0));
  const fades = (what) => {
    const now = look(what);
    for (const [attribute, affinity] of Object.entries(now)) assert.ok(Math.abs(affinity) <= Math.abs(before[attribute] ?? 0), `${what}: ${attribute} grew`);
    before = now;
  };
  for (const [what, at] of [
    ["frozen", start],
    ["a day back", start - DAY],
    ["1970", 0],
    ["before 1970", -DAY],
    ["an hour on", start + DAY / 24],
    ["back again", start],
    ["a week on", start + 7 * DAY],
    ["a hundred years on", start + 36_525 * DAY],
    ["back from there", start],
  ]) {
    time.at = at;
    fades(what);
    p.track("impression", "tent"); // the profile goes on living, whatever time it is
  }
  const late = await open(t, { mode: "session" });
  for (const at of [0, -DAY, NaN, 8.64e15, start]) {
    time.at = at;
    late.track("view", "knife");
    const { items } = late.rank({ slot: "a", limit: 50 });
    assert.ok(items.every(({ score }) => Number.isSafeInteger(score)), `${at}`);
  }
});
