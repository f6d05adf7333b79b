// Where something is missing, as in some test environments: importing works, and the page keeps its order.
import assert from "node:assert/strict";
import test from "node:test";
import { ITEMS, idsOf } from "./lib/shop.mjs";

test("without TextDecoder it imports, says so, and leaves the host's order", async (t) => {
  const { TextDecoder, TextEncoder } = globalThis;
  t.after(() => Object.assign(globalThis, { TextDecoder, TextEncoder }));
  delete globalThis.TextDecoder;
  delete globalThis.TextEncoder;
  const { createPersonalizer } = await import("homebody");
  const personalizer = createPersonalizer({ catalog: ITEMS, mode: "session" });
  await assert.rejects(personalizer.ready, { code: "unsupported", field: "wasm" });
  assert.deepEqual(idsOf(personalizer.rank({ slot: "a", candidates: ["pan", "knife"] })), ["pan", "knife"]);
  personalizer.track("view", "pan");
  personalizer.dispose();
});
