// The questions themselves: their number, and that what they expect exists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hostile, onlineretail, onlineretailItems, storefront, storefrontItems } from "./lib/questions.mjs";

function expectAll(questions, items) {
  const ids = new Set(items.map(({ id }) => id));
  for (const { id, turns, expected, never = [] } of questions) {
    assert.ok(turns.length > 0 && turns.every((turn) => turn.trim()), id);
    assert.ok(expected.length > 0, id);
    for (const item of [...expected, ...never]) assert.ok(ids.has(item), `${id}: there is no ${item}`);
    assert.ok(!expected.some((item) => never.includes(item)), id);
  }
}

test("40 questions about the storefront, 20 about onlineretail, 20 that a shop cannot answer", () => {
  for (const [questions, number] of [[storefront, 40], [onlineretail, 20], [hostile, 20]]) {
    assert.equal(questions.length, number);
    assert.equal(new Set(questions.map(({ id }) => id)).size, number);
  }
});

test("what the storefront's questions expect is in its catalog", () => expectAll(storefront, storefrontItems()));

test("what onlineretail's questions expect is in its catalog", (t) => {
  const items = onlineretailItems();
  if (!items) return t.skip("no data");
  expectAll(onlineretail, items);
});
