// Visitors: a Chromium for each test file, visitors with a browser of their own in it, and visitors whose
// browser keeps its data on disk and can be closed and started again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, launchIn } from "./launch.mjs";
import { address } from "./site.mjs";
import { installSpies } from "./spies.mjs";

const LAUNCH = {
  // Other names for the tests' server: other sites, and ones without https.
  flags: ["--host-resolver-rules=MAP *.test 127.0.0.1"],
  // Playwright turns the back/forward cache off; here it is to be seen at work.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

const browsers = new Map();
after(() => Promise.all([...browsers.values()].map(async (browser) => (await browser).close())));

function started(whole) {
  if (!browsers.has(whole)) browsers.set(whole, launch({ ...LAUNCH, whole }));
  return browsers.get(whole);
}

/**
 * A visitor with nothing stored, and everything kept in memory; `plain`: in a browser without storage buckets; `whole`: in one with the
 * back/forward cache and the settings that people have.
 */
export async function visitor(t, { plain = false, whole = false } = {}) {
  const context = await (await started(whole)).newContext();
  t.after(() => context.close());
  if (plain) await context.addInitScript(() => delete Navigator.prototype.storageBuckets);
  await context.addInitScript(installSpies);
  return context;
}

/** A folder for a browser's data, gone after the test. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "homebody-visitor-"));
  t.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return path;
}

/** A visitor whose browser keeps its data in a folder; closing and coming back is up to the test. */
export async function resident(t, path, { whole, flags = [] } = {}) {
  const context = await launchIn(path, { ...LAUNCH, whole, flags: [...LAUNCH.flags, ...flags] });
  t.after(() => context.close().catch(() => {}));
  await context.addInitScript(installSpies);
  return context;
}

/** An error on the page, or something that its policy refused, fails the test; unless a test takes it out of the list. */
export async function watchFor(t, page) {
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.exposeFunction("refused", (text) => trouble.push(text));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => refused(`${event.violatedDirective} ${event.blockedURI}`)),
  );
  t.after(() => {
    if (trouble.length) throw new Error(`the page broke: ${trouble.join("; ")}`);
  });
  return trouble;
}

/** A page with nothing of the package on it yet, and the list of its troubles. */
export async function bare(t, context, path) {
  const page = await context.newPage();
  const trouble = await watchFor(t, page);
  await page.goto(address(path));
  return Object.assign(page, { trouble });
}

/** A page that has the package as `homebody`, and the helpers of pages/package.js. */
export async function open(t, context, query = "") {
  const page = await bare(t, context, `/package.html${query}`);
  await prepared(page);
  return page;
}
/** A module that waits for another does not hold up the page's load. */
export const prepared = (page) => until(() => page.evaluate(() => "homebody" in globalThis));

/** Starts over with the visitor's earlier choice; gives the mode. */
export const comeBack = (page) => page.evaluate(() => start({ consent: [homebody.remembered()] }));
/** Starts and lets the visitor say yes to everything a profile needs. */
export const sayYes = async (page) => {
  await comeBack(page);
  await page.evaluate(() => p.consent.grant(...ALL));
  return mode(page);
};
export const reload = async (page) => {
  await page.reload();
  await prepared(page);
  return comeBack(page);
};

export const mode = (page) => page.evaluate(() => p.mode);
export const seen = (page) => page.evaluate(() => p.profile.get().events.map(({ id }) => id).sort());
export const view = (page, ...ids) => page.evaluate((ids) => p.track("view", ids), ids);
export const withdraw = (page) => page.evaluate(() => p.consent.withdraw());

/** Waits until `look()` gives something that `is` accepts; the last look otherwise. */
export async function until(look, is = Boolean, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await look();
    if (is(value) || Date.now() > end) return value;
    await sleep(20);
  }
}

/** What the database holds, looked at from a page; undefined when there is none. */
export const database = (page, name = "homebody:default") => page.evaluate((name) => stored(name), name);
/** Waits until something is stored, and what was just done is, too. */
export const kept = async (page) => {
  await until(() => database(page), (found) => found?.includes("blob"));
  await page.waitForTimeout(120);
};
export const gone = (page) => until(() => database(page), (found) => found === undefined);
