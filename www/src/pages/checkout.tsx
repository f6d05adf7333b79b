// The checkout of a shop that sells nothing: the form is real, the buying is not, and it says so first.
import { navigate } from '../router/router';
import { useCart } from '../shop/cart';
import { placeOrder } from '../shop/orders';
import { notify } from '../ui/notice';
import { Page } from '../ui/page';
import { Totals } from './cart';

export function CheckoutPage() {
  const cart = useCart();
  if (cart.length === 0) {
    return (
      <Page title="Checkout">
        <p>
          There is nothing to check out yet. <a href="/">Look around the shop</a>.
        </p>
      </Page>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { number } = placeOrder();
    navigate('/orders');
    notify(`Order ${number} is placed. Nothing was paid and nothing was sent.`);
  };
  return (
    <Page title="Checkout">
      <p class="plain-note">
        <strong>This is a demonstration.</strong> No money is taken, nothing is delivered, and what you type into this form
        stays in it: it is not recorded, kept or sent. Any name will do.
      </p>
      <form class="checkout" action="/orders" onSubmit={submit}>
        <div class="checkout-fields">
          <fieldset>
            <legend>Where it would go</legend>
            <Field name="name" label="Name" autocomplete="name" />
            <Field name="street" label="Street and number" autocomplete="street-address" />
            <div class="field-pair">
              <Field name="postcode" label="Postcode" autocomplete="postal-code" />
              <Field name="town" label="Town" autocomplete="address-level2" />
            </div>
          </fieldset>
          <fieldset>
            <legend>How you would pay</legend>
            <label class="check">
              <input type="radio" name="pay" value="invoice" defaultChecked />
              <span>By invoice, within 30 days</span>
            </label>
            <label class="check">
              <input type="radio" name="pay" value="collect" />
              <span>In cash, when you collect it</span>
            </label>
          </fieldset>
        </div>
        <section class="totals" aria-labelledby="order-heading">
          <h2 id="order-heading">Your order</h2>
          <ul class="order-lines">
            {cart.map(({ product, quantity }) => (
              <li key={product.id}>
                {quantity} × {product.title}
              </li>
            ))}
          </ul>
          <Totals cart={cart} />
          <button type="submit" class="button">
            Place the demo order
          </button>
        </section>
      </form>
    </Page>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly autocomplete: string;
}

function Field({ name, label, autocomplete }: FieldProps) {
  const id = `checkout-${name}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} autocomplete={autocomplete} required />
    </p>
  );
}
