// What a yes changes, shown with real lists: what everyone sees now, and what would stand there after a look
// at one product. The second list comes from the engine, too: it needs no profile, only that product.
import { useMemo } from 'preact/hooks';
import { personalizer } from '../../personal/personalizer';
import { useReady } from '../../personal/state';
import { bestsellers, productOf, type Product } from '../../shop/items';
import { nameOf } from '../../shop/names';

const EXAMPLE = 'ostler-chef-20';
const ROWS = 3;

export function Preview() {
  const example = productOf(EXAMPLE);
  const ready = useReady();
  const [now, then] = useMemo(() => [popular(ready), after(ready)], [ready]);
  if (!example) return null;
  return (
    <div class="preview">
      <Side title="Now, for everyone" products={now}>
        Lists show what sells well. What you have bought or do not like keeps coming back.
      </Side>
      <Side title={`With memory, after a look at “${nameOf(example)}”`} products={then}>
        Lists start from what you looked at. What you bought or sent away is not suggested again.
      </Side>
    </div>
  );
}

function Side({ title, products, children }: { title: string; products: readonly Product[]; children: string }) {
  return (
    <div class="preview-side">
      <h3>{title}</h3>
      <ol>
        {products.map((product) => (
          <li key={product.id}>{nameOf(product)}</li>
        ))}
      </ol>
      <p>{children}</p>
    </div>
  );
}

function popular(ready: boolean): readonly Product[] {
  const ranking = ready ? personalizer.rank({ slot: 'preview-now', model: 'trending', limit: ROWS }) : undefined;
  return known(ranking?.items.map(({ id }) => id)) ?? bestsellers.slice(0, ROWS);
}

function after(ready: boolean): readonly Product[] {
  const context = { item: EXAMPLE };
  const ranking = ready ? personalizer.rank({ slot: 'preview-then', model: 'similar', limit: ROWS, context }) : undefined;
  return known(ranking?.items.map(({ id }) => id)) ?? sameShelf();
}

const known = (ids: readonly string[] | undefined): Product[] | undefined =>
  ids && ids.length > 0 ? ids.flatMap((id) => productOf(id) ?? []) : undefined;

/** Until the engine is there: bestsellers of the example's own category, which take the same room. */
function sameShelf(): readonly Product[] {
  const category = productOf(EXAMPLE)?.categories[0] ?? '';
  return bestsellers.filter(({ id, categories }) => id !== EXAMPLE && categories.includes(category)).slice(0, ROWS);
}
