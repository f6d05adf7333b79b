// A visitor of the built storefront, for the tests that click through it: starts the server with its real
// headers and a browser, and fails a test in which the policy refused something or the page complained.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before } from "node:test";
import { at } from "../../tools/lib/paths.mjs";
import { createServer, listen, storefrontPolicy } from "../../tools/serve.mjs";
import { launch } from "./lib/launch.mjs";

let browser, server;
/** Every request that reached the server, in order. */
export const requests = [];

before(async () => {
  // The icon is not the page's doing: the browser gets it again at each step because this server forbids caching.
  const log = ({ method, url }) => url !== "/favicon.svg" && requests.push(`${method} ${url}`);
  server = await listen(await createServer({ root: at("www", "dist"), csp: storefrontPolicy, log }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A new visitor; at the end, nothing may have been refused by the policy or gone wrong. */
export async function visit(t, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  await context.exposeFunction("tellTrouble", (text) => trouble.push(text));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => tellTrouble(`${event.violatedDirective} ${event.blockedURI}`)),
  );
  t.after(async () => {
    await context.close();
    assert.deepEqual(trouble, []);
  });
  return page;
}

export const open = async (page, path) => {
  await page.goto(server.url + path);
  await page.locator("h1").first().waitFor();
};
/** A link within the page, as a click on one: the cart is in memory and would not survive a load. */
export const follow = (page, path) =>
  page.evaluate((to) => {
    const link = Object.assign(document.createElement("a"), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
export const button = (page, name, options = {}) => page.getByRole("button", { name, ...options });
export const slot = (page, name) => page.getByRole("region", { name });
export const titles = (where) => where.locator(".card-name").allTextContents();
/** The ranking is there once cards can be asked why. */
export const ranked = (page) => button(page, /^Why this/).first().waitFor();
export const sayYes = async (page) => {
  await open(page, "/privacy");
  await button(page, "Remember on this device").click();
  await page.getByText("Memory is on", { exact: true }).waitFor();
  await open(page, "/");
};
/** Goes to a product. Once focus is on its heading, the page has also told the engine of the look. */
export const look = async (page, path) => {
  const before = await page.locator("h1").elementHandle();
  await follow(page, path);
  await page.waitForFunction((before) => {
    const heading = document.querySelector(".product h1");
    return heading && heading !== before && document.activeElement === heading;
  }, before);
};
/** Writes are made when the page has a moment; a look at the privacy page gives it one. */
export const settle = async (page) => {
  await follow(page, "/privacy");
  await page.waitForTimeout(700);
};

/** What lies in the browser for this site. */
export const kept = (page) =>
  page.evaluate(async () => ({
    items: Object.keys(localStorage),
    databases: [...(await indexedDB.databases()).map(({ name }) => name), ...(await navigator.storageBuckets.keys()).map((name) => name.replace("_", ":"))],
  }));

/** Waits until focus is on something with this text, also within a part that keeps its inside to itself. */
export const focusOn = (page, text) =>
  page.waitForFunction((text) => {
    const focused = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
    return focused.textContent.trim().startsWith(text);
  }, text);

/** Two looks at products, after which the shop asks. */
export const asked = async (page) => {
  await open(page, "/p/ostler-paring-9");
  await ranked(page);
  await look(page, "/p/kv-moka-3");
  await button(page, "Yes, remember here").waitFor();
};

/** What a download of one's own data holds. */
export const ownData = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download a copy").click()]);
  return readFile(await download.path(), "utf8");
};
export const bringIn = (page, text) =>
  page.getByLabel("Bring in a copy").setInputFiles({ name: "copy.json", mimeType: "application/json", buffer: Buffer.from(text) });
