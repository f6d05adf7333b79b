// Storyboards: scenes by rules, items by rank, words that never have a hole in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPersonalizer } from "homebody";
import { defineStory, storyboard } from "homebody/story";
import { IDS, ITEMS, open } from "./lib/shop.mjs";

// The two knives are variants of one product.
const MORE = ["Books/Maps", "Outdoors/Tents", "Pantry/Tea"].flatMap((path) => [1, 2, 3].map((n) => ({ id: `${path}-${n}`, title: `${path} ${n}`, categories: [path], popularity: n })));
const SHOP = [...ITEMS.map((item) => (item.id.startsWith("knife") ? { ...item, group: "knives" } : item)), ...MORE];
const greeting = { text: "Hello {firstName}, come in.", neutral: "Hello, come in." };
const about = (name) => ({ about: [`category=${name}`], list: { candidates: SHOP.filter(({ categories }) => categories[0].startsWith(name)).map(({ id }) => id) } });
const TEMPLATE = {
  name: "home",
  title: "A walk through the shop",
  scenes: [
    { id: "hello", kind: "title", chapter: "Hello", heading: greeting, text: greeting },
    { id: "back", kind: "title", when: { mode: "personal", events: 2 }, text: "Good to see you again." },
    { id: "one", kind: "item", text: { text: "{item.title} by {item.brand}, {item.price}.", neutral: "Something for you." }, list: {} },
    { id: "kitchen", kind: "shelf", text: "For the kitchen.", ...about("Kitchen") },
    { id: "outdoors", kind: "shelf", text: "For outside.", ...about("Outdoors") },
    { id: "two", kind: "compare", text: { text: "{item.title} or {item2.title}?", neutral: "Which one?" }, list: { model: "trending" } },
    {
      id: "where", kind: "choice", text: "Where to?",
      choices: [
        { id: "books", text: "Books", about: ["category=Books"], scenes: [{ id: "books-shelf", kind: "shelf", text: "To read.", ...about("Books") }] },
        { id: "pantry", text: "Pantry", about: ["category=Pantry"], scenes: [{ id: "pantry-shelf", kind: "shelf", text: "To drink.", ...about("Pantry") }] },
        { id: "on", text: "Just go on" },
      ],
    },
    { id: "bye", kind: "end", text: "See you." },
  ],
};
const shop = (t, options = {}) => open(t, { catalog: SHOP, exploration: 0, ...options });
const every = (scenes) => scenes.flatMap((scene) => [scene, ...(scene.choices ?? []).flatMap(({ scenes }) => every(scenes))]);
const scene = (board, id) => every(board.scenes).find((one) => one.id === id);
const idsOf = (board) => every(board.scenes).flatMap(({ items }) => items.map(({ id }) => id));
/** Without what is new with each ranking. */
const plain = (board) => JSON.parse(JSON.stringify(board, (key, value) => (key === "ranking" || key === "at" || key === "until" ? undefined : value)));

test("by name where it is known, without a hole where it is not", async (t) => {
  const p = await shop(t);
  assert.equal(scene(storyboard(p, TEMPLATE), "hello").text, "Hello, come in.");
  p.profile.facts({ firstName: "Ada" });
  assert.equal(scene(storyboard(p, TEMPLATE), "hello").text, "Hello Ada, come in.");
  for (const firstName of ["  ", "x".repeat(81)]) {
    p.profile.facts({ firstName });
    assert.equal(scene(storyboard(p, TEMPLATE), "hello").heading, "Hello, come in.");
  }
  p.profile.facts({ firstName: null });
  assert.equal(scene(storyboard(p, TEMPLATE), "hello").text, "Hello, come in.");
  assert.match(scene(storyboard(p, TEMPLATE), "one").text, /^.+ by .+, €10\.00\.$/);
});

test("facts are never scored: rankings are the same, byte for byte", async (t) => {
  const at = 1.8e12;
  const rankings = async (facts) => {
    const p = await shop(t);
    p.track("view", ["tent", "rope", "knife"], { at: Date.now() - 1000 });
    if (facts) p.profile.facts({ firstName: "Ada", favourite: "category=Kitchen", brand: "Ferro" });
    return JSON.stringify(["for_you", "trending", "similar", "new"].map((model) => p.rank({ slot: "a", model, limit: 50, context: { item: "board" } })), (key, value) => (/^(at|until)$/.test(key) ? at : value));
  };
  assert.equal(await rankings(true), await rankings(false));
});

