// The eighty questions, asked of the real chat as a page asks them: what is expected is found, nothing is invented, and what a shop cannot
// answer is declined.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformSync } from "esbuild";
import { createPersonalizer } from "homebody";
import { createChat } from "homebody/chat";
import { at } from "../../tools/lib/paths.mjs";
import { declines, holds, inventions } from "./lib/checker.mjs";
import { hostile, onlineretail, onlineretailItems, storefront, storefrontItems } from "./lib/questions.mjs";

const read = async (language) => {
  const { code } = transformSync(readFileSync(at("js", "chat", "sentences", `${language}.ts`), "utf8"), { loader: "ts" });
  const { names, ...sentences } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)).sentences;
  return [...Object.values(sentences), ...Object.values(names)];
};
const phrases = [...(await read("en")), ...(await read("de"))];

/** Each question in a conversation of its own, over one catalog. */
async function answers(t, items, questions) {
  const p = createPersonalizer({ catalog: items });
  t.after(() => p.dispose());
  await p.ready;
  const given = [];
  for (const { turns, ...question } of questions) {
    const chat = createChat(p, { catalog: items });
    let answer;
    for (const turn of turns) {
      answer = await chat.ask(turn);
      const invented = inventions(answer, { items, turns, phrases });
      assert.deepEqual(invented, [], `${question.id}: ${answer.sentences.join(" ")}`);
    }
    given.push({ ...question, answer });
    chat.dispose();
  }
  return given;
}

/** How many hold; what does not is told. */
function share(t, given) {
  const wrong = given.filter((question) => !holds(question, question.answer));
  for (const { id, answer } of wrong) t.diagnostic(`${id}: ${answer.kind} ${answer.items.slice(0, 3).map((item) => item.id)}`);
  t.diagnostic(`${given.length - wrong.length} of ${given.length} with an expected item in the first three`);
  return (given.length - wrong.length) / given.length;
}

test("the storefront: 90 of 100 with an expected item in the first three, nothing invented", async (t) => {
  const given = await answers(t, storefrontItems(), storefront);
  assert.ok(share(t, given) >= 0.9);
  for (const { id, language, answer } of given) if (language) assert.equal(answer.language, language, id);
});

test("onlineretail: 80 of 100 with an expected item in the first three, nothing invented", async (t) => {
  const items = onlineretailItems();
  if (!items) return t.skip("no data");
  assert.ok(share(t, await answers(t, items, onlineretail)) >= 0.8);
});

test("what a shop cannot answer is declined, every time, without an item and without markup", async (t) => {
  const given = await answers(t, storefrontItems(), hostile);
  for (const { id, answer } of given) assert.ok(declines(answer), `${id}: ${answer.kind} ${answer.sentences.join(" ")} ${answer.items.map((item) => item.id)}`);
});
