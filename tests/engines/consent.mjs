// Asks first, and a no holds: in every engine.
import assert from "node:assert/strict";
import { comeBack, database, gone, kept, mode, reload, sayYes, seen, until, view, withdraw } from "../browser/lib/visitor.mjs";

/** What the page's scripts were refused or did not catch; nothing is right. */
export const troubles = (page) => page.evaluate(() => [errors.map(({ code }) => code), unhandled, refused]);
export const CALM = [[], [], []];
const noted = (page) => page.evaluate(() => Object.keys(localStorage));
const signal = () => Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true, configurable: true });

export function consent(test) {
  test("nothing is stored or looked up before a yes", async ({ open }) => {
    const page = await open();
    const calls = await page.evaluate(async () => {
      const from = spied.length;
      const { mode } = await trip(homebody, items, [homebody.site()]);
      return [mode, spied.slice(from).filter((call) => call !== "fetch")];
    });
    assert.deepEqual(calls, ["contextual", []]);
    assert.equal(await comeBack(page), "contextual");
    await view(page, "knife");
    await page.waitForTimeout(200);
    assert.deepEqual([await database(page), await noted(page)], [undefined, []]);
    assert.deepEqual(await troubles(page), CALM);
  });

  test("a yes is stored and survives a reload", async ({ open }) => {
    const page = await open();
    assert.equal(await sayYes(page), "persistent");
    await view(page, "knife", "atlas");
    await kept(page);
    assert.deepEqual(await database(page), ["blob", "meta"]);
    assert.equal(await reload(page), "persistent");
    assert.deepEqual(await seen(page), ["atlas", "knife"]);
    assert.deepEqual(await troubles(page), CALM);
  });

  test("a withdrawal erases everything, and nothing is back after a reload", async ({ open }) => {
    const page = await open();
    await sayYes(page);
    await view(page, "knife");
    await kept(page);
    await withdraw(page);
    assert.deepEqual([await mode(page), await seen(page)], ["contextual", []]);
    assert.equal(await gone(page), undefined);
    assert.equal(await reload(page), "contextual");
    assert.deepEqual([await seen(page), await database(page), await noted(page)], [[], undefined, ["homebody:default:consent"]]);
    await page.evaluate(() => p.consent.grant(...ALL));
    assert.deepEqual(await seen(page), [], "a new yes starts empty");
    assert.deepEqual(await troubles(page), CALM);
  });

  test("a withdrawal reaches a second tab within 250 ms", async ({ open }, t) => {
    const [one, two] = [await open(), await open()];
    await sayYes(one);
    await comeBack(two);
    await two.evaluate(() => {
      globalThis.changes = [];
      p.on("mode", (mode) => changes.push([mode, Date.now()]));
    });
    const times = [];
    for (let round = 0; round < 4; round++) {
      assert.equal(await until(() => mode(two), (mode) => mode === "persistent"), "persistent");
      await view(one, "knife");
      assert.deepEqual(await until(() => seen(two), (ids) => ids.length), ["knife"]);
      await two.evaluate(() => void changes.splice(0));
      const at = await one.evaluate(() => {
        const at = Date.now();
        p.consent.withdraw();
        return at;
      });
      const [[there, heard]] = await until(() => two.evaluate(() => changes), (changes) => changes.length);
      assert.equal(there, "contextual");
      assert.deepEqual(await seen(two), []);
      times.push(heard - at);
      assert.equal(await gone(one), undefined);
      await one.evaluate(() => p.consent.grant(...ALL));
    }
    t.diagnostic(`the other tab followed within ${Math.max(...times)} ms`);
    assert.ok(Math.max(...times) < 250, `${times} ms`);
  });

  test("the browser's objection (GPC) lowers what was granted", async ({ engine, open }, t) => {
    // Firefox was started with its own; no other engine has one yet, so there a script says it.
    const own = engine === "firefox";
    t.diagnostic(own ? "the engine's own signal" : "a signal put there by a script");
    const page = await open("", own ? undefined : signal);
    const states = (strict) =>
      page.evaluate(async (strict) => {
        await start({ consent: [homebody.site({ grant: [...ALL, "measure"] }), homebody.gpc({ strict })] });
        return [p.mode, p.consent.get().purposes];
      }, strict);
    const all = (state) => ({ store: state, profile: state, rank: state, measure: "denied" });
    assert.deepEqual(await states(false), ["persistent", all("granted")]);
    assert.deepEqual(await states(true), ["contextual", all("denied")]);
  });
}
