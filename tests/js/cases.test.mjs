// The numbered cases that this module was built against: each has a test whose title begins with its number, or a reason here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";

const TESTS = fileURLToPath(new URL("../", import.meta.url));
const CASES = 66;
const WITHOUT = {
  63: "nothing is encrypted at rest, and none is claimed, so there is no key to lose",
  66: "measurement is not part of the module",
};

test("each case has a test of its number, or a reason why not", () => {
  const files = readdirSync(TESTS, { recursive: true }).filter((file) => /[.](test[.]mjs|rs)$/.test(file));
  const titles = files.map((file) => readFileSync(join(TESTS, file), "utf8")).join("\n");
  const named = new Set([...titles.matchAll(/["`]case (\d\d) /g)].map(([, number]) => Number(number)));
  const missing = Array.from({ length: CASES }, (_, i) => i + 1).filter((number) => !named.has(number) && !WITHOUT[number]);
  assert.deepEqual(missing, []);
  assert.deepEqual(Object.keys(WITHOUT).filter((number) => named.has(Number(number))), [], "has a test after all");
});
