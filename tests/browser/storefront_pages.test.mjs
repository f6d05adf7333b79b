// Every page of the built storefront: for everyone, on every width, by keyboard, without jumping.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { requests, visit, open, follow, button, ranked, sayYes, look, settle, focusOn, asked } from "./storefront_visit.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ROUTES = [
  ...["/", "/c/kitchen", "/c/kitchen/knives", "/p/saltmarsh-mug-sea", "/p/alder-hayfever", "/search?q=tea"],
  ...["/cart", "/checkout", "/orders", "/privacy", "/nowhere", "/fetch.html"],
];
const KNIFE = "/p/ostler-paring-9";

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

test("back returns to the place on the page, with focus on the heading", async (t) => {
  const page = await visit(t);
  await open(page, "/c/kitchen");
  await ranked(page);
  await page.evaluate(() => scrollTo(0, 900));
  await page.locator(".card-link").nth(14).evaluate((link) => link.click());
  await page.locator(".product").waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.waitForFunction(() => scrollY === 900);
  await focusOn(page, "Kitchen");
});

test("what the shop pushes says so", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  const pushed = page.locator(".card").filter({ has: page.getByText("Promoted", { exact: true }) });
  assert.equal(await pushed.count(), 1);
  await pushed.getByRole("button", { name: /^Why this/ }).click();
  await page.getByText("Promoted by the shop").waitFor();
});

test("with the keyboard alone: past the header, to the answer, to the privacy page", async (t) => {
  const page = await visit(t);
  await asked(page);
  const focused = () => page.evaluate(() => (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).textContent.trim());
  const tabTo = async (name, limit = 120) => {
    for (let i = 0; i < limit && (await focused()) !== name; i++) await page.keyboard.press("Tab");
    assert.equal(await focused(), name);
  };
  await page.evaluate(() => document.querySelector(".skip").focus());
  assert.equal(await focused(), "Skip to content");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "main");
  await tabTo("Yes, remember here", 12);
  await page.keyboard.press("Enter");
  await focusOn(page, "Thank you");
  await tabTo("Privacy and preferences", 2);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Privacy and preferences" }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  await page.getByRole("button", { name: "Remember nothing" }).waitFor(); // the panel comes with a script of its own
  await tabTo("Remember nothing", 5);
  await page.keyboard.press("Space");
  await page.getByText("Memory is off", { exact: true }).waitFor();
});

test("the jump past the header does not take focus back from where the visitor has got to", async (t) => {
  const page = await visit(t);
  await open(page, "/");
  await ranked(page);
  await page.keyboard.press("Tab");
  await page.evaluate(() => {
    window.focused = [];
    addEventListener("focusin", ({ target }) => window.focused.push(target.tagName));
  });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.focused.length > 0);
  await page.keyboard.press("Tab");
  // Long enough for everything that a page does once it is drawn.
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => window.focused), ["MAIN", "A"]);
});

test("nothing jumps while the ranking arrives", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const check = async () => {
    for (const path of ["/", "/p/kv-moka-3", "/c/pantry"]) {
      await open(page, path);
      await page.waitForTimeout(800);
      const shift = await page.evaluate(() => window.shift);
      assert.ok(shift < 0.01, `${path} shifts by ${shift}`);
    }
  };
  await check();
  await sayYes(page);
  await look(page, KNIFE);
  await settle(page);
  await check();
});

test("the page with the fetch loader ranks, too, and fetches the engine once", async (t) => {
  const page = await visit(t);
  const before = requests.length;
  await open(page, "/fetch.html");
  await page.getByText(/^Ready, in contextual mode/).waitFor();
  assert.equal(await page.locator("#list li").count(), 8);
  assert.equal(requests.slice(before).filter((line) => line.endsWith(".wasm")).length, 1);
});
