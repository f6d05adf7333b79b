// When an element counts as seen, with a real observer and a clock that the test turns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildSync } from "esbuild";
import { at } from "../../tools/lib/paths.mjs";
import { answers } from "./lib/site.mjs";
import { bare, visitor } from "./lib/visitor.mjs";

const { outputFiles } = buildSync({ entryPoints: [at("js", "ui", "attention.ts")], bundle: true, format: "esm", write: false });
answers.set("/attention.js", { type: "text/javascript", body: outputFiles[0].text });

/** A tall page; `put(name, top)` adds a box of 200 px that is watched, `seen` has the names of those that were. */
async function enter(t) {
  const context = await visitor(t);
  const page = await bare(t, context, "/empty.html");
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000); // from here on only the test turns it
  await page.evaluate(async () => {
    const { attention } = await import("/attention.js");
    document.body.style.height = "10000px";
    Object.assign(globalThis, { attending: attention(), seen: [], stops: {} });
    globalThis.put = (name, top) => {
      const box = Object.assign(document.createElement("div"), { id: name });
      box.style.cssText = `position:absolute;top:${top}px;height:200px;width:200px`;
      document.body.append(box);
      stops[name] = attending.watch(box, () => seen.push(name));
    };
    globalThis.show = (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  return page;
}
/** The observer has reported what it sees now: one that starts later has, too. */
const looked = (page) =>
  page.evaluate(() => new Promise((resolve) => {
    const probe = new IntersectionObserver(() => (probe.disconnect(), resolve()));
    probe.observe(document.body);
  }));
const pass = async (page, ms) => {
  await looked(page);
  await page.clock.runFor(ms);
};
const seen = (page) => page.evaluate(() => seen);
const scroll = (page, y) => page.evaluate((y) => scrollTo(0, y), y);

test("half visible for a second, once, and each by itself", async (t) => {
  const page = await enter(t);
  const { height } = page.viewportSize();
  await page.evaluate((height) => {
    put("whole", 100);
    put("half", height - 110);
    put("less", height - 90);
    put("below", height + 500);
  }, height);
  await pass(page, 990);
  assert.deepEqual(await seen(page), []);
  await pass(page, 20);
  assert.deepEqual((await seen(page)).sort(), ["half", "whole"]);
  await scroll(page, 600);
  await pass(page, 1010);
  assert.deepEqual((await seen(page)).sort(), ["below", "half", "less", "whole"]);
  await scroll(page, 0);
  await pass(page, 5000);
  assert.equal((await seen(page)).length, 4, "nothing is seen twice");
});

test("a second is not made of pieces", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => put("box", 100));
  for (let i = 0; i < 3; i++) {
    await scroll(page, 0);
    await pass(page, 800);
    await scroll(page, 3000);
    await pass(page, 10);
  }
  assert.deepEqual(await seen(page), []);
  await scroll(page, 0);
  await pass(page, 1010);
  assert.deepEqual(await seen(page), ["box"]);
});

test("not on a page that nobody looks at", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => put("box", 100));
  await pass(page, 800);
  await page.evaluate(() => show("hidden"));
  await pass(page, 5000);
  await page.evaluate(() => show("visible"));
  await pass(page, 990);
  assert.deepEqual(await seen(page), []);
  await pass(page, 20);
  assert.deepEqual(await seen(page), ["box"]);
});

test("stopped for one, for all, and used again", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    put("one", 100);
    put("two", 350);
  });
  await pass(page, 500);
  await page.evaluate(() => stops.one());
  await pass(page, 2000);
  assert.deepEqual(await seen(page), ["two"]);
  await page.evaluate(() => {
    put("three", 100);
    attending.stop();
  });
  await pass(page, 2000);
  assert.deepEqual(await seen(page), ["two"]);
  await page.evaluate(() => put("four", 100));
  await pass(page, 1010);
  assert.deepEqual(await seen(page), ["two", "four"]);
});

test("what is watched anew counts from then on, for the new thing only", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => put("box", 100));
  await pass(page, 800);
  await page.evaluate(() => {
    const before = stops.box;
    attending.watch(document.querySelector("#box"), () => seen.push("again"));
    before();
  });
  await pass(page, 990);
  assert.deepEqual(await seen(page), []);
  await pass(page, 20);
  assert.deepEqual(await seen(page), ["again"]);
});
