// Search over the shop's own product data, in the page. What is typed goes nowhere else.
import { products, type Product } from './items';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

// “towels” should find a towel; a real stemmer is more than a text filter needs.
const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);
const wordsOf = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(singular);

const texts = new Map(
  products.map((product) => [
    product.id,
    {
      title: wordsOf([product.title, ...product.categories].join(' ')),
      rest: wordsOf([product.description, ...Object.values(product.attributes).flat()].join(' ')),
    },
  ]),
);

/** In a title or the name of a department the beginning of a word is enough; elsewhere short words must be whole: tea is not teal. */
const inTitle = (titles: readonly string[], word: string): boolean => titles.some((other) => other.startsWith(word));
const inRest = (rest: readonly string[], word: string): boolean =>
  rest.some((other) => other === word || (word.length > 3 && other.startsWith(word)));

export interface Found {
  readonly products: readonly Product[];
  /** Those with every word in the title or department: they stand before the others. */
  readonly byTitle: ReadonlySet<string>;
}

/** Every word must occur. */
export function search(query: string): Found {
  const words = wordsOf(query);
  const byTitle = new Set<string>();
  const found = products.filter(({ id }) => {
    const text = texts.get(id);
    if (!text || words.length === 0) return false;
    if (words.every((word) => inTitle(text.title, word))) byTitle.add(id);
    return words.every((word) => inTitle(text.title, word) || inRest(text.rest, word));
  });
  return { products: found, byTitle };
}
