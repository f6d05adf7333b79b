// One product: what it is, which variants there are, what goes with it.
import { useEffect } from 'preact/hooks';
import { money } from '../lib/format';
import { personalizer } from '../personal/personalizer';
import { useOffered, useRequested } from '../personal/ranking';
import { useReady } from '../personal/state';
import { add } from '../shop/cart';
import { categoryOf, trail } from '../shop/categories';
import { isAvailable, variantsOf, withVariants, type Product } from '../shop/items';
import { attributeLabel, attributeText, makerOf, nameOf, variantName } from '../shop/names';
import { Labels } from '../ui/card';
import { Crumbs, crumbsTo } from '../ui/crumbs';
import { notify } from '../ui/notice';
import { Offer } from '../ui/offer';
import { useArrival } from '../ui/page';
import { Picture } from '../ui/picture';
import { Question } from '../ui/question';
import { Slot, request } from '../ui/slot';
import { navigate } from '../router/router';

export function ProductPage({ product }: { product: Product }) {
  const heading = useArrival(product.title);
  useView(product);
  const item = useRequested('product', [product.id])?.items[0];
  const toCart = () => {
    add(product.id);
    notify(`In the cart: ${product.title}.`, { label: 'See the cart', act: () => navigate('/cart') });
  };
  return (
    <div class="page">
      <Crumbs crumbs={crumbsTo(categoryOf(product))} />
      <div class="product">
        <Picture product={product} class="product-picture" />
        <div class="product-words">
          <p class="product-maker">{makerOf(product)}</p>
          <h1 ref={heading} tabIndex={-1}>
            {nameOf(product)}
          </h1>
          <p class="product-price">
            <span class="price">{money(product.price)}</span>
            <Labels product={product} item={item} />
          </p>
          <p class="product-text">{product.description}</p>
          <Variants product={product} />
          <div class="product-buy">
            {isAvailable(product) ? (
              <button type="button" class="button" onClick={toCart}>
                Add to cart
              </button>
            ) : (
              <p class="sold-out">Sold out at the moment.</p>
            )}
          </div>
          <Attributes product={product} />
          {product.sensitive && <Sensitive />}
        </div>
      </div>
      <Question item={product.sensitive ? undefined : product.id} />
      {!product.sensitive && <Lists product={product} />}
    </div>
  );
}

/** One look per page view, and only once there is somebody to tell. */
function useView({ id }: Product): void {
  const ready = useReady();
  useEffect(() => {
    if (ready) personalizer.track('view', id);
  }, [id, ready]);
}

/** What is like it, then more of its department; nothing stands in both. */
function Lists({ product }: { product: Product }) {
  const own = withVariants(product.id);
  const context = { item: product.id };
  const similar = useOffered(request('product-similar', 'similar', 4, { context, exclude: own }));
  const department = trail(categoryOf(product))[0];
  const shown = similar?.items.flatMap(({ id }) => withVariants(id)) ?? [];
  return (
    <>
      <Slot title="Similar to this" limit={4} model="similar" ranking={similar} />
      {department && similar && (
        <Offer
          heading={`More from ${department.name}`}
          request={{ slot: 'product-department', limit: 4, candidates: department.products.map(({ id }) => id), exclude: [...own, ...shown], context }}
        />
      )}
    </>
  );
}

function Variants({ product }: { product: Product }) {
  const variants = variantsOf(product);
  if (variants.length < 2) return null;
  return (
    <nav aria-label="Variants" class="variants">
      <p aria-hidden="true">Also in</p>
      <ul class="chips">
        {variants.map((variant) => (
          <li key={variant.id}>
            <a href={`/p/${variant.id}`} aria-current={variant.id === product.id ? 'page' : undefined}>
              {variantName(variant)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Attributes({ product }: { product: Product }) {
  const names = Object.keys(product.attributes).filter((name) => name !== 'author');
  return (
    <dl class="attributes">
      {names.map((name) => (
        <div key={name}>
          <dt>{attributeLabel(name)}</dt>
          <dd>{attributeText(product, name)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sensitive() {
  return (
    <p class="sensitive">
      Looking at this product, or buying it, is never recorded, and it is never suggested to anybody. That holds whatever
      you chose on the privacy page.
    </p>
  );
}
