import { money, plural } from '../lib/format';
import { FREE_DELIVERY_FROM, count, delivery, setQuantity, subtotal, useCart, type Line } from '../shop/cart';
import { makerOf, nameOf } from '../shop/names';
import { focusPage } from '../ui/focus';
import { Offer } from '../ui/offer';
import { Page } from '../ui/page';
import { Picture } from '../ui/picture';

const CHOICES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function CartPage() {
  const cart = useCart();
  if (cart.length === 0) {
    return (
      <Page title="Your cart is empty">
        <p>
          It is kept in this page only, so a reload empties it, too. <a href="/">Look around the shop</a>.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Your cart" lead={<p>{plural(count(cart), 'item')}, kept in this page only.</p>}>
      <div class="cart">
        <ul class="cart-lines">
          {cart.map((line) => (
            <CartLine key={line.product.id} line={line} />
          ))}
        </ul>
        <section class="totals" aria-labelledby="totals-heading">
          <h2 id="totals-heading">Summary</h2>
          <Totals cart={cart} />
          <a class="button" href="/checkout">
            To the checkout
          </a>
        </section>
      </div>
      <Offer heading="You may still want" request={{ slot: 'cart', limit: 4 }} />
    </Page>
  );
}

function CartLine({ line: { product, quantity } }: { line: Line }) {
  return (
    <li class="cart-line">
      <Picture product={product} />
      <div class="cart-line-words">
        <p class="card-maker">{makerOf(product)}</p>
        <p>
          <a href={`/p/${product.id}`}>{nameOf(product)}</a>
        </p>
        <p class="quiet">{money(product.price)} each</p>
      </div>
      <label class="quantity">
        <span class="unseen">Quantity of {product.title}</span>
        <select
          value={String(quantity)}
          onChange={(event) => setQuantity(product.id, Number(event.currentTarget.value))}
        >
          {CHOICES.map((n) => (
            <option key={n} value={String(n)}>
              {n}
            </option>
          ))}
          {quantity > CHOICES.length && <option value={String(quantity)}>{quantity}</option>}
        </select>
      </label>
      <p class="cart-line-sum">{money(product.price * quantity)}</p>
      <button
        type="button"
        class="text-button cart-line-remove"
        aria-label={`Remove ${product.title}`}
        onClick={() => {
          setQuantity(product.id, 0);
          focusPage();
        }}
      >
        Remove
      </button>
    </li>
  );
}

export function Totals({ cart }: { cart: readonly Line[] }) {
  const sum = subtotal(cart);
  const cost = delivery(cart);
  return (
    <dl class="sums">
      <div>
        <dt>Products</dt>
        <dd>{money(sum)}</dd>
      </div>
      <div>
        <dt>Delivery{cost > 0 ? `, free from ${money(FREE_DELIVERY_FROM)}` : ''}</dt>
        <dd>{cost === 0 ? 'free' : money(cost)}</dd>
      </div>
      <div class="sums-total">
        <dt>Total with VAT</dt>
        <dd>{money(sum + cost)}</dd>
      </div>
    </dl>
  );
}
