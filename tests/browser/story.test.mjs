// <homebody-story> in a real browser, frame by frame: what it shows and says at each moment, and who is in charge of it.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { accessible, button, enter as enterAt } from "./lib/elements.mjs";
import { until } from "./lib/visitor.mjs";

/** Adds up what moved without the visitor having done anything. */
const watchShift = () => {
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (globalThis.shift += hadRecentInput ? 0 : value))).observe({ type: "layout-shift", buffered: true });
};
const enter = (t, query, options) => enterAt(t, query, options, watchShift, "/story.html");
const MOVING = { reducedMotion: "no-preference" };
const LIVES = { cook: ["knife", "board", "knife", "pan"], climber: ["tent", "rope", "tent"] };
const live = (page, ids) =>
  page.evaluate((ids) => {
    sayYes();
    for (const id of ids) p.track("view", id);
  }, ids);
async function tell(page, attributes) {
  await page.evaluate((attributes) => void put(TEMPLATE, attributes), attributes);
  await page.locator("homebody-story [part=caption]").waitFor();
}
const caption = (page) => page.evaluate(() => inside("[part=caption]").textContent);
const seek = (page, to) => page.evaluate((to) => void (story().currentTime = to), to);
const time = (page) => page.evaluate(() => story().currentTime);
const opacity = (page, selector) => page.evaluate((selector) => Number(getComputedStyle(inside(selector)).opacity), selector);
/** The page looks away for one frame of the test's own clock. */
const pass = (page, ms) => page.evaluate(async (ms) => {
  for (let left = ms; left > 0; left -= 100) {
    clock.at += Math.min(100, left);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }
}, ms);
const SHOTS = process.env.HOMEBODY_SHOTS;
async function shot(page, name) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

test("frame by frame, with a caption in each, and two visitors see two stories", async (t) => {
  const said = {};
  for (const [who, ids] of Object.entries(LIVES)) {
    const page = await enter(t, "", MOVING);
    await live(page, ids);
    if (who === "cook") await page.evaluate(() => p.profile.facts({ firstName: "Ada" }));
    await tell(page);
    assert.equal(await page.evaluate(() => story().duration), 26);
    said[who] = [];
    for (let at = 0; at < 26; at += 0.5) {
      await seek(page, at);
      const board = await page.evaluate(() => story().storyboard.scenes);
      let end = 0;
      const scene = board.find(({ seconds }) => (end += seconds) > at);
      const frame = await page.evaluate(() => ({
        caption: inside("[part=caption]").textContent,
        kind: inside(".scene").classList[1],
        pictures: [...story().querySelectorAll("[data-picture]")].map(({ dataset }) => dataset.picture),
        box: inside("[part=caption]").getBoundingClientRect().height,
      }));
      assert.equal(frame.caption, scene.text, `at ${at}`);
      assert.equal(frame.kind, scene.kind);
      assert.deepEqual(frame.pictures.sort(), scene.items.map(({ id }) => id).sort());
      assert.ok(frame.box > 40);
      said[who].push(frame);
      if (at % 1 === 0.5 || at % 4 === 2) await shot(page, `${who}-${String(at).padStart(4, "0")}`);
    }
  }
  assert.equal(said.cook[0].caption, "Hello Ada, this is the shop.");
  assert.equal(said.climber[0].caption, "Hello, this is the shop.");
  const pictures = (who) => [...new Set(said[who].flatMap(({ pictures }) => pictures))].join();
  assert.notEqual(pictures("cook"), pictures("climber"));
  assert.notEqual(said.cook[9].caption, said.climber[9].caption, "the first item differs");
});

test("scenes come in and go out, exactly as far as the time is", async (t) => {
  const page = await enter(t, "", MOVING);
  await tell(page);
  assert.equal(await opacity(page, "[part=heading]"), 1, "before it begins it is all there");
  await seek(page, 0.1);
  const early = await opacity(page, "[part=heading]");
  await seek(page, 0.3);
  const later = await opacity(page, "[part=heading]");
  assert.ok(early < later && later < 1, `${early} ${later}`);
  await seek(page, 3.9);
  assert.ok((await opacity(page, ".scene")) < 0.9);
  await seek(page, 2);
  assert.equal(await opacity(page, ".scene"), 1);
});

