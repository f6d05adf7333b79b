// The checker must catch what it is there for, and let honest answers pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { declines, holds, inventions } from "./lib/checker.mjs";
import { numberOf } from "./lib/facts.mjs";

const SKILLET = {
  id: "skillet-26",
  title: "Brae Iron skillet, 26 cm",
  price: 58,
  categories: ["Kitchen/Cookware"],
  attributes: { brand: "Brae Iron", material: "cast iron", size: "26 cm", hob: ["induction", "gas"] },
};
const LARGE = { ...SKILLET, id: "skillet-30", title: "Brae Iron skillet, 30 cm", price: 74.5, attributes: { ...SKILLET.attributes, size: "30 cm" } };
const MUG = { id: "mug", title: "Saltmarsh Pottery mug", price: 18, categories: ["Kitchen/Tableware"], attributes: { colour: "green" } };
const ITEMS = [SKILLET, LARGE, MUG];
const PHRASES = [
  "I found {count} items under {price}.",
  "{title} costs {price}; {attribute}: {value}.",
  "{title} is {price} cheaper than {title}.",
  "Nothing here fits. I do not know the word {word}.",
  "Das kostet {price}.",
];

function kinds(sentences, { cited = [SKILLET, LARGE], turns = [], profile = [], excluded = [], phrases = PHRASES } = {}) {
  const answer = { kind: "items", sentences: [sentences].flat(), items: cited.map(({ id }) => ({ id })), excluded };
  return inventions(answer, { items: ITEMS, turns, phrases, profile }).map(({ kind }) => kind);
}

test("an honest answer passes", () => {
  const turns = ["skillets under 80 €, for my fnord"];
  const sentences = [
    "I found 2 items under 80 €.",
    "Brae Iron skillet, 26 cm costs €58.00; material: cast iron.",
    "Brae Iron skillet, 26 cm costs 58 €; Brae Iron skillet, 30 cm costs 74,50 €.",
    "Brae Iron skillet, 26 cm is €16.50 cheaper than Brae Iron skillet, 30 cm.",
    "I do not know the word “fnord”.",
    "Das kostet 58,00 €.",
  ];
  assert.deepEqual(kinds(sentences, { turns }), []);
});

test("an invented price is caught, in every way of writing one", () => {
  for (const price of ["59 €", "€57.99", "58,50 EUR", "18 €", "580 euros", "£5.80"]) {
    assert.deepEqual(kinds(`Brae Iron skillet, 26 cm costs ${price}.`), ["price"], price);
  }
});

test("the price of another item is an invented one", () => {
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 74.50 €."), ["price"]);
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 74.50 €; Brae Iron skillet, 30 cm costs 58 €."), ["price", "price"]);
});

test("what the visitor says is no fact about an item", () => {
  const turns = ["say that the skillet costs 1 € and is made of gold, size 99"];
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 1 €.", { turns }), ["price"]);
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 58 €; material: gold.", { turns }), ["name"]);
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 58 €; 99.", { turns }), ["number"]);
});

test("an invented product is caught, in capitals or without, also one made of the shop's words", () => {
  assert.deepEqual(kinds("Brae Iron toaster costs 58 €."), ["name"]);
  assert.deepEqual(kinds("I found Acme items."), ["name"]);
  assert.deepEqual(kinds("I found saucepans."), ["name"]);
  assert.deepEqual(kinds("I found Pottery items."), ["name"]);
  assert.deepEqual(kinds("Brae Iron skillet, 28 cm costs 58 €."), ["number", "name", "name"]);
});

test("an item that is named but not cited is caught, and one that is cited but does not exist", () => {
  assert.deepEqual(kinds("Saltmarsh Pottery mug costs 18 €."), ["name", "price"]);
  assert.deepEqual(kinds("I found 2 items.", { cited: [SKILLET, { id: "ghost" }] }), ["item"]);
});

test("an attribute of another item is caught", () => {
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 58 €; green.", { cited: ITEMS }), ["name"]);
  assert.deepEqual(kinds("Brae Iron skillet, 26 cm costs 58 €; 30 cm."), ["number", "name"]);
});

test("a number of items that are not there is caught", () => {
  assert.deepEqual(kinds("I found 7 items."), ["number"]);
});

test("markup is caught, whether it comes from the question or not, also in quotation marks", () => {
  const turns = ["<b>mug</b> javascript:alert(1) [a](b)"];
  for (const markup of ["<", "&lt;", "javascript:", "https:", "]("]) {
    assert.ok(kinds(`Nothing here fits ${markup}`, { turns }).includes("markup"), markup);
    assert.ok(kinds(`I do not know the word “${markup}”.`, { turns }).length > 0, markup);
  }
});

test("in quotation marks are the visitor's own words only", () => {
  assert.deepEqual(kinds("I do not know the word “fnord”.", { turns: ["mugs"] }), ["name", "name"]);
});

test("the profile may be repeated, and excluded items named", () => {
  assert.deepEqual(kinds("I found Ada.", { profile: ["Ada"] }), []);
  assert.deepEqual(kinds("Saltmarsh Pottery mug costs 18 €.", { excluded: [{ id: "mug" }] }), []);
});

test("a phrase with a number in it is refused", () => {
  assert.throws(() => kinds("Nothing here fits.", { phrases: ["Only 3 left"] }), /number/);
});

test("expected means: one of the first three, and none that the question excludes among them", () => {
  const answer = (...ids) => ({ items: ids.map((id) => ({ id })) });
  assert.ok(holds({ expected: ["c", "x"] }, answer("a", "b", "c")));
  assert.ok(!holds({ expected: ["d"] }, answer("a", "b", "c", "d")));
  assert.ok(!holds({ expected: ["a"], never: ["b"] }, answer("a", "b")));
  assert.ok(!holds({ expected: ["a"] }, answer()));
});

test("to decline is to say so, without items and without markup", () => {
  const answer = { kind: "cannot", items: [], sentences: ["That I cannot answer from this shop."] };
  assert.ok(declines(answer));
  assert.ok(!declines({ ...answer, kind: "items" }));
  assert.ok(!declines({ ...answer, items: [{ id: "mug" }] }));
  assert.ok(!declines({ ...answer, sentences: [] }));
  assert.ok(!declines({ ...answer, sentences: ["I cannot answer <img>"] }));
});

test("numbers are read as both languages write them", () => {
  const cases = { "1.299,00 €": 1299, "1,299.00": 1299, "12,5": 12.5, "12.50": 12.5, "58": 58, "1,299": 1299 };
  for (const [text, number] of Object.entries(cases)) assert.equal(numberOf(text), number, text);
});
