// Pages made of sections: the same for everyone until something is known, then the visitor's own, and steady.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPersonalizer } from "homebody";
import { defaultSections, sections, watchSections } from "homebody/sections";
import { ITEMS, open, told } from "./lib/shop.mjs";

// The two knives are variants of one product.
const MORE = ["Books/Maps", "Outdoors/Tents", "Outdoors/Ropes", "Books/Fiction"].flatMap((path) =>
  [1, 2, 3].map((n) => ({ id: `${path}-${n}`, title: `${path.split("/")[1]} number ${n}`, categories: [path], popularity: n, attributes: { brand: `Maker ${n}` } })),
);
const SHOP = [...ITEMS.map((item) => (item.id.startsWith("knife") ? { ...item, group: "knives" } : item)), ...MORE];
const DEPARTMENTS = ["Kitchen", "Books", "Outdoors", "Pantry"];
const about = (name) => [`category=${name}`];
const of = (name) => SHOP.filter(({ categories }) => categories[0].split("/")[0] === name).map(({ id }) => id);

const SPEC = {
  name: "home",
  most: 4,
  sections: [
    { id: "hero", kind: "hero", pin: "first", variants: [{ id: "all" }, ...DEPARTMENTS.map((name) => ({ id: name, about: about(name) }))] },
    { id: "top", kind: "rail", pin: "first", list: { model: "for_you", limit: 3 } },
    { id: "carry-on", kind: "rail", list: { model: "continue", limit: 3 } },
    { id: "new", kind: "rail", list: { model: "new", limit: 2 } },
    ...DEPARTMENTS.map((name) => ({ id: `rail-${name}`, kind: "rail", about: about(name), when: { interest: `category=${name}` }, list: { candidates: of(name), limit: 3 } })),
    { id: "read-Books", kind: "editorial", about: about("Books") },
    { id: "welcome", kind: "editorial", when: { not: { events: 3 } } },
    { id: "regulars", kind: "editorial", when: { bought: true } },
    { id: "brand", kind: "brand", pin: "last", data: { text: "Since 1990" } },
  ],
};
const layout = (plan) => plan.sections.map(({ id, variant }) => (variant ? `${id} ${variant}` : id));
const items = (plan) => plan.sections.flatMap(({ ranking }) => ranking?.items.map(({ id }) => id) ?? []);
const shop = (t, options = {}) => open(t, { catalog: SHOP, exploration: 0, ...options });

test("for everyone: the same on a server, before the engine, and after it, then with lists", async (t) => {
  const plan = defaultSections(SPEC);
  assert.deepEqual(layout(plan), ["hero all", "top", "new", "read-Books", "welcome", "brand"]);
  assert.ok(!plan.personal && plan.sections.every(({ ranking, request }) => !ranking && !request));
  assert.deepEqual(plan.left.find(({ id }) => id === "carry-on"), { id: "carry-on", why: { by: "list" } });
  const p = createPersonalizer({ catalog: SHOP });
  t.after(() => p.dispose());
  const before = sections(p, SPEC);
  assert.deepEqual(layout(before), layout(plan));
  assert.deepEqual(items(before), []);
  await p.ready;
  const after = sections(p, SPEC);
  assert.deepEqual(layout(after), layout(plan));
  assert.deepEqual(after.sections.map(({ why }) => why), plan.sections.map(({ why }) => why));
  assert.equal(items(after).length, 5);
});

test("what is known moves sections, chooses variants, and says why", async (t) => {
  const p = await shop(t);
  p.track("view", ["tent", "rope", "tent"]);
  const plan = sections(p, SPEC);
  assert.deepEqual(layout(plan).slice(0, 3), ["hero Outdoors", "top", "rail-Outdoors"]);
  assert.ok(plan.personal && !layout(plan).includes("welcome"));
  const [hero, , rail] = plan.sections;
  assert.deepEqual(hero.why, [{ by: "pinned" }, { by: "interest", attribute: "category=Outdoors" }]);
  assert.deepEqual(rail.why, [{ by: "rule", rule: { interest: "category=Outdoors" } }, { by: "interest", attribute: "category=Outdoors" }]);
  assert.deepEqual(plan.left.find(({ id }) => id === "welcome").why, { by: "rule", rule: { not: { events: 3 } } });
  assert.equal(rail.request.channel, "sections");
  assert.ok(rail.request.exclude.includes(plan.sections[1].ranking.items[0].id));
});

