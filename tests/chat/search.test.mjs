// search.wasm by itself, through the interface that the chat uses: the questions of one turn, and what crosses the boundary.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at } from "../../tools/lib/paths.mjs";
import { holds } from "./lib/checker.mjs";
import { hostile, onlineretail, onlineretailItems, storefront, storefrontItems } from "./lib/questions.mjs";
import { openSearch, packItems } from "./lib/search.mjs";

const shop = await openSearch(await packItems(storefrontItems()));

/** The share of questions of one turn with an expected item among the first three. */
function share(search, questions) {
  const single = questions.filter(({ turns }) => turns.length === 1);
  const missed = single.filter((question) => {
    const query = search.understand(question.turns[0], question.language);
    return !query.related || !holds(question, { items: search.find(query, 3) });
  });
  return { met: 1 - missed.length / single.length, missed: missed.map(({ id }) => id).join(" ") };
}

test("of the storefront's questions, nine in ten have an expected item among the first three", () => {
  const { met, missed } = share(shop, storefront);
  assert.ok(met >= 0.9, `${met}: ${missed}`);
});

test("of onlineretail's questions, eight in ten", async (t) => {
  const items = onlineretailItems();
  if (!items) return t.skip("no data");
  const { met, missed } = share(await openSearch(await packItems(items)), onlineretail);
  assert.ok(met >= 0.8, `${met}: ${missed}`);
});

test("what a shop cannot answer is not about its catalog", () => {
  const related = hostile.filter(({ turns }) => shop.understand(turns[0]).related).map(({ id }) => id);
  assert.deepEqual(related, []);
});

test("a query is plain data that can be changed and asked again", () => {
  const query = shop.understand("a kettle under 95 €, not black");
  assert.deepEqual(query, {
    language: "en",
    words: ["kettle"],
    unknown: [],
    filters: [{ kind: "price", below: 95 }, { kind: "attribute", attribute: "colour=black", not: true }],
    related: true,
  });
  assert.deepEqual(shop.find(query, 5).map(({ id }) => id), ["kv-gooseneck-steel"]);
  const dearer = { ...JSON.parse(JSON.stringify(query)), filters: [{ kind: "price", above: 92 }] };
  assert.deepEqual(shop.find(dearer, 5).map(({ id }) => id), ["kv-gooseneck-black"]);
});

test("each bound, kind of filter and order crosses", () => {
  const ids = (more) => shop.find({ language: "en", words: [], unknown: [], filters: [], related: true, ...more }, 500).map(({ id }) => id);
  const price = (id) => storefrontItems().find((item) => item.id === id).price;
  const allPrices = (bounds) => ids({ filters: [{ kind: "price", ...bounds }] }).map(price);
  assert.ok(allPrices({ below: 12 }).every((one) => one < 12) && allPrices({ upTo: 12 }).includes(12));
  assert.ok(allPrices({ above: 139 }).every((one) => one > 139) && allPrices({ from: 139 }).includes(139));
  assert.ok(!ids({ filters: [{ kind: "available" }] }).includes("havvik-rug") && ids({ filters: [{ kind: "word", word: "rug", not: false }] }).includes("havvik-rug"));
  const dearest = ids({ sort: "dearest" }).map(price);
  assert.deepEqual(dearest, [...dearest].sort((a, b) => b - a));
  assert.equal(price(ids({ sort: "cheapest" })[0]), Math.min(...dearest));
  assert.equal(ids({ sort: "popular" }).length, ids({ sort: "newest" }).length);
});

test("relevance is between 0 and 1, and falls", () => {
  const hits = shop.find(shop.understand("coffee"), 50);
  assert.ok(hits.length > 5 && hits.every(({ relevance }, i) => relevance > 0 && relevance <= (hits[i - 1]?.relevance ?? 1)));
});

test("a damaged pack is refused with an error of ours", async () => {
  await assert.rejects(openSearch(new Uint8Array(99)), { name: "HomebodyError", code: "pack-corrupt" });
});

test("the script holds the very search.wasm that the package shows and its proof looks at", async () => {
  const { default: text } = await import(at("js", "generated", "search-bytes.js"));
  assert.ok(Buffer.from(text, "latin1").equals(readFileSync(at("pkg", "dist", "search.wasm"))));
});
