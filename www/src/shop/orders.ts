// Orders of this visit: in memory, like the cart.
import { createStore, useStore } from '../lib/store';
import { personalizer } from '../personal/personalizer';
import { cartLines, delivery, empty, subtotal, type Line } from './cart';

export interface Order {
  readonly number: string;
  readonly at: number;
  readonly lines: readonly Line[];
  readonly delivery: number;
  readonly total: number;
}

const orders = createStore<readonly Order[]>([]);

export const useOrders = (): readonly Order[] => useStore(orders);
export const ordersNow = orders.get;

/** Turns the cart into an order. Nothing is sent: there is nobody to send it to. */
export function placeOrder(): Order {
  const lines = cartLines();
  const cost = delivery(lines);
  const order: Order = {
    number: `LL-${String(1001 + orders.get().length)}`,
    at: Date.now(),
    lines,
    delivery: cost,
    total: subtotal(lines) + cost,
  };
  orders.set([order, ...orders.get()]);
  for (const { product, quantity } of lines) personalizer.track('purchase', product.id, { quantity });
  empty();
  return order;
}
