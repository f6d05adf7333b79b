// The engine fails in the middle of a visit. In a file of its own, because a process has one module.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer } from "homebody";
import { ITEMS, idsOf, told } from "./lib/shop.mjs";
import { withTrap } from "./lib/trap.mjs";

test("a trap costs one answer: the engine is made again from what was kept", async (t) => {
  const personalizer = createPersonalizer({ catalog: ITEMS, mode: "session", wasm: withTrap("engine_bytes") });
  t.after(() => personalizer.dispose());
  await personalizer.ready;
  personalizer.catalog.update([{ id: "pan", available: false }]);
  const errors = [];
  personalizer.on("error", (error) => errors.push(error.field));
  const before = idsOf(personalizer.rank({ slot: "a" }));
  assert.throws(() => personalizer.profile.export(), { code: "not-ready", field: "engine" });
  assert.deepEqual(idsOf(personalizer.rank({ slot: "a" })), before, "catalog and live changes are back");
  assert.equal(personalizer.mode, "session");
  await told();
  assert.deepEqual(errors, ["engine"]);
});
