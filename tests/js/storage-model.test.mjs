// The package as it is published over a model of IndexedDB, thousands of times: whatever the visitor does, and whenever
// tabs close or answers come, what was withdrawn is gone once the withdrawal's transaction is completed, or once the next
// page has loaded, and what was stored is never lost.
import assert from "node:assert/strict";
import test from "node:test";
import { History, warmUp } from "./lib/model/history.mjs";

const add = (sum, tally) => {
  for (const [what, times] of Object.entries(tally)) sum[what] = (sum[what] ?? 0) + times;
};
/** What lies on the disk from before the last withdrawal. */
const old = (history) => [...history.inside()].filter((thing) => history.looked.get(thing).withdrawals < history.withdrawals);

async function play(history, steps, sum) {
  const { world } = history;
  await history.load();
  await history.grant(world.tabs[0]);
  for (let i = 0; i < steps; i++) await (world.below(5) ? world.step() : history.deed());
  for (const tab of world.open) if (tab.frozen) await history.comeBack(tab);
  world.faults = {};
  await world.settle();
  if (old(history).length) {
    history.count("left to the next page");
    await history.load();
    await world.settle();
    assert.deepEqual(old(history), [], `seed ${world.seed}: the next page has loaded`);
  }
  add(sum, history.tally);
  await history.end();
}

const WORLDS = {
  "a database": { strict: true },
  "a bucket": { strict: true, buckets: true },
  "a database that hears of things late": { pipes: true },
  "a bucket that hears of things late": { pipes: true, buckets: true },
  "a database that fails now and then": { faults: { quota: 0.05, open: 0.05, transaction: 0.05 } },
};
const EACH = 2000;

test.before(warmUp);

for (const [i, [name, { strict = false, faults = {}, ...options }]] of Object.entries(WORLDS).entries()) {
  test(`case 36 ${EACH} histories of write, withdraw, erase, reload and close over ${name}: nothing comes back`, async (t) => {
    const sum = {};
    for (let seed = i * EACH; seed < (i + 1) * EACH; seed++) {
      const history = new History(seed, options);
      Object.assign(history, { strict });
      history.world.faults = { ...faults };
      await play(history, 60, sum);
    }
    t.diagnostic(JSON.stringify(sum));
    for (const what of ["look", "withdraw", "stored", "deleted", "put aside", "leave", "erase"]) assert.ok(sum[what] > EACH / 10, `${what}: ${sum[what]}`);
  });
}

test("a seed gives the same history again", async () => {
  const traces = [];
  for (let time = 0; time < 2; time++) {
    const history = new History(77, { buckets: true });
    await play(history, 120, {});
    traces.push(history.world.trace.join());
  }
  assert.ok(traces[0].length > 500);
  assert.equal(traces[0], traces[1]);
});

for (const from of [0, 1]) {
  test(`case 36 a withdrawal at each point of a write, said in ${from ? "another" : "the same"} tab, leaves nothing`, async () => {
    let written = 0;
    for (let point = 0; point < 120; point++) {
      for (const buckets of [false, true]) {
        const history = Object.assign(new History(900 + point, { buckets }), { strict: true });
        const { world } = history;
        const tabs = [await history.load(), await history.load()];
        await history.grant(tabs[0]);
        await world.settle();
        await history.look(tabs[0]);
        for (let i = 0; i < point; i++) await world.step();
        written += history.inside().size;
        await history.withdraw(tabs[from]);
        await world.settle();
        assert.deepEqual([...history.inside()], [], `after ${point} steps`);
        assert.equal(history.complete, 1);
        await history.end();
      }
    }
    assert.ok(written > 20 && written < 220, `${written} of 240 were stored when the visitor withdrew`);
  });
}

test("what several tabs store at once is stored, every bit of it", async () => {
  for (let seed = 0; seed < 300; seed++) {
    const history = new History(seed, { buckets: seed % 2 === 0, pipes: seed % 3 === 0 });
    const { world } = history;
    const tabs = [await history.load(), await history.load(), await history.load()];
    await history.grant(tabs[0]);
    await world.settle();
    for (let i = 0; i < 80; i++) await (world.below(4) ? world.step() : history.look(world.pick(tabs)));
    await world.settle();
    assert.deepEqual([...history.inside()].sort(), [...history.looked.keys()].sort(), `seed ${seed}`);
    await history.end();
  }
});

test("the model is not blind: tabs that do not look again before they write bring something back", async () => {
  let caught = 0;
  for (let seed = 0; seed < 1000 && !caught; seed++) {
    const history = Object.assign(new History(seed), { strict: true });
    const { load } = history;
    history.load = async () => {
      const tab = await load.call(history);
      const said = history.world.local.get("homebody:default:consent") ?? null;
      tab.localStorage.getItem = () => said; // as it was when the page was loaded
      return tab;
    };
    await play(history, 60, {}).catch(() => caught++);
    await history.end();
  }
  assert.ok(caught > 0);
});
