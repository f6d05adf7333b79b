// Behind the wall: nothing gets out of the sealed worker, in every engine. The logging server is the judge.
import assert from "node:assert/strict";
import { HEARD, tryAll } from "../browser/lib/attempts.mjs";
import { FORMS, heardOf, SOURCE, start, unsealed, withAttempts } from "../browser/lib/sealed.mjs";
import { answers, log, paths } from "../browser/lib/site.mjs";

export function sealed(test) {
  for (const [form, policy, url] of FORMS) {
    test(`case 59 nothing gets out of the sealed worker, form ${form}`, async ({ open }, t) => {
      withAttempts(t);
      const page = await open(`?entry=sealed&policy=${policy}`);
      const status = await start(page, url);
      assert.deepEqual([status.sealed, status.form, status.failure], [true, form, undefined], JSON.stringify(status));
      assert.ok(status.ranked > 3);
      await page.evaluate(() => p.track("view", "knife"));
      log.length = 0;
      const { open: ways, tried } = await tryAll(page);
      await page.waitForTimeout(300);
      assert.deepEqual(ways, []);
      assert.ok(tried.length > 12);
      assert.deepEqual(paths(), [], "the server heard nothing at all");
    });
  }

  test("case 59 the same code in a worker without a policy is heard: the server is not deaf", async ({ open }, t) => {
    withAttempts(t);
    const page = await open("?entry=sealed&policy=usual");
    await unsealed(page);
    log.length = 0;
    await tryAll(page);
    await page.waitForTimeout(300);
    assert.deepEqual(heardOf(), [...HEARD].sort());
  });

  test("a server that forgot the worker's policy, or lets its own addresses through, is found out", async ({ open }, t) => {
    answers.set(SOURCE, { status: 404, body: "" });
    t.after(() => answers.clear());
    for (const policy of ["none", "usual"]) {
      const page = await open("?entry=sealed&policy=usual");
      const { sealed: stands, form, tried } = await start(page, `/dist/sealed-worker.js?policy=${policy}`);
      assert.deepEqual([stands, form, tried[0]], [false, "none", { form: "header", why: "leaks" }]);
    }
  });
}
