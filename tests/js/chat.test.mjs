// A conversation without a page: what is found, how it goes on, and that nothing of it is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createChat, defineChat } from "homebody/chat";
import { DAY, ids, ITEMS, talk, words, yesterday } from "./lib/chat.mjs";

test("it says what it is before anything else", async (t) => {
  const { chat } = await talk(t);
  assert.match(words(await chat.greeting()), /automatic assistant, not a person/);
  const german = await talk(t, { languages: ["de"] });
  assert.match(words(await german.chat.greeting()), /Automat, kein Mensch/);
  assert.equal((await german.say("mugs under 20 €")).language, "de", "it answers in the languages that it has");
});

test("follow-ups in any order: colour, price, not, more, the second one, how much, why", async (t) => {
  const { say } = await talk(t);
  assert.deepEqual(ids(await say("mugs")).sort(), ["mug-blue", "mug-green", "mug-large", "mug-tin"]);
  assert.deepEqual(ids(await say("in blue")).sort(), ["mug-blue", "mug-large"]);
  assert.deepEqual(ids(await say("under 20 €")), ["mug-blue"]);
  assert.deepEqual(ids(await say("mugs", "not stoneware")), ["mug-tin"]);
  const list = ids(await say("mugs"));
  assert.equal(ids(await say("the second one"))[0], list[1]);
  const cost = ITEMS.find(({ id }) => id === list[1]).price;
  assert.match(words(await say("how much is it?")), new RegExp(`costs €${cost.toFixed(2)}`));
  const why = await say("why?");
  assert.equal(why.kind, "why");
  assert.match(words(why), /order/);
  assert.match(words(await say("what is it made of?")), /material: /);
  assert.match(words(await say("which colour is it?")), /colour: /);
});

test("the same in German", async (t) => {
  const { say } = await talk(t, { languages: ["de", "en"] });
  const list = ids(await say("Mug"));
  assert.equal(list.length, 4);
  const second = await say("das zweite");
  assert.equal(second.language, "de");
  assert.equal(ids(second)[0], list[1]);
  assert.match(words(await say("was kostet es?")), /kostet \d+,\d\d\s€/);
  assert.match(words(await say("aus welchem Material ist es?")), /Material: /);
  assert.equal((await say("vergleiche den Camp mug mit dem Breakfast mug")).kind, "comparison");
  assert.match(words(await say("was weißt du über mich?")), /Gedächtnis/);
});

test("more of a list, until there is no more", async (t) => {
  const { say } = await talk(t, { limit: 3 });
  const first = await say("mugs");
  const second = await say("show me more");
  assert.equal(first.items.length + second.items.length, 4);
  assert.equal(new Set([...ids(first), ...ids(second)]).size, 4);
  assert.match(words(await say("show me more")), /everything/);
});

test("cheaper is cheaper than what is spoken of, by the price that holds now", async (t) => {
  const { say, p } = await talk(t);
  await say("the breakfast mug");
  const cheaper = await say("cheaper?");
  assert.ok(cheaper.items.length > 0);
  for (const { id } of cheaper.items) assert.ok(p.catalog.get(id).price < 24.5, id);
  assert.match(words(cheaper), /Cheaper than “Breakfast mug”, which costs €24\.50/);
  p.catalog.update([{ id: "mug-tin", price: 30 }]);
  assert.ok(!ids(await say("mugs", "under 20 €")).includes("mug-tin"));
  assert.match(words(await say("how much is the camp mug?")), /costs €30\.00/);
});

test("a comparison, field by field", async (t) => {
  const { say } = await talk(t);
  const { kind, comparison, sentences } = await say("compare the tent for two and the tent for four");
  assert.equal(kind, "comparison");
  assert.deepEqual([...comparison.ids].sort(), ["tent-four", "tent-two"]);
  const row = (name) => Object.fromEntries(comparison.ids.map((id, i) => [id, comparison.rows.find((one) => one.name === name).values[i]]));
  assert.deepEqual(row("price"), { "tent-two": "€240.00", "tent-four": "€420.00" });
  assert.deepEqual(row("weight"), { "tent-two": "1.9 kg", "tent-four": "9 kg" });
  assert.deepEqual(comparison.rows.filter(({ same }) => same).map(({ name }) => name), ["brand"]);
  assert.match(sentences.join(" "), /“Tent for two” is €180\.00 cheaper than “Tent for four”/);
  assert.equal((await say("mugs", "compare the first three")).comparison.ids.length, 3);
});

test("what fits best comes first, whatever is known; among what fits the same, what is known decides", async (t) => {
  const { say, p } = await talk(t);
  p.track("view", ["mug-large", "mug-large", "mug-large"]);
  p.profile.declare({ "brand=Ferro": 1 });
  assert.equal(ids(await say("mugs"))[0], "mug-large");
  const blue = await say("green harbour mug");
  assert.equal(ids(blue)[0], "mug-green");
});

