// What is stored, and when no longer: a yes lasts, a no holds at once and everywhere, and nothing comes back.
import assert from "node:assert/strict";
import test from "node:test";
import { comeBack, database, folder, gone, kept, mode, open, reload, resident, sayYes, seen, until, view, visitor, withdraw } from "./lib/visitor.mjs";

/** Sources beside the remembered choice that are asked again before each write; made in the page. */
const BESIDE = {
  "gpc()": "homebody.gpc()",
  "a consent manager": `(() => {
    let [said, report] = [{}];
    return {
      name: "cmp",
      connect: (to) => ((report = to), () => {}),
      refresh: () => report({ purposes: said }),
      choose: ({ purposes }) => report({ purposes: (said = purposes) }),
    };
  })()`,
};
for (const [name, beside] of Object.entries(BESIDE)) {
  test(`a yes is stored where ${name} is asked again before each write`, async (t) => {
    const page = await open(t, await visitor(t));
    await page.evaluate(`start({ consent: [homebody.remembered(), ${beside}] }).then(() => (spied.length = 0))`);
    const asked = await page.evaluate(() => {
      p.consent.grant(...ALL);
      return spied.length;
    });
    assert.ok(asked < 30, `${asked} calls for one yes`);
    await view(page, "knife");
    await kept(page);
    assert.deepEqual(await database(page), ["blob", "meta"]);
    assert.deepEqual(await page.evaluate(() => [p.mode, errors, unhandled]), ["persistent", [], []]);
    assert.equal(await reload(page), "persistent");
    assert.deepEqual(await seen(page), ["knife"]);
  });
}

test("a profile and its consent survive the browser's closing", async (t) => {
  const home = folder(t);
  let context = await resident(t, home);
  let page = await open(t, context);
  assert.equal(await sayYes(page), "persistent");
  await view(page, "knife", "atlas");
  await kept(page);
  assert.equal(await reload(page), "persistent");
  assert.deepEqual(await seen(page), ["atlas", "knife"], "there when ready resolves");
  await context.close();

  context = await resident(t, home);
  page = await open(t, context);
  assert.equal(await comeBack(page), "persistent", "the browser was closed and started again");
  assert.deepEqual(await seen(page), ["atlas", "knife"]);
});

test("what was done just before leaving is not lost", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await view(page, "pan");
  await kept(page);
  await view(page, "tent");
  await page.waitForTimeout(20); // as a link takes at least
  await reload(page);
  assert.deepEqual(await seen(page), ["pan", "tent"]);
});

/** A second tab of the same visitor, with the same profile. */
async function beside(t, context) {
  const page = await open(t, context);
  await comeBack(page);
  return page;
}
/** What the visitor's browser holds of ours, besides the note of the choice. */
const left = async (page) => ({ database: await database(page), items: await page.evaluate(() => Object.entries(localStorage)) });

test("a withdrawal holds at once here, within 250 ms in every other tab, and leaves nothing", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  const two = await beside(t, context);
  await two.evaluate(() => {
    globalThis.changes = [];
    p.on("mode", (mode) => changes.push([mode, Date.now()]));
  });
  const times = [];
  for (let round = 0; round < 8; round++) {
    await until(() => mode(two), (mode) => mode === "persistent");
    await view(one, "knife");
    await until(() => seen(two), (ids) => ids.includes("knife"));
    await two.evaluate(() => changes.splice(0));
    const here = await one.evaluate(() => {
      const at = Date.now();
      p.consent.withdraw();
      return { at, mode: p.mode, events: p.profile.get().events.length, by: p.rank({ slot: "a" }).mode };
    });
    assert.deepEqual(here, { at: here.at, mode: "contextual", events: 0, by: "contextual" });
    const [[there, at]] = await until(() => two.evaluate(() => changes), (changes) => changes.length);
    assert.equal(there, "contextual");
    times.push(at - here.at);
    assert.deepEqual(await seen(two), []);
    assert.equal(await gone(one), undefined, "no database, no epoch, no id");
    await one.evaluate(() => p.consent.grant(...ALL));
    assert.deepEqual(await seen(one), [], "a new yes starts empty");
  }
  t.diagnostic(`the other tab followed within ${Math.max(...times)} ms`);
  assert.ok(Math.max(...times) < 250, `${times} ms`);
  await withdraw(one);
  await gone(one);
  const { items } = await left(one);
  assert.deepEqual(items.map(([key]) => key), ["homebody:default:consent"]);
  const { at, ...choice } = JSON.parse(items[0][1]);
  assert.equal(typeof at, "number");
  const denied = { store: "denied", profile: "denied", rank: "denied", measure: "denied" };
  assert.deepEqual(choice, { v: 1, purposes: denied, notice: "" }, "the choice, and nothing of the visitor");
});