test("rules and interest choose scenes and their order, and say why", async (t) => {
  const p = await shop(t);
  const before = storyboard(p, TEMPLATE);
  assert.deepEqual(before.left.find(({ id }) => id === "back").why, { by: "rule", rule: { mode: "personal", events: 2 } });
  p.track("view", ["tent", "rope", "tent"]);
  const ids = storyboard(p, TEMPLATE).scenes.map(({ id }) => id);
  assert.deepEqual(ids.slice(0, 5), ["hello", "back", "one", "outdoors", "kitchen"]);
  assert.deepEqual(scene(storyboard(p, TEMPLATE), "outdoors").why, [{ by: "interest", attribute: "category=Outdoors" }]);
});

test("what was bought or muted is nowhere, and the board says why", async (t) => {
  const p = await shop(t);
  p.track("purchase", "knife");
  p.profile.mute("category=Books");
  const board = storyboard(p, TEMPLATE);
  assert.ok(!idsOf(board).some((id) => id.startsWith("knife")));
  assert.equal(scene(board, "books-shelf"), undefined);
  assert.deepEqual(board.left.find(({ id }) => id === "books").why, { by: "muted", attribute: "category=Books" });
  const { rule, until } = board.excluded.find(({ id }) => id === "knife");
  assert.equal(rule, "purchased");
  assert.ok(until > Date.now());
});

test("a channel that is off, and no consent, is the site's own board", async (t) => {
  const p = await shop(t);
  p.track("view", ["tent", "rope", "tent"]);
  p.profile.facts({ firstName: "Ada" });
  const on = storyboard(p, TEMPLATE);
  p.profile.channel("story", false);
  const off = storyboard(p, TEMPLATE);
  assert.equal(off.mode, "contextual");
  assert.equal(scene(off, "hello").text, "Hello, come in.");
  assert.equal(scene(off, "back"), undefined);
  const stranger = await open(t, { catalog: SHOP, exploration: 0, mode: undefined });
  assert.deepEqual(idsOf(off), idsOf(storyboard(stranger, TEMPLATE)));
  assert.notDeepEqual(idsOf(off), idsOf(on));
});

test("an order: its lines and total in words, and nothing of it offered, recorded or not", async (t) => {
  const p = await open(t, { catalog: SHOP, mode: undefined });
  const order = { number: "LL-7", lines: [{ id: "pan", quantity: 2 }, { id: "coffee" }] };
  const scenes = [
    { id: "thanks", kind: "title", when: { order: true }, text: { text: "Order {order.number}: {order.count} things, {order.total}.", neutral: "Thank you." } },
    { id: "lines", kind: "order", text: "This is it." },
    { id: "more", kind: "shelf", text: "More.", list: { model: "trending", limit: 4 } },
    { id: "care", kind: "title", text: "Care.", notes: [{ text: "{care}", neutral: "" }, { text: "{other}", neutral: "" }] },
  ];
  const board = storyboard(p, { name: "thanks", title: "Thanks", scenes, order, values: { care: "Dry it at once." } });
  assert.equal(board.scenes[0].text, "Order LL-7: 3 things, €30.00.");
  assert.deepEqual(scene(board, "lines").order, { lines: [{ id: "pan", title: "Iron pan, 28 cm", quantity: 2, sum: "€20.00" }, { id: "coffee", title: "Coffee beans, 1 kg", quantity: 1, sum: "€10.00" }], total: "€30.00" });
  assert.deepEqual(scene(board, "care").notes, ["Dry it at once."]);
  assert.ok(!idsOf(board).some((id) => id === "pan" || id === "coffee"));
  const without = storyboard(p, { name: "thanks", title: "Thanks", scenes });
  assert.deepEqual(without.scenes.map(({ id }) => id), ["more", "care"]);
});

test("what the host passes comes in its order, as asked for", async (t) => {
  const p = await shop(t);
  p.track("purchase", "tent");
  const board = storyboard(p, { name: "a", title: "A", scenes: [{ id: "s", kind: "shelf", text: "These.", items: ["rope", "tent", "nothing"] }] });
  const [{ items, ranking }] = board.scenes;
  assert.deepEqual(items.map(({ id, bought }) => [id, bought]), [["rope", false], ["tent", true]]);
  assert.equal(ranking.intent, "requested");
});

test("before there is an engine there are words, and no error", () => {
  const p = createPersonalizer({ catalog: SHOP });
  assert.deepEqual(storyboard(p, TEMPLATE).scenes.map(({ id }) => id), ["hello", "where", "bye"]);
  p.dispose();
});

