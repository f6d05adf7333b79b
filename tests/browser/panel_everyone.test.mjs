// The two elements for everyone: in both colour schemes, wide and at 320 px, in each language, by keyboard alone, from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, button, enter, panel, withAsk, withPanel } from "./lib/elements.mjs";

const LANGUAGES = ["en", "de", "fr", "es", "it"];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1100, 320]) {
    test(`no violation in ${colorScheme}, ${width} px wide, in each language`, async (t) => {
      const page = await enter(t, "", { colorScheme, viewport: { width, height: 800 } });
      await withAsk(page);
      await page.locator("homebody-ask section").waitFor();
      for (const lang of LANGUAGES) {
        await page.evaluate((lang) => (document.documentElement.lang = lang), lang);
        await page.waitForTimeout(150);
        await accessible(page, `ask ${lang}`);
      }
      await page.evaluate(() => document.querySelectorAll("homebody-ask").forEach((ask) => ask.remove()));
      await withPanel(page);
      await panel(page).locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      for (const lang of LANGUAGES) {
        await page.evaluate((lang) => (document.documentElement.lang = lang), lang);
        await page.waitForTimeout(150);
        await accessible(page, `panel ${lang}`);
      }
    });
  }
}

test("by keyboard alone through the whole panel, and focus is never lost", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  const focused = () => page.evaluate(() => {
    const root = document.querySelector("homebody-panel").shadowRoot;
    return root.activeElement && (root.activeElement.getAttribute("aria-label") ?? root.activeElement.textContent.trim() ?? root.activeElement.id);
  });
  const met = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const at = await focused();
    if (at === null && met.length) break;
    if (at !== null) met.push(at);
  }
  for (const name of ["✓Remember on this device", "Remember nothing", "Mute: Acme", "Show names", "Download a copy", "Erase", "Prove it"]) assert.ok(met.some((one) => one === name || one === name.replace("✓", "")), `${name} is reached: ${met.join(", ")}`);
  await button(page, "Unmute: Alp").focus();
  await page.keyboard.press("Enter");
  await button(page, "Unmute: Alp").waitFor({ state: "detached" });
  assert.notEqual(await focused(), null);
  await button(page, "Remember nothing").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => p.mode === "contextual");
  assert.equal(await focused(), "Remember nothing");
});

test("at 200 % zoom, with forced colours and from right to left nothing is cut off", async (t) => {
  const page = await enter(t, "", { viewport: { width: 640, height: 400 }, forcedColors: "active" });
  await withPanel(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await accessible(page, "zoomed");
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await accessible(page, "from right to left");
  const knob = await page.evaluate(() => {
    const track = document.querySelector("homebody-panel").shadowRoot.querySelector("[aria-checked=true] .track");
    return track.getBoundingClientRect().right - track.firstChild.getBoundingClientRect().right;
  });
  assert.ok(knob > 10, "a switch that is on has its knob at the left");
});
