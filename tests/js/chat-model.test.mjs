// A language model that a site brings: nothing before a yes, no more than was shown, and its words held against the catalog.
import assert from "node:assert/strict";
import { test } from "node:test";
import { talk } from "./lib/chat.mjs";

/** Options with a model that says what it is told to, and notes in `got` what it was given. */
const model = (says, got = []) => ({ model: async (prompt) => (got.push(prompt), typeof says === "function" ? says(prompt) : says), modelName: "Owl" });

test("off when the site brings none", async (t) => {
  const { chat, say } = await talk(t);
  assert.equal(chat.model, undefined);
  assert.equal((await say("mugs")).model, undefined);
});

test("it gets nothing before the visitor's yes, and then exactly what was shown", async (t) => {
  const got = [];
  const { chat, say, p } = await talk(t, model("“Camp mug” costs €12.00.", got));
  p.profile.facts({ firstName: "Ada" });
  p.track("view", "novel");
  const { model: offer } = await say("camp mug");
  assert.equal(chat.model.name, "Owl");
  assert.equal(chat.model.allowed, undefined);
  await assert.rejects(offer.write(), { code: "consent-required" });
  chat.model.allow(false);
  await assert.rejects(offer.write(), { code: "consent-required" });
  assert.deepEqual(got, []);
  chat.model.allow(true);
  assert.deepEqual(await offer.write(), { text: "“Camp mug” costs €12.00." });
  assert.deepEqual(got, [offer.prompt]);
  assert.ok(!/Ada|novel/.test(JSON.stringify(offer.prompt)), "nothing of the profile");
  assert.deepEqual(offer.prompt.items[0], { title: "Camp mug", price: "€12.00", attributes: ["brand: Ferro", "colour: white", "material: enamel", "size: 350 ml"].sort() });
});

test("what it gets is bounded", async (t) => {
  const { say } = await talk(t, { ...model(""), limit: 12, title: () => "Long name ".repeat(200) });
  const { model: offer } = await say("mugs ".repeat(100));
  assert.ok(offer.prompt.question.length <= 300);
  assert.ok(offer.prompt.items.length <= 4);
  assert.ok(JSON.stringify(offer.prompt).length <= 4000);
});

test("a price, a number or a name that the prompt does not have is not shown", async (t) => {
  for (const lie of ["It costs €11.00.", "It holds 400 ml.", "The “Copper mug” is nicer.", "You could also take the Zorblat for tea.", "Only 3 left."]) {
    const { chat, say } = await talk(t, model(lie));
    chat.model.allow(true);
    assert.deepEqual(await (await say("camp mug")).model.write(), { problem: "invented" }, lie);
  }
  for (const truth of ["“Camp mug” by Ferro holds 350 ml and costs 12 €.", "It is made of enamel.", "It costs €12."]) {
    const { chat, say } = await talk(t, model(truth));
    chat.model.allow(true);
    assert.deepEqual(await (await say("camp mug")).model.write(), { text: truth }, truth);
  }
});

test("one that fails, says nothing or never ends leaves our own answer", async (t) => {
  const failing = [() => { throw new Error("no"); }, () => "", () => 7, () => Promise.reject(new Error("no"))];
  for (const says of failing) {
    const { chat, say } = await talk(t, model(says));
    chat.model.allow(true);
    const answer = await say("camp mug");
    assert.equal(answer.kind, "items");
    assert.deepEqual(await answer.model.write(), { problem: "failed" });
  }
  let aborted = false;
  const { chat, say } = await talk(t, { model: (_, signal) => new Promise(() => signal.addEventListener("abort", () => (aborted = true))) });
  chat.model.allow(true);
  const written = (await say("camp mug")).model.write();
  chat.dispose();
  assert.deepEqual(await written, { problem: "failed" });
  assert.ok(aborted, "it is told that nobody waits any more");
});