const deed = fc.tuple(fc.constantFrom("view", "click", "like", "add_to_cart", "impression", "purchase", "dismiss", "mute", "hide"), fc.constantFrom(...SHOP.map(({ id }) => id)));
const act = (p, [kind, id]) => {
  if (kind === "mute") p.profile.mute(`category=${SHOP.find((item) => item.id === id).categories[0].split("/")[0]}`);
  else if (kind === "hide") p.profile.hide(id);
  else p.track(kind, id);
};

test("never an item or a variant twice, never a muted, hidden, bought or dismissed one; the same again for the same visitor", async (t) => {
  const p = await shop(t);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 15 }), async (deeds) => {
      await p.profile.erase();
      for (const one of deeds) act(p, one);
      const board = storyboard(p, TEMPLATE);
      const ids = idsOf(board);
      const groups = ids.map((id) => SHOP.find((item) => item.id === id).group ?? id);
      assert.equal(new Set(groups).size, groups.length, ids.join());
      const { muted, hidden, dismissed, purchases, cart } = p.profile.get();
      const away = new Set([...hidden, ...dismissed, ...purchases].map(({ id }) => id).concat(cart));
      for (const id of ids) {
        assert.ok(!away.has(id) || SHOP.find((item) => item.id === id).rebuyDays === 0, id);
        const [path] = SHOP.find((item) => item.id === id).categories;
        assert.ok(!muted.some((one) => `category=${path}`.startsWith(one)), `${id} ${muted}`);
      }
      assert.deepEqual(plain(storyboard(p, TEMPLATE)), plain(board));
    }),
    { numRuns: 60 },
  );
});

const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
const almost = fc.record({ id: fc.oneof(fc.string(), junk), kind: fc.oneof(fc.constantFrom("title", "item", "shelf", "compare", "order", "choice", "end"), junk), text: fc.oneof(fc.string(), fc.record({ text: fc.string(), neutral: fc.string() }), junk), heading: junk, when: fc.oneof(junk, fc.record({ fact: junk, any: junk })), list: fc.oneof(junk, fc.record({ model: junk, limit: junk, exclude: junk })), items: fc.oneof(fc.array(fc.constantFrom(...IDS)), junk), choices: junk, notes: junk, seconds: junk }, { requiredKeys: [] });
const nasty = fc.record({ name: fc.oneof(fc.constant("a"), junk), title: fc.oneof(fc.constant("A"), junk), scenes: fc.oneof(fc.array(almost, { maxLength: 4 }), junk), order: junk, values: junk, language: fc.oneof(fc.string(), junk) }, { requiredKeys: [] });

test("whatever is passed as a template, nothing is thrown but HomebodyError", async (t) => {
  const p = await shop(t);
  fc.assert(
    fc.property(fc.oneof(junk, nasty), (template) => {
      try {
        storyboard(p, template);
      } catch (thrown) {
        assert.equal(thrown.name, "HomebodyError", String(thrown));
        assert.match(thrown.field, /^template/);
      }
    }),
    { numRuns: 600 },
  );
});

for (const [what, change, field] of [
  ["a place without a neutral text", (scenes) => (scenes[2].text = "By {item.brand}"), "template.scenes[2].text"],
  ["a neutral text with a place", (scenes) => (scenes[0].text = { text: "{a}", neutral: "{b}" }), "template.scenes[0].text.neutral"],
  ["a scene in a choice", (scenes) => (scenes[6].choices[1].scenes[0].kind = "film"), "template.scenes[6].choices[1].scenes[0].kind"],
  ["a misspelt rule", (scenes) => (scenes[1].when = { not: { modes: "session" } }), "template.scenes[1].when.not.modes"],
  ["a bad model", (scenes) => (scenes[2].list = { model: "best" }), "template.scenes[2].list.model"],
  ["an id that is there", (scenes) => (scenes[6].choices[0].scenes[0].id = "one"), "template.scenes[6].choices[0].scenes[0].id"],
  ["a getter", (scenes) => Object.defineProperty(scenes[3], "text", { enumerable: true, get: () => "x" }), "template.scenes[3].text"],
  ["a place for items", (scenes) => (scenes[0].list = {}), "template.scenes[0].list"],
]) {
  test(`${what} is named: ${field}`, async (t) => {
    const p = await shop(t);
    const template = structuredClone(TEMPLATE);
    change(template.scenes);
    assert.throws(() => storyboard(p, template), { name: "HomebodyError", field });
  });
}

test("it can be imported and defined where there is no page", () => defineStory({}));
