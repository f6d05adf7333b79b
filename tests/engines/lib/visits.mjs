// Visits in one of the engines: each test has a site of its own, where nothing was ever stored.
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { findEngine } from "../../../tools/lib/engines.mjs";
import { answers, elsewhere } from "../../browser/lib/site.mjs";
import { prepared, until, visitor } from "../../browser/lib/visitor.mjs";
import { startFirefox } from "./firefox.mjs";
import { startWebKit } from "./webkit.mjs";

const BEFORE = readFileSync(fileURLToPath(new URL("../../browser/pages/before.js", import.meta.url)), "utf8");

/** Playwright's own pages, of a new visitor for each test. */
async function startChromium() {
  let browser;
  const begin = async (t) => {
    const context = await visitor(t);
    browser = context.browser();
    return context;
  };
  return { begin, title: () => `Chromium ${browser.version()}`, close: () => {} };
}
const byWebDriver = (start) => async () => {
  const { session, title, close } = await start();
  return { begin: () => session, title: () => title, close };
};
const STARTS = { chromium: startChromium, firefox: byWebDriver(startFirefox), webkit: byWebDriver(startWebKit) };

/** Runs suites in an engine: functions that are given `test(name, (visit, t) => …)`. An engine that is not there is skipped, and said to be. */
export function runIn(name, suites) {
  if (name !== "chromium" && !findEngine(name)) {
    test(name, { skip: `${name} is not installed` }, () => {});
    return;
  }
  let engine;
  before(async () => (engine = await STARTS[name]()));
  after(() => engine?.close());
  const inEngine = (what, act) =>
    test(`${name}: ${what}`, async (t) => {
      const pages = await engine.begin(t);
      await act({ engine: name, open: opener(t, pages, await elsewhere(t)) }, t);
    });
  for (const suite of suites) suite(inEngine);
  test(`${name}: which one it was`, (t) => t.diagnostic(`ran in ${engine.title()}`));
}

/** Opens tabs of the visitor's: `query` as `?…`, and what is to be done before the package is loaded. */
function opener(t, pages, origin) {
  t.after(() => answers.delete("/before.js"));
  return async (query = "", first) => {
    if (first) answers.set("/before.js", { body: `${BEFORE}(${first})();` });
    const page = await pages.newPage();
    t.after(() => page.close().catch(() => {}));
    await page.goto(`${origin}/visit.html${query}`);
    await prepared(page);
    await until(() => page.evaluate(() => "trip" in globalThis));
    return page;
  };
}
