// Real tabs of one visitor that look around, withdraw, are loaded anew and close, all at once and as a seed decides: nothing is left
// once the withdrawal is completed, or once the next page has loaded. The browser adds its own timing, so a seed gives the same deeds
// again, not the same race; the model in tests/js/storage-model.test.mjs gives that.
import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ITEMS } from "../js/lib/shop.mjs";
import { Random } from "../js/lib/random.mjs";
import { comeBack, database, gone, mode, open, reload, seen, until, visitor } from "./lib/visitor.mjs";

const SEED = 1;
const HISTORIES = 200;
const MOST_TABS = 3;
/** No deed of a history comes later than about this. */
const SPAN_MS = 40;
const LOOKED_AT = ITEMS.filter(({ sensitive }) => !sensitive).map(({ id }) => id);

/** Runs in the page before the package: counts what was erased in it, when it is done, and what was stored. */
function countEndings() {
  Object.assign(globalThis, { erasures: 0, writes: 0 });
  const { clear, put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.clear = function () {
    this.transaction.addEventListener("complete", () => erasures++);
    return clear.call(this);
  };
  IDBObjectStore.prototype.put = function (...what) {
    if (what[1] === "blob") this.transaction.addEventListener("complete", () => writes++);
    return put.apply(this, what);
  };
  const { deleteDatabase } = IDBFactory.prototype;
  IDBFactory.prototype.deleteDatabase = function (name) {
    const request = deleteDatabase.call(this, name);
    request.addEventListener("success", () => erasures++);
    return request;
  };
}

/** What a tab does: pauses, looks, and somewhere among them the withdrawal. */
function deedsOf(random, withdraws) {
  const looks = 4 + random.below(8);
  const deeds = Array.from({ length: looks }, () => [random.below((2 * SPAN_MS) / looks), random.pick(LOOKED_AT)]);
  if (withdraws) deeds.splice(random.below(looks + 1), 0, [random.below(6), "withdraw"]);
  return deeds;
}

/** Does them; of a withdrawal, what was found when it was completed. Nothing when the tab was gone before. */
const live = (page, deeds) =>
  page
    .evaluate(async (deeds) => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      let withdrawal;
      /** What is left when this tab's withdrawal is completed; `late`: it had nothing to complete. */
      const completed = async (before, mode) => {
        const end = performance.now() + 2000;
        while (erasures === before && performance.now() < end) await pause(0);
        return { mode, late: erasures === before, left: await stored() };
      };
      for (const [ms, deed] of deeds) {
        if (ms) await pause(ms);
        if (deed !== "withdraw") {
          p.track("view", deed);
          // As when the visitor turns to another tab: it is written at once, so that there is a write under way most of the time.
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
          continue;
        }
        const before = erasures;
        p.consent.withdraw();
        withdrawal = completed(before, p.mode);
      }
      const written = writes;
      writes = 0;
      return { written, withdrawal: await withdrawal };
    }, deeds)
    .catch((error) => {
      if (!/closed|destroyed|navigat|detached|crashed/i.test(error.message)) throw error;
    });

class Histories {
  tabs = [];
  tally = { writes: 0, completed: 0, "next page": 0, unsaid: 0, reloaded: 0, closed: 0, slowest: 0 };

  constructor(t, context, seed) {
    Object.assign(this, { t, context, random: new Random(seed), name: `seed ${seed}` });
  }

  async load() {
    const page = await open(this.t, this.context);
    await comeBack(page);
    this.tabs.push(page);
    return page;
  }

  /** The next page of the site: the one that a tab was sent to, or a new tab. */
  async leave(page, closes) {
    if (!closes) return reload(page);
    this.tabs = this.tabs.filter((tab) => tab !== page);
    await page.close();
  }

