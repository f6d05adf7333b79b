// Places where less works than on a shop's own page: a private window, a page without https, a frame in a sandbox, a frame on another site.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { address } from "./lib/site.mjs";
import { comeBack, database, folder, gone, kept, mode, open, prepared, reload, resident, sayYes, seen, until, view, visitor } from "./lib/visitor.mjs";

/** The same server under another name. */
const at = (host, path) => address(path).replace("127.0.0.1", host);
const keys = (page) => page.evaluate(() => Object.keys(localStorage));

test("case 40 a private window keeps a profile as long as it is open, and then nothing", async (t) => {
  const window = await visitor(t); // it keeps everything in memory, as a private window does
  const page = await open(t, window);
  assert.equal(await sayYes(page), "persistent");
  await view(page, "knife");
  await kept(page);
  assert.equal(await reload(page), "persistent");
  assert.deepEqual(await seen(page), ["knife"]);
  await window.close();
  const next = await open(t, await visitor(t));
  assert.deepEqual([await comeBack(next), await database(next), await keys(next)], ["contextual", undefined, []]);
});

test("case 41 without https there are no locks, no buckets and no WebCrypto, and all else holds", async (t) => {
  const context = await visitor(t);
  const tab = async () => {
    const page = await context.newPage();
    await page.goto(at("shop.test", "/package.html"));
    await prepared(page);
    return page;
  };
  const [one, two] = [await tab(), await tab()];
  const has = await one.evaluate(() => [isSecureContext, "locks" in navigator, "storageBuckets" in navigator, "subtle" in crypto]);
  assert.deepEqual(has, [false, false, false, false]);
  const receipts = { controller: { name: "A shop", contact: "privacy@shop.test" }, notice: { url: "/privacy", version: "1" } };
  await one.evaluate((receipts) => start({ consent: [homebody.remembered()], receipts }), receipts);
  await one.evaluate(() => p.consent.grant(...ALL));
  assert.equal(await mode(one), "persistent");
  assert.equal(await comeBack(two), "persistent");
  await Promise.all([view(one, "knife"), view(two, "pan")]);
  for (const page of [one, two]) assert.deepEqual(await until(() => seen(page), (ids) => ids.length === 2), ["knife", "pan"]);
  await kept(one);
  assert.equal(await reload(two), "persistent");
  assert.deepEqual(await seen(two), ["knife", "pan"]);
  const { list, intact, head } = await one.evaluate(() => p.consent.receipts());
  assert.deepEqual([list.length, intact, head.length], [1, true, 64]);
  await one.evaluate(() => p.consent.withdraw());
  assert.equal(await gone(one), undefined);
  assert.equal(await until(() => mode(two), (mode) => mode === "contextual"), "contextual");
});

/** A frame with the package in it, on a page of another origin. */
async function framed(context, top, src, sandbox) {
  const page = await context.newPage();
  await page.goto(`${top}?policy=none`);
  await page.evaluate(
    ([src, sandbox]) => {
      const frame = document.createElement("iframe");
      if (sandbox) frame.sandbox = sandbox;
      frame.src = src;
      document.body.append(frame);
    },
    [src, sandbox],
  );
  const frame = await until(() => page.frames().find((one) => one !== page.mainFrame() && one.url().includes("package.html")));
  await prepared(frame);
  return frame;
}

test("case 42 in a sandboxed frame nothing can be kept, and it ranks from memory", async (t) => {
  const context = await visitor(t);
  // A frame without an origin gets scripts only from a server that lets everyone have them.
  await context.route("**/*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await context.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  const frame = await framed(context, address("/empty.html"), address("/package.html?policy=none"), "allow-scripts");
  assert.equal(await frame.evaluate(() => origin), "null");
  assert.equal(await frame.evaluate(() => Promise.resolve().then(() => localStorage.length).catch(({ name }) => name)), "SecurityError");
  assert.equal(await sayYes(frame), "persistent");
  await view(frame, "knife");
  await frame.waitForTimeout(200);
  assert.deepEqual(await seen(frame), ["knife"]);
  const { items, error, unhandled } = await frame.evaluate(() => ({ ...p.rank({ slot: "a" }), unhandled }));
  assert.deepEqual([items.length > 3, error, unhandled], [true, undefined, []]);
  await frame.evaluate(() => p.consent.withdraw());
  assert.deepEqual([await mode(frame), await seen(frame)], ["contextual", []]);
});

test("case 43 in a frame on another site there is a profile for each of those sites", async (t) => {
  const home = folder(t);
  // As other browsers have it: frames may keep things, each site's apart. Debian's Chromium comes with a stricter setting.
  mkdirSync(join(home, "Default"));
  writeFileSync(join(home, "Default", "Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }));
  const context = await resident(t, home, { whole: true, flags: ["--disable-features=none"] }); // Playwright would turn the keeping apart off
  const shop = at("shop.test", "/package.html?policy=none");
  const [north, south] = [await framed(context, at("north.test", "/empty.html"), shop), await framed(context, at("south.test", "/empty.html"), shop)];
  assert.equal(await sayYes(north), "persistent");
  await view(north, "knife");
  await kept(north);
  assert.deepEqual([await comeBack(south), await seen(south), await database(south)], ["contextual", [], undefined]);
  const own = await context.newPage();
  await own.goto(shop);
  await prepared(own);
  assert.deepEqual([await comeBack(own), await database(own)], ["contextual", undefined]);
  assert.equal(await sayYes(own), "persistent");
  await own.evaluate(() => p.consent.withdraw());
  await gone(own);
  assert.deepEqual([await mode(north), await seen(north)], ["persistent", ["knife"]], "a no there is not a no here");
  const again = await framed(context, at("north.test", "/empty.html"), shop);
  assert.deepEqual([await comeBack(again), await seen(again)], ["persistent", ["knife"]]);
});

test("case 43 where the browser keeps nothing for such a frame, it ranks from memory", async (t) => {
  const context = await visitor(t, { whole: true }); // a private window, in which Chromium denies it
  const frame = await framed(context, at("north.test", "/empty.html"), at("shop.test", "/package.html?policy=none"));
  assert.match(await frame.evaluate(() => unspied.databases().then(() => "fine", ({ name }) => name)), /Error/);
  await sayYes(frame);
  await view(frame, "knife");
  await frame.waitForTimeout(200);
  assert.deepEqual(await seen(frame), ["knife"]);
  const { items, error, unhandled } = await frame.evaluate(() => ({ ...p.rank({ slot: "a" }), unhandled }));
  assert.deepEqual([items.length > 3, error, unhandled], [true, undefined, []]);
});
