// Who makes what the shop sells, read off the products.
import { departments } from './categories';
import { offerable, type Product } from './items';

export interface Maker {
  readonly name: string;
  readonly products: readonly Product[];
  /** Departments with something of theirs, those with most first. */
  readonly departments: readonly string[];
}

/** A maker is worth a place of its own from so many products on; variants count once. */
const ENOUGH = 4;

const byName = new Map<string, Product[]>();
for (const product of offerable) {
  const { brand } = product.attributes;
  if (typeof brand === 'string') byName.set(brand, [...(byName.get(brand) ?? []), product]);
}

const countIn = (products: readonly Product[], path: string): number => products.filter(({ categories }) => categories.some((one) => one.split('/')[0] === path)).length;

export const makers: readonly Maker[] = [...byName]
  .filter(([, products]) => new Set(products.map(({ group }) => group)).size >= ENOUGH)
  .map(([name, products]) => ({
    name,
    products,
    departments: departments
      .map(({ path }) => path)
      .filter((path) => countIn(products, path) > 0)
      .sort((a, b) => countIn(products, b) - countIn(products, a)),
  }));