test("it plays when asked, pauses, waits at a choice, follows it, and can be told again", async (t) => {
  const page = await enter(t, "clock", MOVING);
  await tell(page);
  await pass(page, 500);
  assert.equal(await time(page), 0, "nobody asked");
  await button(page, "Play").click();
  await pass(page, 1000);
  const before = await time(page);
  assert.ok(before > 0.8 && before <= 1.01, before);
  await button(page, "Pause").click();
  const paused = await time(page);
  await pass(page, 500);
  assert.equal(await time(page), paused);
  await seek(page, 22.5);
  await button(page, "Play").click();
  await pass(page, 1500);
  assert.equal(await caption(page), "Where shall we go?");
  assert.equal(await page.evaluate(() => story().paused), true, "it waits");
  const events = await page.evaluate(() => JSON.stringify(p.consent.has("profile") && p.profile.get().events));
  await button(page, "What I ordered").click();
  assert.equal(await caption(page), "This is what is on its way.");
  assert.equal(await page.evaluate(() => story().duration), 32);
  assert.match(await page.evaluate(() => inside("[part=lines]").textContent), /2 ×Soup pot with lid€20\.00.*Atlas/);
  assert.equal(await page.evaluate(() => JSON.stringify(p.consent.has("profile") && p.profile.get().events)), events, "a choice is not recorded");
  await pass(page, 200);
  assert.equal(await page.evaluate(() => story().paused), false, "and goes on");
  await seek(page, 31.9);
  await pass(page, 400);
  assert.equal(await caption(page), "That was it.");
  await button(page, "Play again").click();
  assert.equal(await caption(page), "Hello, this is the shop.");
  assert.equal(await page.evaluate(() => story().duration), 26, "nothing is chosen any more");
});

test("chapters, and the other choice", async (t) => {
  const page = await enter(t);
  await tell(page);
  await button(page, "Your way").click();
  assert.equal(await time(page), 19);
  assert.equal(await page.evaluate(() => inside("[aria-current]").textContent), "Your way");
  await button(page, "How to look after things").click();
  assert.equal(await caption(page), "Most things last when they are dry.");
  await button(page, "Your way").click();
  await button(page, "What I ordered").click();
  assert.equal(await caption(page), "This is what is on its way.");
});

test("by keyboard alone", async (t) => {
  const page = await enter(t, "clock");
  await tell(page);
  const focused = () => page.evaluate(() => story().shadowRoot.activeElement?.getAttribute("part"));
  const tab = async (part) => {
    for (let i = 0; i < 25 && (await focused()) !== part; i++) await page.keyboard.press("Tab");
    assert.equal(await focused(), part);
  };
  await tab("play");
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => story().paused), false);
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => story().paused), true);
  await tab("seek");
  assert.ok(await page.evaluate(() => parseFloat(getComputedStyle(story().shadowRoot.activeElement).outlineWidth) >= 2));
  for (const [key, at] of [["ArrowRight", 2], ["ArrowRight", 4], ["ArrowLeft", 2], ["End", 26], ["Home", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await time(page), at, key);
  }
  assert.match(await page.evaluate(() => inside("input").getAttribute("aria-valuetext")), /^0:00 of 0:26, Hello$/);
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => story().paused), false, "space plays from the bar");
  await page.keyboard.press("Space");
  await tab("chapter");
  await seek(page, 20);
  await page.evaluate(() => inside("[part=choice]").focus());
  await page.keyboard.press("Enter");
  assert.equal(await caption(page), "This is what is on its way.");
  assert.equal(await focused(), "stage", "focus stays in the story");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await caption(page), "Where shall we go?");
});

test("less motion: cuts, and it never starts by itself", async (t) => {
  const page = await enter(t, "clock");
  await tell(page, { autoplay: "" });
  await page.waitForTimeout(1300);
  assert.equal(await page.evaluate(() => story().paused), true);
  await seek(page, 0.05);
  assert.equal(await opacity(page, "[part=heading]"), 1);
  assert.equal(await page.evaluate(() => story().shadowRoot.getAnimations().length), 0);
});

test("it starts by itself only where the site asked, once it is in view", async (t) => {
  for (const [attributes, plays] of [[{}, false], [{ autoplay: "" }, true]]) {
    const page = await enter(t, "", MOVING);
    await tell(page, attributes);
    if (plays) await page.waitForFunction(() => !story().paused);
    else await page.waitForTimeout(1300);
    assert.equal(await page.evaluate(() => !story().paused), plays);
  }
});

test("what is seen counts once, what is clicked counts, what is sent away is gone everywhere and can come back", async (t) => {
  const page = await enter(t);
  await live(page, LIVES.cook);
  await tell(page);
  await seek(page, 5);
  const id = await page.evaluate(() => story().storyboard.scenes[1].items[0].id);
  await until(() => page.evaluate(() => p.profile.get().impressions.map(({ id }) => id)), (all) => all.join() === id);
  await page.evaluate(() => addEventListener("click", (event) => event.composedPath()[0].closest("a") && event.preventDefault()));
  await page.locator("homebody-story [part=item] [part=link]").first().click();
  assert.ok(await page.evaluate((id) => p.profile.get().events.some((event) => event.type === "click" && event.id === id), id));
  await page.locator("homebody-story summary").click();
  await page.waitForFunction(() => /^Shown /.test(inside("[part=why-text]").textContent));
  await button(page, /^Not for me/).click();
  await page.getByText("will not be suggested for 90 days").waitFor();
  assert.deepEqual(await page.evaluate(() => p.profile.get().dismissed.map(({ id }) => id)), [id]);
  await button(page, /^Undo/).click();
  assert.deepEqual(await page.evaluate(() => p.profile.get().dismissed), []);
  assert.equal(await page.evaluate(() => story().storyboard.scenes[1].items[0].id), id);
  assert.equal(await page.locator("homebody-story [part=foot] a").getAttribute("href"), "/empty.html");
});

