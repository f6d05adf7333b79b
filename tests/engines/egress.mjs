// Reaches nobody: a server that notes every request is the judge, in every engine.
import assert from "node:assert/strict";
import { log, paths } from "../browser/lib/site.mjs";
import { CALM, troubles } from "./consent.mjs";

/** The page draws itself; everything else that spies heard would be a way out. */
const sent = (page) => page.evaluate(() => spied.filter((call) => watched.sending.includes(call) && !call.startsWith("Document.createElement")));

/** A whole visit with a yes, what the page itself does during it, and a no; what the server heard, and the spies. */
async function visit(page, during) {
  await page.evaluate(() => void spied.splice(0));
  log.length = 0;
  const { mode, ranked } = await page.evaluate(async (leaky) => {
    const yes = homebody.site({ grant: ALL });
    const leak = (p) => {
      const [{ id }] = p.rank({ slot: "home" }).items;
      new Image().src = `/picture/${id}.svg`;
    };
    return trip(homebody, items, [yes, homebody.remembered(), homebody.gpc()], async (p) => {
      if (leaky) leak(p);
      await p.profile.erase();
      p.consent.withdraw();
    });
  }, during === "leak");
  await page.waitForTimeout(300);
  assert.equal(mode, "contextual");
  assert.ok(ranked.filter(Boolean).length >= 4, `the trip ranked: ${ranked}`);
  assert.deepEqual(await troubles(page), CALM);
  return [paths(), await sent(page)];
}

export function egress(test) {
  for (const [entry, calls] of [["index", ["fetch"]], ["inline", []]]) {
    test(`the server hears nothing of a whole visit, from yes to no: ${entry}`, async ({ open }) => {
      const page = await open(`?entry=${entry}`);
      const [files, loading] = await visit(page);
      // The first visit of a page loads what the package consists of, by names that are the same for everybody.
      assert.deepEqual([files.filter((path) => !/^\/dist\/(engine\.wasm|chunks\/[\w-]+\.js)$/.test(path)), loading], [[], calls]);
      assert.deepEqual(await visit(page), [[], []]);
    });
  }
  test("a page that shows the picture of what was ranked is heard: the server is not deaf", async ({ open }) => {
    const page = await open("?entry=inline");
    await visit(page);
    const [heard, calls] = await visit(page, "leak");
    assert.match(heard.join(), /^\/picture\/[\w-]+\.svg$/);
    assert.deepEqual(calls, ["Image"]);
  });
}
