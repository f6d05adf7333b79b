// A profile that an earlier build stored becomes one of this build's, whenever the page or the browser is interrupted on the way.
import assert from "node:assert/strict";
import test from "node:test";
import { History, warmUp } from "./lib/model/history.mjs";

const PRIME = 0x9e3779b97f4a7c15n;
const MASK = (1n << 64n) - 1n;
const HEADER = 16;

/** The checksum of `src/bytes.rs`. */
function checksum(bytes) {
  let hash = PRIME ^ BigInt(bytes.length);
  for (let at = 0; at < bytes.length; at += 8) {
    const word = Buffer.alloc(8);
    bytes.copy(word, 0, at, at + 8);
    hash = ((hash ^ word.readBigUInt64LE()) * PRIME) & MASK;
    hash = ((hash << 29n) | (hash >> 35n)) & MASK;
  }
  return hash ^ (hash >> 32n);
}

/** The same profile as version 2 stored it: without the dial, which is the last byte. */
function older(blob) {
  assert.equal(Buffer.from(blob).readUInt16LE(4), 3, "this test knows the way from 3 to 2");
  const bytes = Buffer.from(blob.subarray(0, blob.length - 1));
  bytes.writeUInt16LE(2, 4);
  bytes.writeBigUInt64LE(checksum(bytes.subarray(HEADER)), 8);
  return new Uint8Array(bytes);
}

const base = ({ world }) => [...world.disk.bases()].find(({ stores }) => stores.get("s")?.has("blob")).stores.get("s");
const version = (history) => Buffer.from(base(history).get("blob")).readUInt16LE(4);

test.before(warmUp);

for (const buckets of [false, true]) {
  for (const faults of [{}, { quota: 0.2, transaction: 0.2, open: 0.2 }]) {
    const where = `${buckets ? "a bucket" : "a database"}${faults.quota ? " that fails now and then" : ""}`;
    test(`case 45 a profile of the version before is taken over from ${where}, interrupted at each step`, async () => {
      let [left, taken] = [0, 0];
      for (let point = 0; point < 60; point++) {
        const history = new History(4500 + point, { buckets });
        const { world } = history;
        const first = await history.load();
        await history.grant(first);
        await world.settle();
        await history.look(first);
        await history.look(first);
        await world.settle();
        first.kill();
        const before = [...history.inside()].sort();
        assert.equal(before.length, 2);
        base(history).set("blob", older(base(history).get("blob")));
        world.faults = faults;
        const second = await history.load();
        await history.look(second);
        for (let i = 0; i < point; i++) await world.step();
        second.kill(); // the step at which it ends
        version(history) === 2 ? left++ : taken++;
        world.faults = {};
        const third = await history.load();
        await world.settle();
        await history.look(third);
        await world.settle();
        const after = [...history.inside()].sort();
        for (const thing of before) assert.ok(after.includes(thing), `after ${point} steps ${thing} is lost`);
        assert.equal(version(history), 3);
        assert.equal([...base(history).keys()].includes("aside"), false, "it was not taken for damage");
        assert.deepEqual(history.errors.filter((text) => !text.startsWith("storage-failed")), []);
        await history.end();
      }
      assert.ok(left > 2 && taken > 2, `interrupted before ${left} times, after ${taken} times`);
    });
  }
}