const deed = fc.tuple(fc.constantFrom("view", "click", "like", "add_to_cart", "impression", "search"), fc.constantFrom(...SHOP.map(({ id }) => id)));
const harsh = fc.tuple(fc.constantFrom("purchase", "dismiss", "mute", "hide"), fc.constantFrom(...SHOP.map(({ id }) => id)));
const act = (p, [kind, id]) => {
  const [category] = SHOP.find((item) => item.id === id).categories;
  if (kind === "mute") p.profile.mute(`category=${category.split("/")[0]}`);
  else if (kind === "hide") p.profile.hide(id);
  else p.track(kind, id);
};

test("never an item or its variant twice, never a muted or a bought one", async (t) => {
  const p = await shop(t);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(deed, harsh), { maxLength: 15 }), async (deeds) => {
      await p.profile.erase();
      for (const one of deeds) act(p, one);
      const plan = sections(p, SPEC);
      const ids = items(plan);
      assert.equal(new Set(ids.map((id) => SHOP.find((item) => item.id === id).group ?? id)).size, ids.length, ids.join());
      const { muted, purchases, dismissed, hidden, cart } = p.profile.get();
      const away = new Set([...purchases, ...dismissed, ...hidden].map(({ id }) => id).concat(cart));
      assert.ok(ids.every((id) => !away.has(id)), `${ids} ${[...away]}`);
      for (const attribute of muted) {
        const name = attribute.slice("category=".length);
        assert.ok(!layout(plan).some((id) => id.includes(name)), `${layout(plan)} ${name}`);
        assert.ok(!ids.some((id) => of(name).includes(id)));
      }
      for (const { why, id } of plan.sections) assert.ok(why.length > 0, id);
      assert.equal(new Set(layout(plan)).size, plan.sections.length);
      assert.ok(plan.sections.length <= 3 + SPEC.most);
      assert.equal(plan.sections.length + plan.left.length, SPEC.sections.length);
    }),
  );
});

test("what stands stays for the visit, whatever is looked at; a purchase, a dismissal or a mute may move it", async (t) => {
  const p = await shop(t);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), fc.array(deed, { maxLength: 8 }), async (first, then) => {
      await p.profile.erase();
      p.track("view", ["novel", "atlas"]);
      for (const one of first) act(p, one);
      const before = sections(p, SPEC);
      assert.ok(before.personal);
      for (const one of then) act(p, one);
      assert.deepEqual(layout(sections(p, SPEC)), layout(before));
    }),
  );
  await p.profile.erase();
  p.track("view", ["novel", "atlas"]);
  assert.ok(layout(sections(p, SPEC)).includes("rail-Books"));
  p.track("view", ["tent", "rope", "tent", "rope"]);
  assert.ok(!layout(sections(p, SPEC)).includes("rail-Outdoors"));
  p.track("dismiss", "pot");
  assert.ok(layout(sections(p, SPEC)).includes("rail-Outdoors"));
  p.profile.mute("category=Books");
  assert.ok(!layout(sections(p, SPEC)).includes("rail-Books"));
  p.track("purchase", "tent");
  assert.ok(layout(sections(p, SPEC)).includes("regulars"));
});

test("what was erased does not go on to shape the page", async (t) => {
  const p = await shop(t);
  p.track("view", ["tent", "rope"]);
  assert.ok(sections(p, SPEC).personal);
  await p.profile.erase();
  assert.deepEqual(layout(sections(p, SPEC)), layout(defaultSections(SPEC)));
  p.track("view", ["novel", "atlas"], { at: Date.now() + 5 });
  assert.ok(!layout(sections(p, SPEC)).join().includes("Outdoors"));
});

test("the channel switched off, or consent taken back, gives the default", async (t) => {
  const p = await shop(t);
  p.track("view", ["tent", "rope"]);
  assert.notDeepEqual(layout(sections(p, SPEC)), layout(defaultSections(SPEC)));
  p.profile.channel("sections", false);
  const off = sections(p, SPEC);
  assert.deepEqual(layout(off), layout(defaultSections(SPEC)));
  assert.ok(!off.personal && off.sections.every(({ ranking }) => !ranking || ranking.mode === "contextual"));
  p.profile.channel("sections", true);
  assert.ok(sections(p, SPEC).personal);
});

