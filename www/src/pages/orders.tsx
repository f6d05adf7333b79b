import { useMemo } from 'preact/hooks';
import { money, moment } from '../lib/format';
import { useOrders, type Order } from '../shop/orders';
import { Story } from '../story/player';
import { thanksFor } from '../story/thanks';
import { Page } from '../ui/page';
import { Picture } from '../ui/picture';

export function OrdersPage() {
  const orders = useOrders();
  const lead = <p>These are the orders of this visit. They are kept in this page only and are gone when you close or reload it.</p>;
  return (
    <Page title="Orders" lead={lead}>
      {orders.length === 0 ? (
        <p>
          No orders yet. <a href="/">Look around the shop</a>.
        </p>
      ) : (
        <>
          <Thanks order={orders[0] as Order} />
          {orders.map((order) => (
            <OrderCard key={order.number} order={order} />
          ))}
        </>
      )}
    </Page>
  );
}

/** The newest order, told. */
function Thanks({ order }: { order: Order }) {
  const template = useMemo(() => thanksFor(order), [order]);
  return <Story template={template} />;
}

function OrderCard({ order }: { order: Order }) {
  return (
    <section class="order" aria-labelledby={order.number}>
      <div class="order-head">
        <h2 id={order.number}>Order {order.number}</h2>
        <p class="quiet">{moment(order.at)}</p>
      </div>
      <ul class="cart-lines">
        {order.lines.map(({ product, quantity }) => (
          <li key={product.id} class="cart-line">
            <Picture product={product} />
            <div class="cart-line-words">
              <p>
                <a href={`/p/${product.id}`}>{product.title}</a>
              </p>
              <p class="quiet">
                {quantity} × {money(product.price)}
              </p>
            </div>
            <p class="cart-line-sum">{money(product.price * quantity)}</p>
          </li>
        ))}
      </ul>
      <p class="order-total">
        <span>Delivery {order.delivery === 0 ? 'free' : money(order.delivery)}</span>
        <strong>Total {money(order.total)}</strong>
      </p>
    </section>
  );
}
