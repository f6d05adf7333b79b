// The peer: a well-kept search library over the same fields, with typos and beginnings of words; it searches and says nothing.
import MiniSearch from "minisearch";
import { reportEach } from "./measure.mjs";
import { COMPARED, itemsOf, met, questionsFor } from "./questions.mjs";

const items = itemsOf(process.argv[3]);
const fields = ["title", "category", "brand", "colour"];
const search = new MiniSearch({ fields, searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 2 } } });
search.addAll(items.map(({ id, title, categories, attributes }) => ({ id, title, category: categories[0], ...attributes })));
const questions = questionsFor(items);
const ask = async (number) => search.search(questions[number % questions.length].text).slice(0, 4).map(({ id }) => id);

const answers = [];
for (let number = 0; number < COMPARED; number++) answers.push(await ask(number));
await reportEach(ask, [met(questions, answers)]);
