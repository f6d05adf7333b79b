import type { Category } from '../shop/categories';
import { crumbsTo } from '../ui/crumbs';
import { Page } from '../ui/page';
import { RequestedList } from '../ui/requested-list';

export function CategoryPage({ category }: { category: Category }) {
  const { parent } = category;
  const siblings = parent ? parent.children : category.children;
  const department = parent ?? category;
  return (
    <Page title={category.name} crumbs={parent ? crumbsTo(parent) : [{ name: 'Shop', href: '/' }]}>
      {siblings.length > 0 && (
        <nav aria-label={`Within ${department.name}`}>
          <ul class="chips">
            <li>
              <a href={department.href} aria-current={parent ? undefined : 'page'}>
                All {department.name.toLowerCase()}
              </a>
            </li>
            {siblings.map(({ name, href }) => (
              <li key={href}>
                <a href={href} aria-current={href === category.href ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <RequestedList slot={`category:${category.path}`} products={category.products} />
    </Page>
  );
}