test("something like the one that was looked at yesterday", async (t) => {
  const { say, p } = await talk(t);
  p.track("view", "tent-two", { at: yesterday() });
  p.track("view", "novel", { at: Date.now() - 9 * DAY });
  p.track("view", "mug-blue");
  const like = await say("something like the one I looked at yesterday");
  assert.match(words(like), /You looked at “Tent for two” .* Like it:/);
  assert.ok(!ids(like).includes("tent-two"));
  assert.equal(ids(like)[0], "tent-four");
  assert.equal(like.ranking.model, "similar");
  assert.match(words(await say("something like the book I looked at")), /A novel about the sea/);
});

test("what goes with the cart: the page's own, or the profile's; and it says what is not known", async (t) => {
  const { say } = await talk(t, { context: () => ({ cart: ["pan-iron"] }) });
  const answer = await say("what goes with what is in my cart?");
  assert.match(words(answer), /“Iron pan, 28 cm”, this catalog does not know/);
  const none = await talk(t);
  assert.match(words(await none.say("what goes with my cart?")), /nothing in your cart/);
});

test("what was bought is labelled where it is asked for, told when asked, and not offered", async (t) => {
  const { say, p } = await talk(t);
  p.track("view", ["pan-iron", "pan-copper", "mug-large"]);
  p.track("purchase", "pan-copper");
  const asked = await say("copper pan");
  assert.equal(asked.items.find(({ id }) => id === "pan-copper").bought, true);
  assert.match(words(asked), /You have bought “Copper pan, 20 cm” before/);
  assert.match(words(await say("did I buy the copper pan?")), /You bought “Copper pan, 20 cm” on /);
  const one = await say("how about the iron pan", "the first one");
  assert.ok(one.offer, "there is a memory to offer by");
  assert.equal(one.offer.ranking.intent, "offered");
  assert.ok(!one.offer.items.some(({ id }) => id === "pan-copper"));
  assert.ok(one.excluded.some(({ id, rule }) => id === "pan-copper" && rule === "purchased"));
});

test("“don’t show me” mutes or hides, for every channel, and is taken back", async (t) => {
  const { say, p } = await talk(t);
  const muted = await say("don't show me mugs");
  assert.match(words(muted), /Muted: Kitchen, Mugs/);
  assert.deepEqual(p.profile.get().muted, ["category=Kitchen/Mugs"]);
  assert.deepEqual(muted.suggestions, ["Undo"]);
  assert.equal((await say("undo")).kind, "done");
  assert.deepEqual(p.profile.get().muted, []);
  await say("don't show me Ferro");
  assert.deepEqual(p.profile.get().muted, ["brand=Ferro"]);
  const list = ids(await say("tents"));
  await say("hide the first one");
  assert.deepEqual(p.profile.get().hidden.map(({ id }) => id), [list[0]]);
  await say("forget that");
  assert.deepEqual(p.profile.get().hidden, []);
});

test("“forget that” says what it would forget, and does it after a yes only", async (t) => {
  const { say, p } = await talk(t);
  p.track("view", "novel", { at: Date.now() - 2 * DAY });
  p.track("view", "rope");
  const asked = await say("forget that");
  assert.equal(asked.kind, "confirm");
  assert.match(words(asked), /since .*“Climbing rope, 40 m”\. That cannot be undone/);
  assert.equal((await say("no")).kind, "done");
  assert.equal(p.profile.get().events.length, 2);
  assert.equal((await say("forget that", "yes")).kind, "done");
  assert.deepEqual(p.profile.get().events.map(({ id }) => id), ["novel"]);
  await say("forget everything", "mugs", "yes");
  assert.equal(p.profile.get().events.length, 1, "a yes is for the question before it");
  await say("forget everything", "yes");
  assert.equal(p.profile.get().events.length, 0);
});

test("what it knows about the visitor", async (t) => {
  const { say, p } = await talk(t);
  assert.match(words(await say("what do you know about me?")), /nothing in it/);
  p.track("view", "rope");
  p.track("add_to_cart", "novel");
  p.track("purchase", "tent-two");
  p.profile.mute("brand=Alp");
  p.profile.facts({ firstName: "Ada" });
  const about = await say("what do you know about me?");
  assert.equal(about.kind, "about_me");
  assert.equal(about.panel, true);
  for (const part of [/Looked at: “Climbing rope/, /In the cart: “A novel/, /Bought: “Tent for two/, /Muted: Alp/, /You told: Ada/, /forgotten on/]) assert.match(words(about), part);
  await say("forget my name", "yes");
  assert.deepEqual(p.profile.get().facts, []);
});

test("without consent everything works from the catalog, and it says that it remembers nothing", async (t) => {
  const { say, p } = await talk(t, {}, null);
  assert.equal(p.mode, "contextual");
  assert.equal((await say("mugs")).items.length, 4);
  assert.match(words(await say("what do you know about me?")), /I remember nothing about you/);
  assert.match(words(await say("something like the one I looked at yesterday")), /I remember nothing about you/);
  assert.equal((await say("like the tent for two")).items[0].id, "tent-four");
  assert.equal((await say("don't show me mugs")).kind, "cannot");
  assert.equal((await say("the tent for two")).offer, undefined);
});

