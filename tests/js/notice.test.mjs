// The notice: complete in each language, and true to the settings.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import fc from "fast-check";
import { NOTICE_LANGUAGES, notice } from "homebody/notice";

const controller = { name: "Larder & Loft", contact: "mailto:privacy@example.com", address: "1 Quay Street" };
const all = ({ title, paragraphs, stored }) => [title, ...paragraphs, ...stored.flatMap((row) => Object.values(row))];

test("each language says it all, and leaves no place unfilled", async () => {
  const made = await Promise.all(NOTICE_LANGUAGES.map((language) => notice({ controller, language, receipts: true })));
  for (const text of made) {
    assert.equal(text.paragraphs.length, made[0].paragraphs.length);
    assert.equal(text.stored.length, 3);
    assert.ok(all(text).every((line) => line && !/[{}]|undefined/.test(line)), all(text).join("\n"));
    assert.match(all(text).join(), /Larder & Loft, 1 Quay Street.*privacy@example\.com/);
    assert.ok(!all(text).join().includes("mailto:"));
  }
  assert.equal(new Set(made.flatMap(all)).size, made.flatMap(all).length, "no line is left in another language");
});

test("it follows the settings", async () => {
  const options = { controller, namespace: "shop", retentionDays: 30, remembered: { key: "choice", days: 90 } };
  const { stored } = await notice(options);
  assert.deepEqual(stored.map(({ where }) => where.match(/“(.*)”/)[1]), ["homebody:shop", "choice"]);
  assert.match(stored[0].howLong, /^30 days/);
  assert.match(stored[1].howLong, /90 days/);
  const few = await notice({ ...options, remembered: false });
  assert.equal(few.stored.length, 1);
  assert.notEqual(few.sha256, (await notice(options)).sha256);
  assert.equal((await notice({ controller, language: "de-AT" })).language, "de");
  assert.equal((await notice({ controller, language: "nl" })).language, "en");
  await assert.rejects(notice({ controller: { name: "x" } }), { code: "invalid-input", field: "options.controller.contact" });
  await assert.rejects(notice({ controller, languages: "en" }), { code: "invalid-input", field: "options.languages" });
});

test("its hash is the SHA-256 of its text, whatever is in it", async () => {
  const name = fc.string({ minLength: 1, maxLength: 200, unit: "grapheme" }).filter((name) => new TextEncoder().encode(name).length <= 900);
  await fc.assert(
    fc.asyncProperty(name, async (name) => {
      const text = await notice({ controller: { name, contact: "x" } });
      assert.equal(text.sha256, createHash("sha256").update(all(text).join("\n")).digest("hex"));
    }),
    { seed: 1 },
  );
});