test("what is bought elsewhere leaves the story at once; a channel that is off is the site's own story", async (t) => {
  const page = await enter(t);
  await live(page, LIVES.cook);
  await tell(page);
  await seek(page, 5);
  const id = await page.evaluate(() => story().storyboard.scenes[1].items[0].id);
  await page.evaluate((id) => p.track("purchase", id), id);
  await page.waitForFunction((id) => story().storyboard.scenes.every(({ items }) => items.every((item) => item.id !== id)), id);
  assert.equal(await page.evaluate(() => inside(".scene").classList[1]), "item", "it goes on where it was");
  await page.evaluate(() => p.profile.channel("story", false));
  await page.waitForFunction(() => story().storyboard.mode === "contextual");
});

test("a fact that the host declares is in the words, in the panel, and gone with one tap", async (t) => {
  const page = await enter(t);
  await live(page, []);
  await page.evaluate(() => p.profile.facts({ firstName: "Ada" }));
  await tell(page);
  assert.equal(await caption(page), "Hello Ada, this is the shop.");
  await page.evaluate(() => {
    definePanel(p, { facts: [{ name: "firstName", label: "First name" }] });
    document.querySelector("#below").before(document.createElement("homebody-panel"));
  });
  const section = page.locator("homebody-panel section[aria-labelledby=facts]");
  await section.waitFor();
  assert.equal(await section.locator("input").first().inputValue(), "Ada");
  await section.getByRole("button", { name: /remove|delete|forget/i }).first().click();
  await page.waitForFunction(() => inside("[part=caption]").textContent === "Hello, this is the shop.");
  assert.deepEqual(await page.evaluate(() => p.profile.get().facts), []);
});

test("nothing moves: before there is an engine, when it comes, from scene to scene, at a choice", async (t) => {
  for (const width of [320, 1100]) {
    const page = await enter(t, "late", { viewport: { width, height: 900 } });
    await tell(page);
    const top = () => page.evaluate(() => document.querySelector("#below").getBoundingClientRect().top + scrollY);
    const before = await top();
    await page.evaluate(() => (shift = 0));
    await page.evaluate(async () => {
      start();
      await p.ready;
    });
    await page.waitForFunction(() => story().duration === 26);
    for (let at = 0; at < 26; at += 1) {
      await seek(page, at);
      assert.equal(await top(), before, `${width} px, at ${at}`);
    }
    await seek(page, 20);
    await page.evaluate(() => inside("[part=choice]").click());
    assert.equal(await top(), before);
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => shift), 0);
  }
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1100, 768, 320]) {
    test(`no violation in ${colorScheme}, ${width} px wide`, async (t) => {
      const page = await enter(t, "", { colorScheme, viewport: { width, height: 900 } });
      await live(page, LIVES.cook);
      await tell(page);
      for (const at of [1, 5, 11, 16, 20, 25]) {
        await seek(page, at);
        await accessible(page, `story ${width} ${colorScheme} at ${at}`);
        await shot(page, `axe-${colorScheme}-${width}-${String(at).padStart(2, "0")}`);
      }
      await seek(page, 20);
      await button(page, "What I ordered").click();
      await accessible(page, `order ${width} ${colorScheme}`);
      await shot(page, `axe-${colorScheme}-${width}-order`);
    });
  }
}

for (const [lang, play] of [["de", "Abspielen"], ["fr", "Lire"], ["es", "Reproducir"], ["it", "Riproduci"]]) {
  test(`in ${lang}`, async (t) => {
    const page = await enter(t, `lang=${lang}`);
    await tell(page);
    await button(page, play).waitFor();
  });
}

test("a bad template is told to the page's developer and breaks nothing", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => void put({ name: "a", title: "A", scenes: [{ id: "x", kind: "film", text: "x" }] }));
  await page.waitForTimeout(50);
  assert.match(page.trouble.join(), /template\.scenes\[0\]\.kind: pass one of/);
  page.trouble.length = 0;
  await page.evaluate(() => void (story().template = TEMPLATE));
  await page.locator("homebody-story [part=caption]").waitFor();
});
