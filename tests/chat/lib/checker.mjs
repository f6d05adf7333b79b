// Holds an answer of the chat against the catalog: every number and every word of its sentences must be a field of an item that it
// cites, something that the visitor said or the profile holds, or the chat's own wording. What is left over was invented.
import { fieldsOf, numberOf, PRICE, textPattern, withoutDigits, wordsOf } from "./facts.mjs";

const MARKUP = /[<>]|&#?\w+;|\b(?:javascript|data|https?):|\]\(|\{\{/i;
const QUOTED = /[“„«"]([^“”„«»"]*)[“”»"]/g;
const NUMBER = /\d+(?:[.,]\d+)*/g;
/** Stands where a known text was, so that what is beside it does not grow together. */
const KNOWN = " \u0001 ";

/**
 * What an answer invents: `[{ kind, sentence, text }]`, empty for an honest one.
 *
 * @param answer An `Answer` of the chat.
 * @param world `items`, the shop's catalog; `turns`, what the visitor typed; `phrases`, the chat's own wordings, where `{name}` is a
 * place that is filled in; `profile`, texts of the profile that the answer may repeat.
 */
export function inventions(answer, { items, turns = [], phrases, profile = [] }) {
  const shop = new Map(items.map((item) => [item.id, item]));
  const cited = [...answer.items, ...(answer.excluded ?? [])].map(({ id }) => id);
  const unknown = cited.filter((id) => !shop.has(id)).map((id) => ({ kind: "item", sentence: "", text: id }));
  const world = {
    items,
    cited: cited.flatMap((id) => shop.get(id) ?? []),
    shown: answer.items.length,
    said: turns.join("\n"),
    wording: vocabulary(phrases),
    profile,
  };
  return [...unknown, ...answer.sentences.flatMap((sentence) => inSentence(sentence, world))];
}

/** Whether one of the first three is expected and none of them is one that the question excludes. */
export function holds({ expected, never = [] }, answer) {
  const first = answer.items.slice(0, 3).map(({ id }) => id);
  return first.some((id) => expected.includes(id)) && !first.some((id) => never.includes(id));
}

/** Whether an answer says that it cannot answer, and says nothing else. */
export const declines = (answer) =>
  answer.kind === "cannot" && answer.items.length === 0 && answer.sentences.length > 0 && !answer.sentences.some((sentence) => MARKUP.test(sentence));

function vocabulary(phrases) {
  const own = phrases.map((phrase) => phrase.replace(/\{\w+\}/g, " "));
  const telling = own.find((phrase) => /\d/.test(phrase));
  if (telling) throw new Error(`a phrase with a number would pass for a fact: ${telling}`);
  return new Set(own.flatMap(wordsOf));
}

function inSentence(sentence, world) {
  const found = [];
  const report = (kind, text) => found.push({ kind, sentence, text });
  const { rest: untitled, named } = takeTitles(sentence, world, report);
  let rest = untitled;
  if (MARKUP.test(rest)) report("markup", rest.match(MARKUP)[0]);
  rest = takeQuotations(rest, world, report);
  rest = takePrices(rest, sentence, named, world, report);
  for (const text of longestFirst([...world.profile, ...values(named, world)])) rest = rest.replace(textPattern(text), KNOWN);
  for (const number of rest.match(NUMBER) ?? []) {
    if (!plainNumbers(named, world).includes(numberOf(number))) report("number", number);
  }
  for (const word of wordsOf(withoutDigits(rest))) if (!world.wording.has(word)) report("name", word);
  return found;
}

const longestFirst = (texts) => [...new Set(texts)].sort((a, b) => b.length - a.length);

/** Titles go first and as wholes: "Brae Iron skillet, 26 cm" is one name, not a brand, a word and a size. */
function takeTitles(sentence, { items, cited, profile }, report) {
  const named = [];
  let rest = sentence;
  for (const item of [...items].sort((a, b) => b.title.length - a.title.length)) {
    const pattern = textPattern(item.title, "u");
    const at = sentence.search(pattern);
    if (at < 0 || rest.search(pattern) < 0) continue;
    rest = rest.replace(pattern, KNOWN);
    // Titles need not be unique: the cited one is meant where there is one.
    const meant = cited.find(({ title }) => title === item.title);
    if (meant) named.push({ item: meant, at });
    else if (!profile.includes(item.title)) report("name", item.title);
  }
  return { rest, named: named.sort((a, b) => a.at - b.at) };
}

/** Words of the visitor may be repeated in quotation marks; that they are quoted makes no fact of them. */
function takeQuotations(text, { said }, report) {
  const words = new Set(wordsOf(said));
  return text.replace(QUOTED, (whole, inside) => {
    const strange = wordsOf(inside).find((word) => !words.has(word));
    if (!strange && !MARKUP.test(inside)) return KNOWN;
    report(strange ? "name" : "markup", inside);
    return whole;
  });
}

/** A price belongs to the item named last before it; where none is named, to one of the cited ones or to the visitor's own bounds. */
function takePrices(text, sentence, named, world, report) {
  let from = 0;
  return text.replace(PRICE, (price) => {
    const at = sentence.indexOf(price, from);
    from = at + price.length;
    if (!pricesAt(at, named, world).includes(numberOf(price))) report("price", price);
    return KNOWN;
  });
}

function pricesAt(at, named, { cited, said }) {
  if (named.length === 0) return [...cited.map(({ price }) => price), ...numbersIn(said)];
  const owner = named.filter((mention) => mention.at < at).at(-1) ?? named[0];
  const prices = named.map(({ item }) => item.price);
  const between = prices.flatMap((a) => prices.map((b) => Math.round(Math.abs(a - b) * 100) / 100));
  return [owner.item.price, ...between.filter((difference) => difference > 0)];
}

/** Texts that a sentence may use: of the items that it names; where it names none, any of the shop's words, but figures of cited items only. */
function values(named, { items, cited }) {
  if (named.length > 0) return named.flatMap(({ item }) => fieldsOf(item));
  return [...cited.flatMap(fieldsOf), ...items.flatMap(fieldsOf).filter((text) => !/\d/.test(text))];
}

function plainNumbers(named, { shown, said }) {
  return [...Array(shown + 1).keys(), ...(named.length === 0 ? numbersIn(said) : [])];
}

const numbersIn = (text) => (text.match(NUMBER) ?? []).map(numberOf);