  async begin() {
    const { random, tabs } = this;
    const wanted = 1 + random.below(MOST_TABS);
    while (tabs.length < wanted) await this.load();
    for (const page of tabs) assert.deepEqual([await mode(page), await seen(page), await database(page)], ["contextual", [], undefined], this.name);
    const first = random.pick(tabs);
    await first.evaluate(() => p.consent.grant(...ALL));
    assert.deepEqual(await seen(first), [], `${this.name}: a new yes starts empty`);
    // Sometimes the others do not know yet.
    if (random.coin()) for (const page of tabs) await until(() => mode(page), (mode) => mode === "persistent");
  }

  async one() {
    await this.begin();
    const { random, tally } = this;
    const withdrawing = random.pick(this.tabs);
    const leaving = random.below(3) ? undefined : random.pick(this.tabs);
    const [at, closes] = [random.below(SPAN_MS), random.coin()];
    const lives = this.tabs.map((page) => live(page, deedsOf(random, page === withdrawing)).then((told) => [page, told]));
    if (leaving) {
      tally[closes ? "closed" : "reloaded"]++;
      await sleep(at);
      await this.leave(leaving, closes);
    }
    const told = new Map(await Promise.all(lives));
    for (const one of told.values()) tally.writes += one?.written ?? 0;
    await this.judge(told.get(withdrawing)?.withdrawal);
  }

  async judge(withdrawal) {
    const { tally, name } = this;
    if (withdrawal) assert.equal(withdrawal.mode, "contextual", `${name}: it holds at once`);
    const completed = withdrawal && !withdrawal.late;
    if (completed) {
      tally.completed++;
      assert.ok(!withdrawal.left?.length, `${name}: ${withdrawal.left} is left when the withdrawal is completed`);
    }
    if (!completed || !this.tabs.length) {
      const next = await this.load();
      // The tab went before the visitor had said no: then it is said here.
      if ((await mode(next)) === "persistent") {
        assert.ok(!withdrawal, name);
        tally.unsaid++;
        await next.evaluate(() => p.consent.withdraw());
      } else tally["next page"]++;
    }
    const from = Date.now();
    assert.equal(await gone(this.tabs[0]), undefined, `${name}: nothing is left`);
    tally.slowest = Math.max(tally.slowest, Date.now() - from);
    for (const page of this.tabs) {
      assert.equal(await until(() => mode(page), (mode) => mode === "contextual"), "contextual", name);
      assert.deepEqual(await seen(page), [], name);
    }
    while (this.tabs.length > MOST_TABS) await this.leave(this.tabs[0], true);
  }
}

for (const [where, histories] of [["a bucket", HISTORIES], ["a plain database", HISTORIES / 4]]) {
  test(`case 36 ${histories} histories of write, withdraw, reload and close in real tabs over ${where}: nothing comes back`, async (t) => {
    const context = await visitor(t, { plain: where !== "a bucket" });
    await context.addInitScript(countEndings);
    const { tally } = await play(t, context, histories);
    t.diagnostic(JSON.stringify(tally));
    const { writes, completed, reloaded, closed } = tally;
    assert.ok(writes > 2 * histories && completed > histories / 2 && reloaded > 3 && closed > 3, JSON.stringify(tally));
  });
}

async function play(t, context, many) {
  const histories = new Histories(t, context, SEED);
  for (let i = 0; i < many; i++) {
    histories.name = `history ${i} of seed ${SEED}`;
    await histories.one();
  }
  return histories;
}

/** Writes all the time, whatever the visitor said. */
const careless = () =>
  setInterval(async () => {
    const request = await unspied.open("homebody:default");
    request.onupgradeneeded = () => request.result.createObjectStore("s");
    request.onsuccess = () => {
      const db = request.result;
      db.onversionchange = () => db.close();
      const tx = db.transaction("s", "readwrite");
      tx.objectStore("s").put(1, "blob");
      tx.oncomplete = () => db.close();
    };
  }, 5);

test("the histories are not blind: a tab that writes without looking is caught", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(countEndings);
  const histories = new Histories(t, context, SEED);
  const { begin } = histories;
  histories.begin = async () => {
    await begin.call(histories);
    const page = await open(t, context);
    await page.evaluate(careless);
  };
  await assert.rejects(histories.one(), /is left/);
});
