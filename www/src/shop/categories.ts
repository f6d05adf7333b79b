// Departments and what is in them, read off the products' category paths.
import { bestsellers, products, type Product } from './items';

export interface Category {
  /** `Kitchen/Knives`, as the catalog writes it. */
  readonly path: string;
  readonly name: string;
  /** `/c/kitchen/knives` */
  readonly href: string;
  readonly parent: Category | undefined;
  readonly children: Category[];
  readonly products: Product[];
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');

const all = new Map<string, Category>();

function categoryAt(path: string): Category {
  const known = all.get(path);
  if (known) return known;
  const names = path.split('/');
  const parent = names.length > 1 ? categoryAt(names.slice(0, -1).join('/')) : undefined;
  const href = `/c/${names.map(slug).join('/')}`;
  const category: Category = { path, name: names.at(-1) ?? path, href, parent, children: [], products: [] };
  parent?.children.push(category);
  all.set(path, category);
  return category;
}

for (const product of products) {
  for (const path of product.categories) {
    let at: Category | undefined = categoryAt(path);
    for (; at; at = at.parent) if (!at.products.includes(product)) at.products.push(product);
  }
}

const byName = (a: Category, b: Category) => a.name.localeCompare(b.name);
for (const category of all.values()) category.children.sort(byName);

export const departments: readonly Category[] = [...all.values()].filter(({ parent }) => !parent).sort(byName);

export const categoryByHref = (href: string): Category | undefined => [...all.values()].find((c) => c.href === href);

export const categoryOf = (product: Product): Category => categoryAt(product.categories[0] ?? '');

/** From the department down to the category itself. */
export const trail = (category: Category): Category[] =>
  category.parent ? [...trail(category.parent), category] : [category];

/** The product whose picture stands for a department: the favourite among things to keep, else among all. */
export const faceOf = (category: Category): Product | undefined =>
  bestsellers.find((product) => category.products.includes(product) && product.rebuyDays === undefined) ??
  bestsellers.find((product) => category.products.includes(product)) ??
  category.products[0];
