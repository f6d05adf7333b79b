// What lies on the disk: a scan of the browser's own folder finds a profile after a yes, and no database of ours after a no.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { comeBack, folder, gone, kept, open, resident, sayYes, seen, view } from "./lib/visitor.mjs";

/** Not in any page or script, only in what this visitor looks at. */
const MARKED = "zzkwquux-lighthouse-7431";
const encodings = [Buffer.from(MARKED, "latin1"), Buffer.from(MARKED, "utf16le")];

/** The browser's files that hold the marked item. */
const traces = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath ?? file.path, file.name))
    .filter((file) => {
      try {
        const bytes = readFileSync(file);
        return encodings.some((encoding) => bytes.includes(encoding));
      } catch {
        return false; // a browser's lock
      }
    })
    .map((file) => file.slice(path.length + 1));

/** A visit that looks at the marked item; the browser is closed when `last` is done. */
async function visit(t, home, last) {
  const context = await resident(t, home);
  const page = await open(t, context);
  await page.evaluate((id) => items.push({ id, title: "A lighthouse" }), MARKED);
  const result = await last(page);
  await context.close();
  return result;
}
const remember = async (page) => {
  await sayYes(page);
  await view(page, MARKED);
  await kept(page);
};
const databases = (page) => page.evaluate(async () => (await unspied.databases()).map(({ name }) => name));

test("case 46 after a yes the scan finds what was looked at: it is not blind", async (t) => {
  const home = folder(t);
  await visit(t, home, remember);
  const found = traces(home);
  assert.ok(found.some((file) => /IndexedDB/.test(file)), `found in: ${found.join(", ") || "nothing"}`);
  const again = await visit(t, home, async (page) => [await databases(page), await comeBack(page)]);
  assert.deepEqual(again, [["homebody:default"], "persistent"]);
});

// Chromium's files below a plain database keep deleted bytes for a while; a bucket's files go with it.
function tellRest(t, home) {
  const rest = traces(home);
  t.diagnostic(`bytes left in the browser's own files: ${rest.length ? rest.join(", ") : "none"}`);
}

test("case 46 after a withdrawal and a new start of the browser there is no database of ours", async (t) => {
  const home = folder(t);
  await visit(t, home, async (page) => {
    await remember(page);
    await page.evaluate(() => p.consent.withdraw());
    await gone(page);
  });
  const left = await visit(t, home, async (page) => [await databases(page), await page.evaluate(() => Object.keys(localStorage))]);
  assert.deepEqual(left, [[], ["homebody:default:consent"]]);
  tellRest(t, home);
});

test("case 46 after erasing and a new start of the browser the profile is empty, and the yes stands", async (t) => {
  const home = folder(t);
  await visit(t, home, async (page) => {
    await remember(page);
    assert.deepEqual(await page.evaluate(() => p.profile.erase()), { logical: true, fileRemoved: true });
  });
  assert.deepEqual(await visit(t, home, async (page) => [await comeBack(page), await seen(page)]), ["persistent", []]);
  tellRest(t, home);
});

test("a visitor who never said yes leaves no trace at all", async (t) => {
  const home = folder(t);
  await visit(t, home, async (page) => {
    await comeBack(page);
    await view(page, MARKED);
    await page.evaluate((id) => p.rank({ slot: "a", context: { item: id } }), MARKED);
    await page.waitForTimeout(200);
  });
  assert.deepEqual(traces(home), []);
});
