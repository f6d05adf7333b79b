// The words for reasons: every kind of evidence in every language, and English as the personalizer says it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { at } from "../../tools/lib/paths.mjs";

const contents = `export * from "./js/ui/reasons.ts"; export { load } from "./js/ui/words.ts"; export { explainWords } from "./js/explain.ts";`;
const { outputFiles } = buildSync({ stdin: { contents, resolveDir: at(), loader: "ts" }, bundle: true, format: "esm", write: false });
const { REASONS, load, reasonWords, whyWords, explainWords } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const KINDS = ["event", "interest", "declared", "purchase", "page", "cart", "passed", "popular", "new", "boost"];
// Impressions are no evidence of their own.
const EVENTS = ["view", "click", "add_to_cart", "remove_from_cart", "purchase", "like", "dismiss", "search"];
const reason = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    weight: fc.integer({ min: -65536, max: 65536 }).filter(Boolean),
    event: fc.constantFrom(...EVENTS),
    item: fc.option(fc.constantFrom("knife", "pan"), { nil: undefined }),
    term: fc.constantFrom("content", "rows", "interest"),
  })
  .map(({ kind, weight, event, item, term }) => ({
    key: `${kind}${event}${item}`,
    kind,
    weight,
    parts: [{ term, weight }],
    ...((kind === "event" || kind === "purchase") && { event: kind === "purchase" ? "purchase" : event, at: 1e12 }),
    ...(["event", "purchase", "page", "cart", "passed"].includes(kind) && item && { item }),
    ...((kind === "cart" || kind === "purchase") && { item: item ?? "pan" }),
    ...(["interest", "declared", "boost"].includes(kind) && { attribute: "brand=Acme" }),
    ...(kind === "page" && !item && { attribute: "category=Kitchen/Knives" }),
  }));
const item = fc
  .record({ reasons: fc.array(reason, { maxLength: 5 }), by: fc.constantFrom("score", "pin", "explore") })
  .map(({ reasons, by }) => ({ id: "pot", score: 0, reasons, promoted: by === "pin", bought: false, placement: { by, rank: 0 } }));
const title = (id) => `The ${id}`;

for (const language of ["en", "de", "fr", "es", "it"]) {
  test(`${language}: every reason is a clause with its thing in it`, async () => {
    const words = await load(REASONS, language);
    fc.assert(
      fc.property(item, (item) => {
        const said = whyWords(item, title, words);
        assert.match(said, /^[A-Z].*\.$/s);
        assert.doesNotMatch(said, /[{}]|undefined/);
        for (const reason of item.reasons) {
          const clause = reasonWords(reason, title, words);
          assert.ok(clause.length > 3);
          if (reason.item && reason.kind !== "passed") assert.match(clause, new RegExp(`The ${reason.item}`));
          if (["interest", "declared"].includes(reason.kind)) assert.match(clause, /Acme/);
        }
      }),
    );
  });
}

test("for and against are told apart in every language", async () => {
  for (const language of Object.keys(REASONS)) {
    const words = await load(REASONS, language);
    for (const kind of ["interest", "declared", "page", "cart", "boost"]) {
      const [more, less] = [1, -1].map((weight) => reasonWords({ kind, weight, parts: [], item: "pan", attribute: "brand=Acme" }, title, words));
      assert.notEqual(more, less, `${language} ${kind}`);
    }
  }
});

test("English says what the personalizer's own explanation says", async () => {
  const words = await load(REASONS, "en");
  const look = (id) => ({ title: title(id) });
  // "Put into the cart …" stands in another order there.
  const one = reason.filter(({ weight, event }) => weight > 0 && !event?.includes("cart"));
  fc.assert(
    fc.property(one, fc.constantFrom("score", "pin"), (reason, by) => {
      const item = { id: "pot", score: 0, reasons: [reason], promoted: false, bought: false, placement: { by, rank: 0 } };
      assert.equal(whyWords(item, title, words), explainWords({ items: [item], excluded: [] }, "pot", look));
    }),
  );
});

test("when it was is said where the page can tell", async () => {
  const words = await load(REASONS, "en");
  const reason = { kind: "event", event: "view", item: "pan", weight: 1, at: 5, parts: [{ term: "rows", weight: 1 }] };
  assert.equal(reasonWords(reason, title, words, { ago: (at) => `at ${at}` }), "you looked at “The pan” (at 5), and others chose this with it");
});