test("no write under way brings anything back, whenever the visitor withdraws", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  const two = await beside(t, context);
  for (const page of [one, two]) {
    await page.evaluate(() => {
      const ids = items.map(({ id }) => id);
      let i = 0;
      setInterval(() => p.track("view", ids[i++ % ids.length]), 3);
    });
  }
  let written = 0;
  for (let round = 0; round < 30; round++) {
    const [from, other] = round % 2 ? [one, two] : [two, one];
    await from.evaluate(() => p.consent.grant(...ALL));
    await until(() => mode(other), (mode) => mode === "persistent");
    written += await from.evaluate(async (delay) => {
      const end = performance.now() + delay;
      while (performance.now() < end) await new Promise((resolve) => setTimeout(resolve));
      const events = p.profile.get().events.length;
      p.consent.withdraw();
      return events;
    }, round * 2.3);
    assert.equal(await gone(from), undefined, `round ${round}`);
    for (const page of [one, two]) assert.deepEqual([await mode(page), await seen(page)], ["contextual", []], `round ${round}`);
  }
  assert.ok(written > 50, "there was something to bring back");
  await one.waitForTimeout(300);
  assert.equal(await database(one), undefined);
  for (const page of [one, two]) {
    assert.equal(await reload(page), "contextual");
    assert.deepEqual(await seen(page), []);
  }
  assert.equal(await database(one), undefined);
});

test("a tab that hears nothing of the withdrawal cannot bring anything back either", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => delete globalThis.BroadcastChannel);
  const [one, two] = [await open(t, context), await open(t, context)];
  // A choice that each tab keeps for itself, so that there is no storage event either.
  for (const page of [one, two]) await page.evaluate(() => start({ consent: [homebody.site()] }));
  for (let round = 0; round < 6; round++) {
    for (const page of [one, two]) {
      await page.evaluate(() => {
        p.consent.grant(...ALL);
        p.track("view", "knife");
      });
      await kept(page);
    }
    await Promise.all([
      two.evaluate(async () => {
        for (let i = 0; i < 40; i++) {
          p.track("view", "pan");
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
      }),
      one.evaluate(async (delay) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        p.consent.withdraw();
      }, 7 * round),
    ]);
    await two.waitForTimeout(60);
    assert.equal(await until(() => mode(two), (mode) => mode === "contextual"), "contextual", "it finds nothing, and asks anew");
    assert.deepEqual(await seen(two), []);
    assert.equal(await gone(one), undefined, `round ${round}`);
  }
});

test("a connection that does not give way holds up the deletion, but not the erasure", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await view(page, "knife");
  await kept(page);
  const left = await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const request = unspied.open("homebody:default");
      request.onsuccess = () => resolve(request.result);
    });
    p.consent.withdraw();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const keys = db.transaction("s").objectStore("s").getAllKeys();
    return new Promise((resolve) => (keys.onsuccess = () => (db.close(), resolve(keys.result))));
  });
  assert.deepEqual(left, []);
  assert.equal(await gone(page), undefined);
});

