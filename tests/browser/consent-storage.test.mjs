// What is stored, and when no longer: a yes lasts, a no holds at once and everywhere, and nothing comes back.
import assert from "node:assert/strict";
import test from "node:test";
import { database, kept, mode, open, reload, sayYes, seen, view, visitor } from "./lib/visitor.mjs";

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
