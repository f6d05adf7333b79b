// Questions about the benchmark's invented catalog: two words of an item's title, and in turn as they are, with a typo, with the second
// word unfinished, and with an attribute that is not wanted. Deterministic, so that both sides are asked the same.
import { readFileSync } from "node:fs";

const QUESTIONS = 400;
/** The first ones, whose answers are compared. */
export const COMPARED = 100;

const typo = (word) => `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`;
const KINDS = [
  (one, two) => `do you have ${one} ${two}?`,
  (one, two) => `I am looking for ${typo(one)} ${two}`,
  (one, two) => `${one} ${two.slice(0, -1)}`,
  (one, two, colour) => `${one} ${two}, not in ${colour}`,
];

export const itemsOf = (file) => readFileSync(file, "utf8").split("\n").map((line) => JSON.parse(line));

/** `{ text, item }` for each question. */
export function questionsFor(items) {
  return Array.from({ length: QUESTIONS }, (_, number) => {
    const item = items[(number * 7919) % items.length];
    const [one, two] = item.title.split(" ");
    const other = `colour ${(Number(item.attributes.colour.split(" ")[1]) + 1) % 12}`;
    return { text: KINDS[number % KINDS.length](one, two, other), item: item.id };
  });
}

/** The share of the compared questions whose item is among the first three of the answer. */
export const met = (questions, ids) => questions.slice(0, COMPARED).filter(({ item }, at) => ids[at].slice(0, 3).includes(item)).length / COMPARED;
