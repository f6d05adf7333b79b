// Where this page is in the shop.
import { trail, type Category } from '../shop/categories';

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

export const crumbsTo = (category: Category): Crumb[] => [
  { name: 'Shop', href: '/' },
  ...trail(category).map(({ name, href }) => ({ name, href })),
];

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" class="crumbs">
      <ol>
        {crumbs.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
