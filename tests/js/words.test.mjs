// Every language says everything, with the same values in its sentences.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const read = async (path) => {
  const { outputFiles } = buildSync({ entryPoints: [fileURLToPath(new URL(`../../js/${path}.ts`, import.meta.url))], bundle: true, format: "esm", write: false });
  return (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)).words;
};
const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const table of ["panel/words", "panel/words/more", "ask/words", "chat/words", "chat/words/model", "story/words", "ui/reasons", "ui/why"]) {
  test(`${table}: five languages with the same keys and places`, async () => {
    const english = await read(`${table}/en`);
    for (const language of ["de", "fr", "es", "it"]) {
      const words = await read(`${table}/${language}`);
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort(), language);
      for (const [key, text] of Object.entries(words)) {
        assert.deepEqual(places(text), places(english[key]), `${language} ${key}`);
        assert.ok(text.length > 1, `${language} ${key}`);
      }
    }
  });
}

test("the elements can be imported and defined where there is no page", async () => {
  const [{ definePanel }, { defineAsk }] = await Promise.all([import("homebody/panel"), import("homebody/ask")]);
  definePanel({});
  defineAsk({});
});
