// The module's memory settles: what one ranking took, the next one uses again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createPersonalizer, site } from "homebody";

/** Makes the instances that are loaded from now on show their memory. */
function watchMemory() {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    memories.push(instance.exports.memory);
    return instance;
  };
  return () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

test("a long visit does not grow the memory", async () => {
  const used = watchMemory();
  const catalog = Array.from({ length: 1500 }, (_, n) => ({ id: `item-${n}`, title: `Thing number ${n}`, categories: [`c/${n % 20}`] }));
  const shop = createPersonalizer({ catalog, mode: "session", consent: [site()] });
  await shop.ready;
  const ids = catalog.map(({ id }) => id);
  const visit = (from, to) => {
    for (let round = from; round < to; round++) {
      if (round < 30) shop.track("view", ids[(round * 37) % 1500]);
      shop.rank({ slot: `s${round % 7}`, limit: 5 + ((round * 13) % 40), intent: round % 2 ? "offered" : "requested" });
      shop.rank({ slot: "c", candidates: ids.slice(0, 100 + ((round * 211) % 1400)), limit: 24 });
    }
  };
  visit(0, 150);
  const settled = used();
  assert.ok(settled > 0);
  visit(150, 450);
  // A page of 64 KiB now and then for a new size of small blocks; a leak would be hundreds of them.
  assert.ok(used() - settled < 1_000_000, `${used() - settled} bytes more after 300 further rounds`);
  shop.dispose();
});
