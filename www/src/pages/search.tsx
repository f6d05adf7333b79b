import { useMemo } from 'preact/hooks';
import { departments } from '../shop/categories';
import { search } from '../shop/search';
import { Page } from '../ui/page';
import { RequestedList } from '../ui/requested-list';

export function SearchPage({ query }: { query: string }) {
  const found = useMemo(() => search(query), [query]);
  const title = query ? `Results for “${query}”` : 'Search';
  return (
    <Page title={title} lead={<p>The search runs in this page. What you type is not recorded.</p>}>
      {found.products.length > 0 ? (
        <RequestedList slot="search" products={found.products} first={found.byTitle} key={query} />
      ) : (
        <>
          <p>{query ? 'Nothing in the shop matches all of these words. Fewer or shorter ones may help.' : 'Type a word above, or look around:'}</p>
          <ul class="inline-list">
            {departments.map(({ name, href }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
