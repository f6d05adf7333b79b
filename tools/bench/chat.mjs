// Our side: a whole answer of the chat in Node, from the question to its sentences, items and reasons.
import { readFileSync } from "node:fs";
import { createPersonalizer, site } from "homebody";
import { createChat } from "homebody/chat";
import { reportEach } from "./measure.mjs";
import { COMPARED, itemsOf, met, questionsFor } from "./questions.mjs";

const [pack, source] = process.argv.slice(2);
const catalog = readFileSync(pack);
const shop = createPersonalizer({ catalog, mode: "session", consent: [site()] });
const chat = createChat(shop, { catalog });
await chat.ready;
const questions = questionsFor(itemsOf(source));
const ask = async (number) => (await chat.ask(questions[number % questions.length].text)).items.map(({ id }) => id);

const answers = [];
for (let number = 0; number < COMPARED; number++) answers.push(await ask(number));
await reportEach(ask, [met(questions, answers)]);
chat.dispose();
shop.dispose();
