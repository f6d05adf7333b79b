// <homebody-ask> in a real browser: asked at a moment that means something, two equal answers, never again after a no.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, enter, withAsk } from "./lib/elements.mjs";

const card = (page) => page.locator("homebody-ask section");
const YES = "Yes, remember here";
const NO = "No, thanks";

test("not on landing; at the second page, with a preview of real lists", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => put("homebody-ask", { item: "knife" }));
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
  await page.evaluate(() => {
    document.querySelector("homebody-ask").remove();
    history.pushState(null, "", "/second");
    put("homebody-ask", { item: "knife" });
  });
  await card(page).waitFor();
  await page.getByText("With memory, after a look at “Chef's knife”").waitFor();
  const lists = await card(page).locator("ol").allInnerTexts();
  assert.equal(lists.length, 2);
  assert.notEqual(lists[0], lists[1]);
  assert.ok(lists[0].includes("Coffee beans") && !lists.join().includes("Pregnancy"), lists.join());
  assert.deepEqual(await page.evaluate(() => told), [["homebody-asked", {}]]);
});

test("after some seconds, or when something is reached, where it moves nothing that is in view", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    const gap = document.createElement("div");
    gap.style.height = "2000px";
    gap.id = "gap";
    document.querySelector("main").append(gap, Object.assign(document.createElement("p"), { id: "reviews", textContent: "Reviews" }));
    put("homebody-ask", { "after-seconds": "0.2" });
    put("homebody-ask", { "when-reached": "#reviews" });
  });
  await page.locator("homebody-ask").first().locator("section").waitFor({ state: "attached" });
  assert.equal(await page.locator("homebody-ask").nth(1).locator("section").count(), 0);
  await page.evaluate(() => document.querySelector("#reviews").scrollIntoView({ block: "end" }));
  await page.locator("homebody-ask").nth(1).locator("section").waitFor({ state: "attached" });
});

test("nothing that is in view is moved by the question", async (t) => {
  const page = await enter(t, "", {}, () => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shift += value))).observe({ type: "layout-shift", buffered: true });
  });
  await page.evaluate(() => {
    put("homebody-ask", { "after-seconds": "0.3" }); // in view: it waits
    put("p").textContent = "What is being read.";
  });
  await page.waitForTimeout(900);
  assert.equal(await card(page).count(), 0);
  assert.equal(await page.evaluate(() => shift), 0);
});

test("the answers are alike, a no is kept, and the question does not come back", async (t) => {
  const page = await enter(t);
  await withAsk(page);
  const look = (name) =>
    button(page, name).evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
      return { width: Math.round(width), height, color, backgroundColor, borderColor, fontSize, fontWeight };
    });
  assert.deepEqual(await look(YES), await look(NO));
  await button(page, NO).click();
  await page.getByText("you will not be asked again").waitFor();
  assert.match(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent), /^Understood/);
  assert.deepEqual((await page.evaluate(() => told)).at(-1), ["homebody-answered", { answer: "no" }]);
  await page.reload();
  await page.waitForFunction(() => globalThis.prepared);
  await withAsk(page);
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
});

test("a yes remembers, “only for this visit” keeps nothing", async (t) => {
  for (const [name, mode, kept] of [[YES, "persistent", 1], ["Only for this visit", "session", 0]]) {
    const page = await enter(t);
    await withAsk(page);
    await button(page, name).click();
    await page.waitForFunction((mode) => p.mode === mode, mode);
    assert.equal(await page.evaluate(() => localStorage.length), kept);
  }
  const page = await enter(t);
  await withAsk(page, { "no-visit": "" });
  await card(page).waitFor();
  assert.equal(await button(page, "Only for this visit").count(), 0);
});

test("nobody is asked who objects, whose consent manager asks already, or who answered elsewhere", async (t) => {
  const gpc = await enter(t, "sources=remembered,gpc", {}, () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  const cmp = await enter(t, "sources=remembered,cmp");
  for (const page of [gpc, cmp]) {
    await withAsk(page);
    await page.waitForTimeout(300);
    assert.equal(await card(page).count(), 0);
  }
  const page = await enter(t);
  await withAsk(page);
  await card(page).waitFor();
  await page.evaluate(() => p.consent.withdraw());
  await card(page).waitFor({ state: "detached" });
});

test("with the keyboard alone, in its order", async (t) => {
  const page = await enter(t);
  await withAsk(page);
  await card(page).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
  const order = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("Tab");
    order.push(await focused());
  }
  assert.deepEqual(order, [YES, NO, "Only for this visit", "Privacy and preferences"]);
  for (let i = 0; i < 2; i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText("you will not be asked again").waitFor();
});

test("out of the page it waits for nothing and asks nothing; back in it asks at its moment, once", async (t) => {
  const page = await enter(t);
  const { open, asked, after, again } = await page.evaluate(async () => {
    let open = 0;
    const counted = { ...p, get mode() { return p.mode; }, get ready() { return p.ready; }, on: (event, f) => (open++, ((stop) => () => (open--, stop()))(p.on(event, f))) };
    defineAsk(counted);
    const asked = () => told.filter(([name]) => name === "homebody-asked").length;
    const rest = (ms) => new Promise((done) => setTimeout(done, ms));
    const gap = document.createElement("div");
    gap.style.height = "2000px"; // below what is in view, where it may appear
    document.querySelector("main").append(gap);
    const element = put("homebody-ask", { "after-seconds": 0.3, item: "knife" });
    const during = open;
    element.remove();
    const after = [open, asked()];
    await rest(600);
    const none = asked();
    for (let i = 0; i < 5; i++) {
      document.querySelector("main").append(element);
      element.remove();
    }
    document.querySelector("main").append(element);
    await rest(900);
    return { open: during, after: [...after, none], asked: asked(), again: open };
  });
  assert.deepEqual({ open, after, asked, again }, { open: 1, after: [0, 0, 0], asked: 1, again: 1 });
});
