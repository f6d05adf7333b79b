// Clicks through the built storefront as a visitor would, under its real headers: what it says, what it
// remembers, what it never does. Needs www/dist (`npm test` builds it).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { findBrowser } from "../../tools/lib/browser.mjs";
import { at } from "../../tools/lib/paths.mjs";
import { createServer, listen, storefrontPolicy } from "../../tools/serve.mjs";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ROUTES = ["/", "/c/kitchen", "/c/kitchen/knives", "/p/saltmarsh-mug-sea", "/p/alder-hayfever", "/search?q=tea", "/cart", "/checkout", "/orders", "/privacy", "/nowhere", "/fetch.html"];
const KNIFE = "/p/ostler-paring-9";

let browser, server;
const requests = [];

before(async () => {
  // The icon is not the page's doing: the browser gets it again at each step because this server forbids caching.
  const log = ({ method, url }) => url !== "/favicon.svg" && requests.push(`${method} ${url}`);
  server = await listen(await createServer({ root: at("www", "dist"), csp: storefrontPolicy, log }));
  browser = await chromium.launch({ executablePath: findBrowser().chromium, args: FLAGS.split(" ") });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A new visitor; at the end, nothing may have been refused by the policy or gone wrong. */
async function visit(t, options = {}) {
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

const open = async (page, path) => {
  await page.goto(server.url + path);
  await page.locator("h1").first().waitFor();
};
/** A link within the page, as a click on one: the cart is in memory and would not survive a load. */
const follow = (page, path) =>
  page.evaluate((to) => {
    const link = Object.assign(document.createElement("a"), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
const button = (page, name, options = {}) => page.getByRole("button", { name, ...options });
const slot = (page, name) => page.getByRole("region", { name });
const titles = (where) => where.locator(".card-name").allTextContents();
/** The ranking is there once cards can be asked why. */
const ranked = (page) => button(page, /^Why this/).first().waitFor();
const sayYes = async (page) => {
  await open(page, "/");
  await ranked(page);
  await button(page, "Yes, remember on this device").click();
  await page.getByText("Memory is on").waitFor();
};
const look = async (page, path) => {
  await follow(page, path);
  await page.locator(".product").waitFor();
};
/** Writes are made when the page has a moment; a look at the privacy page gives it one. */
const settle = async (page) => {
  await follow(page, "/privacy");
  await page.waitForTimeout(700);
};

for (const scheme of ["light", "dark"]) {
  test(`every page is accessible, in ${scheme} colours, with memory off and on`, async (t) => {
    const page = await visit(t, { colorScheme: scheme });
    const check = async (path) => {
      await page.waitForTimeout(150);
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run(document, { preload: false }));
      const said = found.violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 300)}`);
      assert.deepEqual(said, []);
    };
    for (const path of ROUTES) {
      await open(page, path);
      await check(path);
    }
    await sayYes(page);
    await look(page, KNIFE);
    await button(page, "Add to cart").click();
    await check("product, in the cart");
    await button(page, /^Why this/).first().click();
    await check("why this");
    for (const path of ["/cart", "/checkout", "/privacy"]) {
      await follow(page, path);
      await check(`${path} with memory`);
    }
  });
}

test("no page is wider than a small phone", async (t) => {
  const page = await visit(t, { viewport: { width: 320, height: 640 } });
  for (const path of ROUTES) {
    await open(page, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${path} is ${over} px too wide`);
  }
});

test("without an answer nothing is stored, and the shop works", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  assert.equal(await slot(page, "Popular right now").count(), 1);
  await look(page, KNIFE);
  await look(page, "/p/kv-moka-3");
  await slot(page, "Should this shop remember what you look at?").waitFor();
  await follow(page, "/search?q=knife");
  assert.ok((await page.locator(".card").count()) >= 3);
  await page.waitForTimeout(500);
  assert.deepEqual(await kept(page), { items: [], databases: [] });
});

test("the two answers look the same, and a no is the end of it", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  const look = (name) =>
    button(page, name).evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      return { width, height, color, backgroundColor, borderColor, fontSize, fontWeight };
    });
  assert.deepEqual(await look("Yes, remember on this device"), await look("No, thanks"));
  await button(page, "No, thanks").click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /nothing is remembered/);
  await page.reload();
  await ranked(page);
  assert.equal(await button(page, "No, thanks").count(), 0);
  await page.waitForTimeout(500);
  const { items, databases } = await kept(page);
  assert.equal(items.length, 1, "only the choice is kept");
  assert.deepEqual(databases, []);
});

test("after a yes, what was looked at decides what is suggested, and nothing was sent", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  const before = requests.length;
  for (const id of ["ostler-chef-20", "kv-moka-3", "nh-sidama-250"]) await look(page, `/p/${id}`);
  await settle(page);
  assert.deepEqual(requests.slice(before), [], "browsing asks the server for nothing");
  await open(page, "/");
  await slot(page, "For you").waitFor();
  assert.equal(await button(page, "No, thanks").count(), 0, "asked once");
  assert.deepEqual((await titles(slot(page, "Carry on where you left off"))).sort(), ["Chef's knife, 20 cm", "Moka pot, 3 cups", "Sidama, whole beans, 250 g"]);
  await button(page, /^Why this/).first().click();
  await page.getByText(/^Shown (mainly )?because/).waitFor();
  const shares = await page.locator(".why-panel .share-number").allTextContents();
  assert.ok(shares.length > 0);
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Why this/);
});

