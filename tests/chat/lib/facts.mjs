// What counts as a number, a word and a fact of an item.

/** An amount of money as a sentence writes it: 12 €, €12.50, 1.299,00 EUR, £3, 4 pounds. */
export const PRICE = /(?:(?:[€£$]|EUR|GBP|USD)\s?)\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s?(?:[€£$]|(?:EUR|GBP|USD|euros?|pounds?|dollars?)\b)/giu;

/** The number in a text, whichever of comma and point divides it: what follows the last one in ones or twos are decimals. */
export function numberOf(text) {
  const digits = text.match(/\d+(?:[.,]\d+)*/)[0];
  const [, whole, decimals = ""] = digits.match(/^(.*?)(?:[.,](\d{1,2}))?$/);
  return Number(`${whole.replace(/[.,]/g, "")}.${decimals || "0"}`);
}

export const wordsOf = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
/** Without numbers and the letters that grew onto them ("2nd", "10x"): numbers are looked at by themselves. */
export const withoutDigits = (text) => text.replace(/[\d.,]*\d\p{L}*/gu, " ");

/** Finds a text as whole words. */
export function textPattern(text, flags = "iu") {
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, `g${flags}`);
}

/** The texts of an item that a sentence may repeat, beside its title and its price. */
export function fieldsOf({ attributes = {}, categories = [] }) {
  const own = Object.entries(attributes).flatMap(([name, value]) => [name, ...[value].flat().map(String)]);
  return [...own, ...categories.flatMap((path) => path.split("/"))].filter((text) => text !== "");
}