test("the channel switched off: no personal order, nothing offered, no use of what is remembered", async (t) => {
  const { say, p } = await talk(t);
  p.track("view", ["mug-large", "tent-two"]);
  p.profile.declare({ "brand=Ferro": 1 });
  p.profile.channel("chat", false);
  const list = await say("mugs");
  assert.equal(list.ranking.mode, "contextual");
  assert.ok(list.items.every(({ reasons }) => reasons.every(({ kind }) => kind !== "declared" && kind !== "event")));
  assert.equal((await say("the first one")).offer, undefined);
  assert.match(words(await say("something like the one I looked at")), /switched the chat off/);
  assert.match(words(await say("what do you know about me?")), /Looked at: /, "that is a right, whatever is switched off");
});

test("sensitive things are answered when asked for, and never offered or recorded", async (t) => {
  const { say, p } = await talk(t);
  assert.deepEqual(ids(await say("pregnancy test")), ["test"]);
  await say("the first one");
  assert.equal(p.profile.get().events.length, 0);
  const { offer } = await say("the novel", "the first one");
  assert.ok(!offer?.items.some(({ id }) => id === "test"));
});

test("when nothing fits it says so, and the shop gets a text that was approved, and nothing before", async (t) => {
  const got = [];
  const { say } = await talk(t, { contact: (text) => got.push(text) });
  const none = await say("mugs", "in black");
  assert.equal(none.kind, "nothing_fits");
  assert.deepEqual(none.items, []);
  const { kind, contact } = await say(none.suggestions.at(-1));
  assert.equal(kind, "contact");
  assert.match(contact.summary, /mugs/);
  assert.deepEqual(got, []);
  assert.equal(contact.approve("Do you have black mugs?"), undefined);
  assert.deepEqual(got, ["Do you have black mugs?"]);
  const mail = await talk(t, { contact: "mailto:shop@example.com" });
  assert.equal((await mail.say("mugs", "ask a person")).contact.approve("a & b"), "mailto:shop@example.com?body=a%20%26%20b");
  const page = await talk(t, { contact: "/contact#{summary}" });
  assert.equal((await page.say("ask a person")).contact.approve("a b"), "/contact#a%20b");
  assert.equal((await (await talk(t)).say("ask a person")).kind, "cannot");
});

test("what is typed is in no profile, no export, no error and no log", async (t) => {
  const logged = [];
  for (const name of ["log", "warn", "error", "info", "debug"]) t.mock.method(console, name, (...args) => logged.push(args.join(" ")));
  const { say, p, chat } = await talk(t);
  await say("zzquux mugs", "in zzquux blue", "don't show me zzquux", "forget zzquux", "zzquux".repeat(1000));
  assert.ok(!/zzquux/i.test(JSON.stringify(p.profile.export())));
  assert.deepEqual(p.profile.get().events.filter(({ type }) => type === "search"), []);
  await assert.rejects(chat.ask({ zzquux: 1 }), ({ code, message }) => code === "invalid-input" && !/zzquux/.test(message));
  assert.ok(!logged.join().includes("zzquux"));
});

test("questions asked at once are answered in turn", async (t) => {
  const { chat } = await talk(t);
  const answers = await Promise.all(["mugs", "in blue", "the first one", "how much is it"].map((text) => chat.ask(text)));
  assert.deepEqual(answers.map(({ kind }) => kind), ["items", "items", "item", "item"]);
});

test("bad options name the field, and the page goes on", async (t) => {
  const { p } = await talk(t);
  const cases = [[{}, "options.catalog"], [{ catalog: ITEMS, contact: "javascript:alert(1)" }, "options.contact"], [{ catalog: ITEMS, limit: 99 }, "options.limit"], [{ catalog: ITEMS, model: 1 }, "options.model"], [{ catalog: ITEMS, langauge: "en" }, "options.langauge"]];
  for (const [options, field] of cases) assert.throws(() => createChat(p, options), { code: "invalid-input", field });
  const broken = createChat(p, { catalog: new Uint8Array([1, 2, 3]) });
  for (const failing of [broken.ready, broken.ask("mugs")]) await assert.rejects(failing, { name: "HomebodyError", code: "pack-corrupt" });
  const { chat, say } = await talk(t, { context: () => { throw new Error("the page is broken"); } });
  assert.equal((await say("mugs")).kind, "items");
  for (const value of [undefined, null, 7, {}, []]) await assert.rejects(chat.ask(value), { code: "invalid-input" });
  chat.dispose();
  await assert.rejects(chat.ask("mugs"), { code: "disposed" });
  assert.equal(defineChat(p, { catalog: ITEMS }), undefined, "on a server it does nothing");
});
