// `npm run verify` on the tarball that would be published: every check, by the same code.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unpacked, verify } from "../../tools/verify.mjs";

let packed;
before(() => (packed = unpacked()));
after(() => packed.dispose());

async function check(name) {
  const { ok, checks } = await verify(packed, name);
  assert.deepEqual(checks.map((one) => one.name), [name]);
  assert.ok(ok, checks[0].detail);
  return checks[0].detail;
}

test("case 61 the module's imports are those on the list and reach nothing", async () => {
  assert.match(await check("imports"), /engine\.wasm: .*it can reach nothing of the page, its storage or the network/);
});
test("case 61 no published file names a way to the network without a reason", async () => {
  assert.match(await check("network"), /dist\/index\.js names fetch: it gets the module's own engine\.wasm, once/);
});
test("case 61 no published file tells where it was built", () => check("paths"));
test("the published list of hashes is complete and true", () => check("hashes"));
test("case 62 built again in another folder, every file has the same bytes", () => check("rebuild"));
