// Loaded only with a language model that the site brings: what it gets, and whether what it wrote holds.
// It imports nothing of the rest, so that the bundler does not cut that in two.
import type { ChatModel, ModelPrompt, ModelWords } from "./types.js";

const ITEMS = 4;
const ATTRIBUTES = 12;
const QUESTION = 300;
/** Of the prompt as JSON. */
const MOST = 4000;
const LONGEST = 1200;
const PATIENCE_MS = 20_000;

const TASK =
  "Answer the question in at most three sentences, in the language given, from the items alone. Name items by their exact titles in quotation marks. State no price, number or property that is not in them.";

/** Of an item all that the catalog says; what is too much is cut. */
export interface Told {
  readonly title: string;
  readonly price: string | undefined;
  readonly facts: readonly (readonly [string, string])[];
}

/** Nothing of the profile goes in, nor anything of the conversation but this one question. */
export function promptOf(language: ModelPrompt["language"], question: string, items: readonly Told[]): ModelPrompt {
  let prompt: ModelPrompt = {
    language,
    task: TASK,
    question: question.slice(0, QUESTION),
    items: items.slice(0, ITEMS).map(({ title, price, facts }) => {
      const attributes = facts.slice(0, ATTRIBUTES).map(([name, value]) => `${name}: ${value}`.slice(0, 80));
      return { title: title.slice(0, 160), ...(price === undefined ? {} : { price }), attributes };
    }),
  };
  while (JSON.stringify(prompt).length > MOST && prompt.items.length > 1) prompt = { ...prompt, items: prompt.items.slice(0, -1) };
  return prompt;
}

/** Asks; gives up after 20 seconds, and shows nothing that cannot be found in the prompt. */
export async function wordsOf(model: ChatModel, prompt: ModelPrompt, stop: AbortSignal): Promise<ModelWords> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  stop.addEventListener("abort", abort);
  const timer = setTimeout(abort, PATIENCE_MS);
  const gone = new Promise<never>((_, reject) => controller.signal.addEventListener("abort", () => reject(new Error("aborted"))));
  try {
    const text: unknown = await Promise.race([model(prompt, controller.signal), gone]);
    if (typeof text !== "string" || !text.trim()) return { problem: "failed" };
    const said = text.trim().slice(0, LONGEST);
    return invents(said, prompt) ? { problem: "invented" } : { text: said };
  } catch {
    return { problem: "failed" };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", abort);
  }
}

const NUMBERS = /\d+(?:[.,]\d+)*/g;
/** A number as it is meant, however it is written: 12,50 and 12.5 are one. */
const value = (text: string): string => String(Number(text.replace(/[.,](?=\d{3}(?!\d))/g, "").replace(",", ".")));
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * Whether a text has a number or a name that the prompt does not have. Numbers: all. Names: what stands in quotation marks, and, in English,
 * words with a capital inside a sentence; German writes all nouns so, and there only quotations are checked.
 */
export function invents(text: string, { items, question, language }: ModelPrompt): boolean {
  const facts = items.map(({ title, price = "", attributes }) => [title, price, ...attributes].join("\n")).join("\n");
  const numbers = new Set((facts.match(NUMBERS) ?? []).map(value));
  if ((text.match(NUMBERS) ?? []).some((number) => !numbers.has(value(number)))) return true;
  const known = ` ${letters(facts)} `;
  const quoted = [...text.matchAll(/[“„«"»]([^“”„«»"]+)[”“»"«]/g)].map(([, inside = ""]) => letters(inside));
  if (quoted.some((name) => name && !known.includes(` ${name} `))) return true;
  if (language === "de") return false;
  const said = ` ${letters(facts)} ${letters(question)} `;
  const names = [...text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}\p{L}+/gu)].map(([name]) => letters(name));
  return names.some((name) => !said.includes(` ${name} `));
}
