// Search over the shop's own product data, in the page. What is typed goes nowhere else.
import { products, type Product } from './items';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const haystacks = new Map(
  products.map((product) => [
    product.id,
    {
      title: plain(product.title),
      rest: plain([product.description, ...product.categories, ...Object.values(product.attributes).flat()].join(' ')),
    },
  ]),
);

// “towels” should find a towel; a real stemmer is more than a text filter needs.
const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);

/** Every word must occur; those with all words in the title come first, popular ones before others. */
export function search(query: string): Product[] {
  const words = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(singular);
  if (words.length === 0) return [];
  const place = ({ id }: Product): number => {
    const text = haystacks.get(id);
    if (!text) return -1;
    if (words.every((word) => text.title.includes(word))) return 1;
    return words.every((word) => text.title.includes(word) || text.rest.includes(word)) ? 0 : -1;
  };
  return products
    .map((product) => ({ product, at: place(product) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at || b.product.popularity - a.product.popularity)
    .map(({ product }) => product);
}
