// The engine fails at every ranking. In a file of its own, because a process has one module.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer } from "homebody";
import { IDS, ITEMS, idsOf } from "./lib/shop.mjs";
import { withTrap } from "./lib/trap.mjs";

test("an engine that always traps leaves the host's order", async (t) => {
  const personalizer = createPersonalizer({ catalog: ITEMS, wasm: withTrap("engine_rank") });
  t.after(() => personalizer.dispose());
  await personalizer.ready;
  for (let i = 0; i < 10; i++) {
    const ranking = personalizer.rank({ slot: `a${i}`, candidates: IDS, limit: 100 });
    assert.deepEqual(idsOf(ranking), IDS);
    assert.equal(ranking.error.code, "not-ready");
  }
});