test("what was bought is not offered again, nor its variants, and is labelled where it was asked for", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, KNIFE);
  await button(page, "Add to cart").click();
  await follow(page, "/checkout");
  for (const field of ["Name", "Street and number", "Postcode", "Town"]) await page.getByLabel(field, { exact: true }).fill("Zzquux");
  await button(page, "Place the demo order").click();
  await page.getByRole("heading", { name: "Order LL-1001" }).waitFor();
  await settle(page);
  await open(page, "/");
  await slot(page, "For you").waitFor();
  assert.ok(!(await titles(page)).some((title) => title.startsWith("Paring knife")));
  await open(page, "/p/ostler-chef-20");
  await ranked(page);
  assert.ok(!(await titles(slot(page, "Similar to this"))).some((title) => title.startsWith("Paring knife")));
  await open(page, "/search?q=paring");
  await page.getByText("Bought", { exact: true }).first().waitFor();
  assert.equal(await page.locator(".card").count(), 2, "search leaves nothing out");
  await follow(page, "/privacy");
  await button(page, "Show my data").click();
  const data = await page.getByLabel("Your data").inputValue();
  assert.equal(JSON.parse(data).purchases[0].id, "ostler-paring-9");
  assert.ok(!/zzquux/i.test(data), "what was typed is nowhere");
});

test("not for me, and back", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await ranked(page);
  const [first] = await titles(page);
  await button(page, /^Not for me/).first().click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Undo");
  await page.keyboard.press("Enter");
  assert.equal((await titles(page))[0], first);
  await button(page, /^Not for me/).first().click();
  await settle(page);
  await button(page, /^Restore/).waitFor();
  await open(page, "/");
  await ranked(page);
  assert.ok(!(await titles(page)).includes(first));
});

test("muting an interest empties the lists of it, and can be undone", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  for (const id of ["ostler-chef-20", "ostler-bread-24"]) await look(page, `/p/${id}`);
  await settle(page);
  await button(page, "Mute Ostler").click();
  await button(page, "Unmute Ostler").waitFor();
  await follow(page, "/");
  await ranked(page);
  assert.ok(!(await page.locator(".card-maker").allTextContents()).some((maker) => maker.trim() === "Ostler"));
  await follow(page, "/privacy");
  await button(page, "Unmute Ostler").click();
  await button(page, "Mute Ostler").waitFor();
});

test("the privacy page: export, off and on, import, erase", async (t) => {
  const page = await visit(t);
  await sayYes(page);
  await look(page, "/p/kv-moka-3");
  await look(page, "/p/alder-hayfever");
  assert.equal(await button(page, /^Why this/).count(), 0, "nothing is suggested beside a sensitive product");
  await settle(page);
  await page.getByLabel("First name, optional").fill("Ada");
  await button(page, "Keep it").click();
  await button(page, "Show my data").click();
  const data = await page.getByLabel("Your data").inputValue();
  assert.match(data, /kv-moka-3/);
  assert.ok(!data.includes("alder"), "sensitive products are not recorded");
  const memory = page.getByRole("switch", { name: "Remember on this device" });
  await memory.click();
  await page.getByText("Memory is off", { exact: true }).waitFor();
  await memory.click();
  await page.getByText("Nothing yet.").first().waitFor();
  await page.getByLabel("Or paste the text").fill(data);
  await button(page, "Bring it in").click();
  await page.getByRole("button", { name: "Mute Kettering & Vale" }).waitFor();
  await page.getByLabel("Or paste the text").fill("{}");
  await button(page, "Bring it in").click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Everything", { exact: true }).check();
  await button(page, "Erase", { exact: true }).click();
  await page.getByText(/^Erased\./).waitFor();
  assert.equal(await page.getByRole("button", { name: "Mute Kettering & Vale" }).count(), 0);
});

test("with the keyboard alone: past the header, to the answer, to the privacy page", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const tabTo = async (name, limit = 120) => {
    for (let i = 0; i < limit && (await focused()) !== name; i++) await page.keyboard.press("Tab");
    assert.equal(await focused(), name);
  };
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Skip to content");
  await page.keyboard.press("Enter");
  await tabTo("Yes, remember on this device", 6);
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^Thank you/);
  await tabTo("Privacy and preferences", 2);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Privacy and preferences" }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  for (let i = 0; i < 3 && !(await focused()).startsWith("Remember"); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByText("Memory is off", { exact: true }).waitFor();
});

test("nothing jumps while the ranking arrives", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const path of ["/", "/p/kv-moka-3", "/c/pantry"]) {
    await open(page, path);
    await page.waitForTimeout(800);
    const shift = await page.evaluate(() => window.shift);
    assert.ok(shift < 0.01, `${path} shifts by ${shift}`);
  }
});

test("the page with the fetch loader ranks, too, and fetches the engine once", async (t) => {
  const page = await visit(t);
  const before = requests.length;
  await open(page, "/fetch.html");
  await page.getByText(/^Ready, in contextual mode/).waitFor();
  assert.equal(await page.locator("#list li").count(), 8);
  assert.equal(requests.slice(before).filter((line) => line.endsWith(".wasm")).length, 1);
});

/** What lies in the browser for this site. */
const kept = (page) =>
  page.evaluate(async () => ({
    items: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
