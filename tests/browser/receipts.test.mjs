// Receipts of the visitor's choices: on this device, chained, and touched only when somebody chooses or looks.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { open, reload, visitor } from "./lib/visitor.mjs";

/** Starts with receipts and gives what `on("receipt")` told, in order. */
const begin = (page, version = "1", days = 180) =>
  page.evaluate(
    async ([version, days]) => {
      globalThis.told = [];
      const controller = { name: "Larder & Loft", contact: "mailto:privacy@example.com" };
      const receipts = { controller, notice: { url: "https://example.com/privacy", version } };
      await start({ consent: [homebody.remembered({ noticeVersion: version, days })], receipts });
      p.on("receipt", (receipt) => told.push(receipt));
    },
    [version, days],
  );
const read = (page) => page.evaluate(() => p.consent.receipts());
const states = ({ list }) => list.map(({ events, purposes }) => `${events.at(-1).state} ${purposes.map(({ name }) => name).join(" ")}`);

const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object"
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : value;
const hash = (receipt) => createHash("sha256").update(JSON.stringify(sorted(receipt))).digest("hex");

test("each choice leaves a receipt that names the hash of the one before", async (t) => {
  const page = await open(t, await visitor(t));
  await begin(page);
  const opened = () => page.evaluate(() => spied.filter((call) => call.includes("receipts")));
  assert.deepEqual(await opened(), [], "nothing is opened before there is a choice");
  await page.evaluate(() => {
    p.consent.withdraw("measure");
    p.consent.grant("store", "profile", "rank");
    p.consent.grant("store", "profile", "rank");
    p.consent.withdraw("store", "profile", "rank");
  });
  const all = await read(page);
  assert.deepEqual(states(all), [
    "ConsentRefused measure",
    "ConsentGiven store profile rank",
    "RenewedConsentGiven store profile rank",
    "ConsentWithdrawn store profile rank",
  ]);
  assert.deepEqual(await page.evaluate(() => told), all.list);
  assert.deepEqual(all.list.map(({ prev }) => prev), ["", ...all.list.slice(0, -1).map(hash)]);
  assert.deepEqual([all.intact, all.head], [true, hash(all.list.at(-1))]);
  const [, given] = all.list;
  assert.equal(Date.parse(given.events[0].validUntil) - Date.parse(given.at), 180 * 86_400_000);
  assert.equal(new Set(all.list.map(({ id }) => id)).size, 4, "no id comes twice");
  assert.deepEqual(given.recipients, []);

  await reload(page);
  await begin(page);
  assert.deepEqual(await opened(), [], "a further visit opens nothing");
  assert.deepEqual(await read(page), all);
  assert.ok((await opened()).length > 0, "the spy would have seen it");
});

test("a receipt that was changed is noticed", async (t) => {
  const page = await open(t, await visitor(t));
  await begin(page);
  await page.evaluate(() => [1, 2, 3].forEach(() => p.consent.grant("store", "profile", "rank")));
  await read(page);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("homebody:default:receipts");
        request.onerror = reject;
        request.onsuccess = () => {
          const tx = request.result.transaction("receipts", "readwrite");
          const store = tx.objectStore("receipts");
          store.get(2).onsuccess = ({ target }) => store.put({ ...target.result, jurisdiction: "loc:US" }, 2);
          tx.oncomplete = () => (request.result.close(), resolve());
        };
      }),
  );
  assert.equal((await read(page)).intact, false);
});

test("case 24 a new version of the notice ends what was given under the old one, and the receipts say so", async (t) => {
  const page = await open(t, await visitor(t));
  await begin(page);
  await page.evaluate(() => p.consent.grant("store", "profile", "rank"));
  await read(page);
  await reload(page);
  await begin(page, "2");
  assert.equal(await page.evaluate(() => p.mode), "contextual");
  assert.equal(states(await read(page)).at(-1), "ConsentInvalidated store profile rank");
  await page.evaluate(() => p.consent.grant("store", "profile", "rank"));
  const all = await read(page);
  assert.deepEqual(states(all).slice(1), ["ConsentInvalidated store profile rank", "ConsentGiven store profile rank"]);
  assert.ok(all.intact);
});

test("a grant that has run out is said to have run out when somebody looks", async (t) => {
  const page = await open(t, await visitor(t));
  await begin(page, "1", 1e-6);
  await page.evaluate(() => p.consent.grant("store", "profile", "rank"));
  await read(page);
  await page.waitForTimeout(200);
  assert.deepEqual(states(await read(page)), ["ConsentGiven store profile rank", "ConsentExpired store profile rank"]);
});

test("two tabs that choose at the same time write one chain, of which the last 200 are kept", async (t) => {
  const context = await visitor(t);
  const tabs = [await open(t, context), await open(t, context)];
  for (const tab of tabs) await begin(tab);
  const choose = () => Array.from({ length: 110 }, (_, i) => (i % 2 ? p.consent.grant("rank") : p.consent.withdraw("rank")));
  await Promise.all(tabs.map((tab) => tab.evaluate(choose)));
  for (const tab of tabs) await read(tab);
  const all = await read(tabs[0]);
  assert.deepEqual([all.list.length, all.intact], [200, true]);
});

test("where nothing can be kept the host is told all the same, and no choice is lost", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(() => Object.defineProperty(globalThis, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  await begin(page);
  await page.evaluate(() => p.consent.grant("store", "profile", "rank"));
  await page.waitForFunction(() => told.length === 1 && errors.some(({ code }) => code === "storage-failed"));
  assert.equal(await page.evaluate(() => p.consent.has("rank")), true);
  assert.equal(await page.evaluate(() => p.consent.receipts().catch(({ code }) => code)), "storage-failed");
});

test("a host that asks for no receipts has none, and wrong options name their field", async (t) => {
  const page = await open(t, await visitor(t));
  await page.evaluate(() => start({}));
  await page.evaluate(() => p.consent.grant("store", "profile", "rank"));
  assert.deepEqual(await read(page), { list: [], head: "", intact: true });
  assert.equal(await page.evaluate(() => spied.some((call) => call.includes("receipts"))), false);
  const field = await page.evaluate(() => {
    try {
      homebody.createPersonalizer({ receipts: { controller: { name: "x" }, notice: { url: "u", version: "1" } } });
    } catch (error) {
      return error.field;
    }
  });
  assert.equal(field, "options.receipts.controller.contact");
});
