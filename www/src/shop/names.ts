// How products are called on cards and pages.
import { capital } from '../lib/format';
import { variantsOf, type Product } from './items';

const attribute = (product: Product, name: string): string => {
  const value = product.attributes[name];
  return typeof value === 'string' ? value : (value?.join(', ') ?? '');
};

/** Who stands behind it: the author of a book, the maker of everything else. */
export const makerOf = (product: Product): string => attribute(product, 'author') || attribute(product, 'brand');

/** The title without the maker's name in front, since the card says that above it. */
export function nameOf(product: Product): string {
  const words = product.title.split(' ');
  const maker = makerOf(product).split(' ');
  let shared = 0;
  while (shared < maker.length && words[shared] === maker[shared]) shared++;
  return shared > 0 && shared < words.length ? capital(words.slice(shared).join(' ')) : product.title;
}

/** What tells a variant from its siblings: the parts of its title that not all of them have. */
export function variantName(product: Product): string {
  const parts = (title: string) => title.split(', ');
  const siblings = variantsOf(product).map(({ title }) => parts(title));
  const own = parts(product.title).filter((part) => !siblings.every((others) => others.includes(part)));
  return capital(own.join(', ') || nameOf(product));
}

const LABELS: Record<string, string> = { brand: 'Maker', hob: 'Works on', warmth: 'Warmth', audience: 'For' };

export const attributeLabel = (name: string): string => LABELS[name] ?? capital(name);
export const attributeText = attribute;
