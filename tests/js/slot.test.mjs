// Lists without a page: quotas, the default for everyone, and when a list changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPersonalizer } from "homebody";
import { quotas } from "homebody/quotas";
import { planSlot, watchSlot } from "homebody/slot";
import { idsOf, ITEMS, open, told } from "./lib/shop.mjs";

const brandOf = (id) => ITEMS.find((item) => item.id === id).attributes.brand;
const departmentOf = (id) => ITEMS.find((item) => item.id === id).categories[0].split("/")[0];

test("quotas hold for every list, pins stay where they were put, and what is left out is named", async (t) => {
  const p = await open(t, { exploration: 0 });
  const ids = ITEMS.filter(({ sensitive }) => !sensitive).map(({ id }) => id);
  fc.assert(
    fc.property(
      fc.record({ brand: fc.integer({ min: 1, max: 3 }), department: fc.integer({ min: 1, max: 4 }) }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(...ids),
      fc.integer({ min: 0, max: 7 }),
      fc.constantFrom("for_you", "trending", "new"),
      (most, limit, id, position, model) => {
        const request = { slot: "a", model, limit, pin: [{ id, position }] };
        const { items, excluded } = planSlot(p, { ...request, quotas: quotas(most) });
        const shown = items.map((item) => item.id);
        assert.equal(new Set(shown).size, shown.length);
        assert.ok(shown.length <= limit);
        const plain = idsOf(p.rank(request));
        // The pin itself is never held back; of everything else there is no more than allowed.
        const others = shown.filter((one) => one !== id);
        for (const one of others) {
          assert.ok(shown.filter((other) => brandOf(other) === brandOf(one)).length <= most.brand);
          assert.ok(shown.filter((other) => departmentOf(other) === departmentOf(one)).length <= most.department);
        }
        if (plain[position] === id && shown.length > position) assert.equal(shown[position], id);
        for (const exclusion of excluded.filter(({ rule }) => rule === "group_quota")) {
          assert.ok(!shown.includes(exclusion.id) || exclusion.because === undefined);
        }
      },
    ),
  );
});

test("what is wrong with a quota is named when it is made", () => {
  assert.throws(() => quotas({ brand: 0 }), ({ code, field }) => code === "invalid-input" && field === "most.brand");
  assert.throws(() => quotas(3), ({ field }) => field === "most");
});

test("the default until there is a ranking, the ranking then; a bad request has its error beside the default", async (t) => {
  const p = createPersonalizer({ catalog: ITEMS });
  t.after(() => p.dispose());
  const request = { slot: "a", model: "trending", limit: 2, default: ["rope", "tent", "novel"] };
  assert.deepEqual(idsOf(planSlot(p, request)), ["rope", "tent"]);
  assert.equal(planSlot(p, request).error.code, "not-ready");
  await p.ready;
  assert.deepEqual(idsOf(planSlot(p, request)), ["coffee", "pan"]);
  const bad = planSlot(p, { ...request, model: "best" });
  assert.deepEqual([idsOf(bad), bad.error.field], [["rope", "tent"], "request.model"]);
});

test("watched: for everyone, then for the visitor; deeds move it, looking does not", async (t) => {
  const p = createPersonalizer({ catalog: ITEMS, mode: "session", exploration: 0 });
  t.after(() => p.dispose());
  const lists = [];
  const watched = watchSlot(p, { slot: "a", model: "trending", limit: 3, default: ["rope"] }, (ranking) => lists.push(idsOf(ranking)));
  assert.deepEqual(lists, [["rope"]]);
  await p.ready;
  await told();
  assert.deepEqual(lists.at(-1), ["coffee", "pan", "knife"]);
  const count = lists.length;
  p.track("impression", ["coffee", "coffee", "coffee", "pan", "pan", "pan"]);
  await told();
  assert.equal(lists.length, count);
  p.track("purchase", "pan");
  await told();
  assert.ok(!lists.at(-1).includes("pan") && !lists.at(-1).includes("coffee"), "what was used up by looking goes with the next list");
  const before = lists.length;
  watched.quietly(() => p.track("dismiss", "knife"), "knife");
  await told();
  assert.equal(lists.length, before);
  watched.stop();
  p.track("purchase", "board");
  await told();
  assert.equal(lists.length, before);
});
