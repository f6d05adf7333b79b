// A list that the visitor asked for: all of it, in an order that they can change.
import type { RankedItem, Ranking } from 'homebody/inline';
import { useState } from 'preact/hooks';
import { plural } from '../lib/format';
import { useRequested } from '../personal/ranking';
import { isPersonalReason } from '../personal/words';
import { isAvailable, productOf, type Product } from '../shop/items';
import { makerOf } from '../shop/names';
import { Card } from './card';
import { PAGE_HEADING } from './page';
import { Why } from './why';

type Order = 'suggested' | 'cheap' | 'dear' | 'new';

const ORDERS: Record<Exclude<Order, 'suggested'>, (a: Product, b: Product) => number> = {
  cheap: (a, b) => a.price - b.price,
  dear: (a, b) => b.price - a.price,
  new: (a, b) => b.published.localeCompare(a.published),
};

interface RequestedListProps {
  readonly slot: string;
  readonly products: readonly Product[];
  /** These stand before the others in the suggested order: they fit what was asked for best. */
  readonly first?: ReadonlySet<string>;
}

export function RequestedList({ slot, products, first }: RequestedListProps) {
  const [order, setOrder] = useState<Order>('suggested');
  const [maker, setMaker] = useState('');
  const [inStock, setInStock] = useState(false);

  const ranking = useRequested(
    slot,
    products.map(({ id }) => id),
  );
  const items = new Map(ranking?.items.map((item) => [item.id, item]));
  const suggested = ranking
    ? ranking.items.flatMap(({ id }) => productOf(id) ?? [])
    : [...products].sort((a, b) => b.popularity - a.popularity);
  const fits = (product: Product): number => (first?.has(product.id) ? 0 : 1);
  const sorted =
    order === 'suggested' ? [...suggested].sort((a, b) => fits(a) - fits(b)) : [...products].sort(ORDERS[order]);
  const shown = sorted.filter((p) => (!maker || makerOf(p) === maker) && (!inStock || isAvailable(p)));
  const personal = order === 'suggested' && ranking?.items.some(({ reasons }) => reasons.some(isPersonalReason));
  const makers = [...new Set(products.map(makerOf))].sort();

  return (
    <>
      <form class="list-tools" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>Order</span>
          <select value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}>
            <option value="suggested">Suggested</option>
            <option value="cheap">Price, lowest first</option>
            <option value="dear">Price, highest first</option>
            <option value="new">Newest first</option>
          </select>
        </label>
        {makers.length > 1 && (
          <label>
            <span>Maker</span>
            <select value={maker} onChange={(event) => setMaker(event.currentTarget.value)}>
              <option value="">All makers</option>
              {makers.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <label class="check">
          <input type="checkbox" checked={inStock} onChange={(event) => setInStock(event.currentTarget.checked)} />
          <span>In stock only</span>
        </label>
        <p class="list-count" role="status">
          {plural(shown.length, 'product')}
          {personal ? ', ordered by what this device remembers' : ''}
        </p>
      </form>
      <ul class="shelf shelf-list">
        {/* By place, as in slots. */}
        {shown.map((product, place) => (
          <li key={place}>
            <ListedCard product={product} ranking={order === 'suggested' ? ranking : undefined} item={items.get(product.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ListedCardProps {
  readonly product: Product;
  readonly ranking: Ranking | undefined;
  readonly item: RankedItem | undefined;
}

/** In an order of the visitor's own making there is nothing to explain. */
function ListedCard({ product, ranking, item }: ListedCardProps) {
  return (
    <Card product={product} ranking={ranking} item={item}>
      <div class="card-actions">
        {ranking && item && (
          <Why key={product.id} product={product} ranking={ranking} item={item} headingId={PAGE_HEADING} />
        )}
      </div>
    </Card>
  );
}
