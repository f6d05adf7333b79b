// What is stored, for how long, and on whose word.
import assert from "node:assert/strict";
import test from "node:test";
import { comeBack, database, folder, gone, kept, mode, open, reload, resident, sayYes, seen, view, visitor, withdraw } from "./lib/visitor.mjs";

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
