// The plain page with the two elements, for visitors of lib/visitor.mjs, under a policy that allows no inline style and no text as code.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";
import { launch } from "./launch.mjs";
import { address } from "./site.mjs";
import { watchFor } from "./visitor.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
after(() => browser?.close());

/** A visitor on the page; `query` as its `?…`. */
export async function enter(t, query = "", options = {}, init, path = "/elements.html") {
  browser ??= await launch();
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  if (init) await page.addInitScript(init);
  const trouble = await watchFor(t, page);
  await page.goto(address(`${path}?policy=elements&${query}`));
  await page.waitForFunction(() => globalThis.prepared);
  return Object.assign(page, { trouble });
}

export const panel = (page) => page.locator("homebody-panel");
export const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
/** Puts a panel, for a visitor who has done things unless told otherwise. */
export async function withPanel(page, lived = true) {
  await page.evaluate((lived) => {
    if (lived) live();
    put("homebody-panel");
  }, lived);
  await panel(page).locator("#memory").waitFor();
}
/** Puts a question whose moment has come; its words are there already, as on the second page of a shop. */
export async function withAsk(page, attributes = { item: "knife" }) {
  await page.evaluate(() => put("homebody-ask", { "after-views": 99 }));
  const words = () => performance.getEntriesByType("resource").some(({ name, responseEnd }) => responseEnd && name.includes(`/chunks/${document.documentElement.lang}-`));
  await page.waitForFunction(words);
  await page.waitForTimeout(300); // for the script to have run
  await page.evaluate((attributes) => put("homebody-ask", { "after-views": 0, ...attributes }), attributes);
}
export const said = (page, section) => panel(page).locator(`section[aria-labelledby=${section}] [role=status]`);

export async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { preload: false }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 150) + failureSummary).join(" | ")}`), []);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${what} is ${over} px too wide`);
}