test("a cap used up elsewhere is respected in the lists", async (t) => {
  const p = await shop(t);
  p.track("view", "tent");
  const [first] = items(sections(p, SPEC));
  p.track("impression", [first, first, first]);
  const plan = sections(p, SPEC);
  assert.ok(!items(plan).includes(first));
  assert.equal(plan.excluded.find(({ id }) => id === first).rule, "cap_item_day");
});

test("watched: once for everyone, again with lists, again after a deed, not for looking", async (t) => {
  const p = createPersonalizer({ catalog: SHOP, mode: "session", exploration: 0 });
  t.after(() => p.dispose());
  const plans = [];
  const stop = watchSections(p, SPEC, (plan) => plans.push(plan));
  assert.equal(plans.length, 1);
  await p.ready;
  await told();
  assert.equal(plans.length, 2);
  assert.ok(items(plans[1]).length > 0);
  p.track("impression", items(plans[1]).flatMap((id) => [id, id, id]));
  await told();
  assert.equal(plans.length, 2, "looking changes nothing");
  p.track("purchase", items(plans[1])[0]);
  await told();
  assert.equal(plans.length, 3);
  assert.ok(!items(plans[2]).includes(items(plans[1])[0]));
  stop();
  p.track("purchase", "atlas");
  await told();
  assert.equal(plans.length, 3);
});

test("rules", async (t) => {
  const p = await shop(t);
  p.track("view", ["knife", "board"]);
  p.track("add_to_cart", "pan");
  p.track("purchase", "novel");
  p.profile.channel("story", false);
  const holds = (when) => sections(p, { name: "x", sections: [{ id: "a", kind: "x", when }] }).sections.length === 1;
  for (const when of [{ mode: "personal" }, { mode: ["off", "session"] }, { interest: "category=Kitchen" }, { bought: true }, { bought: "category=Books" }, { bought: "brand=Harbour Press" }]) assert.ok(holds(when), JSON.stringify(when));
  for (const when of [{ cart: true }, { cart: "category=Kitchen" }, { events: 2 }, { channel: "chat" }, { not: { channel: "story" } }, { any: [{ events: 500 }, { cart: true }] }]) assert.ok(holds(when), JSON.stringify(when));
  for (const when of [{ mode: "contextual" }, { interest: "category=Outdoors" }, { interest: "category=Kitchen", least: 1 }, { bought: "category=Kitchen" }, { cart: false }, { cart: "category=Books" }]) assert.ok(!holds(when), JSON.stringify(when));
  for (const when of [{ events: 500 }, { channel: "story" }, { not: { cart: true } }, { any: [] }, { cart: true, events: 500 }]) assert.ok(!holds(when), JSON.stringify(when));
});

test("what is wrong in a spec is named", async (t) => {
  const p = await shop(t);
  const a = { id: "a", kind: "rail" };
  for (const [spec, field] of [
    [undefined, "spec"],
    [{ name: "x" }, "spec.sections"],
    [{ name: "", sections: [] }, "spec.name"],
    [{ name: "x", sections: [], order: 1 }, "spec.order"],
    [{ name: "x", sections: [{ id: "a" }] }, "spec.sections[0].kind"],
    [{ name: "x", sections: [a, a] }, "spec.sections[1].id"],
    [{ name: "x", sections: [{ ...a, when: { mood: 1 } }] }, "spec.sections[0].when.mood"],
    [{ name: "x", sections: [{ ...a, when: { any: [{ events: 0 }] } }] }, "spec.sections[0].when.any[0].events"],
    [{ name: "x", sections: [{ ...a, when: { interest: "a=b", least: 2 } }] }, "spec.sections[0].when.least"],
    [{ name: "x", sections: [{ ...a, pin: 3 }] }, "spec.sections[0].pin"],
    [{ name: "x", sections: [{ ...a, variants: [{ id: "v", about: "category=A" }] }] }, "spec.sections[0].variants[0].about"],
    [{ name: "x", sections: [{ ...a, list: { least: -1 } }] }, "spec.sections[0].list.least"],
  ]) {
    for (const call of [() => defaultSections(spec), () => sections(p, spec), () => watchSections(p, spec, () => {})]) assert.throws(call, (error) => error.code === "invalid-input" && error.field === field, field);
  }
});
