// The shop's own product data. The ranking never needs it: it has its pack; pages need titles,
// descriptions and prices at once, before anything is ready.
import type { Item } from 'homebody/inline';

export interface Product extends Item {
  readonly description: string;
  readonly price: number;
  readonly categories: string[];
  readonly attributes: Record<string, string | string[]>;
  readonly group: string;
  readonly published: string;
  readonly popularity: number;
}

const files = import.meta.glob<Product[]>('../../catalog/*.json', { eager: true, import: 'default' });

export const products: readonly Product[] = Object.values(files).flat();

const byId = new Map(products.map((product) => [product.id, product]));
export const productOf = (id: string): Product | undefined => byId.get(id);

const byGroup = new Map<string, Product[]>();
for (const product of products) {
  byGroup.set(product.group, [...(byGroup.get(product.group) ?? []), product]);
}

/** All variants of the product, itself included. */
export const variantsOf = (product: Product): readonly Product[] => byGroup.get(product.group) ?? [product];

export function withVariants(id: string): string[] {
  const product = productOf(id);
  return product ? variantsOf(product).map((variant) => variant.id) : [id];
}

export const isAvailable = (product: Product): boolean => product.available !== false;

export const offerable = products.filter((product) => isAvailable(product) && !product.sensitive);

/** What everyone sees before the ranking is there: the same order on every visit. */
export const bestsellers = [...offerable].sort((a, b) => b.popularity - a.popularity || a.id.localeCompare(b.id));
export const newest = [...offerable].sort((a, b) => b.published.localeCompare(a.published) || a.id.localeCompare(b.id));