test("the look at the database is not blind: what a careless tab wrote after a withdrawal is found", async (t) => {
  const context = await visitor(t);
  const one = await open(t, context);
  await sayYes(one);
  await view(one, "knife");
  await kept(one);
  await withdraw(one);
  await gone(one);
  await one.evaluate(
    () =>
      new Promise((resolve) => {
        const request = unspied.open("homebody:default");
        request.onupgradeneeded = () => request.result.createObjectStore("s").put(1, "blob");
        request.onsuccess = () => (request.result.close(), resolve());
      }),
  );
  assert.deepEqual(await database(one), ["blob"]);
});

test("purposes are separate: storing alone does not personalise, and is not used", async (t) => {
  const context = await visitor(t);
  const page = await open(t, context);
  await comeBack(page);
  for (const purposes of [["store"], ["store", "profile"], ["store", "rank"], ["profile", "rank"]]) {
    await page.evaluate((purposes) => {
      p.consent.withdraw();
      p.consent.grant(...purposes);
      p.track("view", "knife");
    }, purposes);
    await page.waitForTimeout(60);
    const has = await page.evaluate(() => ALL.filter((purpose) => p.consent.has(purpose)));
    assert.deepEqual([has, await mode(page), await seen(page)], [purposes, "contextual", []]);
    assert.equal(await database(page), undefined);
  }
  await page.evaluate(() => p.consent.grant(...ALL));
  await view(page, "knife");
  await kept(page);
  await page.evaluate(() => p.consent.withdraw("rank"));
  assert.deepEqual(await page.evaluate(() => [p.mode, p.consent.has("store")]), ["contextual", true]);
  assert.equal(await gone(page), undefined, "without all three there is no reason to keep it");
});

test("the browser's objection lowers what the visitor granted", async (t) => {
  const context = await visitor(t);
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { value: true }));
  const page = await open(t, context);
  const states = (strict) =>
    page.evaluate(async (strict) => {
      await start({ consent: [homebody.site({ grant: [...ALL, "measure"] }), homebody.gpc({ strict })] });
      return [p.mode, p.consent.get().purposes];
    }, strict);
  const all = (state) => ({ store: state, profile: state, rank: state, measure: "denied" });
  assert.deepEqual(await states(false), ["persistent", all("granted")]);
  assert.deepEqual(await states(true), ["contextual", all("denied")]);

  const calm = await open(t, await visitor(t));
  const [mode, { measure }] = await calm.evaluate(async () => {
    await start({ consent: [homebody.site({ grant: [...ALL, "measure"] }), homebody.gpc({ strict: true })] });
    return [p.mode, p.consent.get().purposes];
  });
  assert.deepEqual([mode, measure], ["persistent", "granted"], "without the signal it says nothing");
});

test("a remembered answer ends with its time and with its notice, and never grants from the future", async (t) => {
  const page = await open(t, await visitor(t));
  await sayYes(page);
  await view(page, "knife");
  await kept(page);
  const modeWith = (options, change = {}) =>
    page.evaluate(
      async ([options, change]) => {
        const key = "homebody:default:consent";
        const text = localStorage.getItem(key);
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), ...change }));
        const mode = await start({ consent: [homebody.remembered(options)] });
        localStorage.setItem(key, text);
        return mode;
      },
      [options, change],
    );
  const DAY = 86_400_000;
  const now = Date.now();
  assert.equal(await modeWith({}), "persistent");
  assert.equal(await modeWith({ noticeVersion: "2" }), "contextual");
  assert.equal(await modeWith({}, { at: now - 179 * DAY }), "persistent");
  assert.equal(await modeWith({}, { at: now - 181 * DAY }), "contextual");
  assert.equal(await modeWith({ days: 30 }, { at: now - 31 * DAY }), "contextual");
  assert.equal(await modeWith({}, { at: now + 3 * DAY }), "contextual");
  assert.equal(await modeWith({}, { v: 2 }), "contextual");
  assert.equal(await modeWith({}), "persistent", "silence erased nothing");
  assert.deepEqual(await seen(page), ["knife"]);
});
