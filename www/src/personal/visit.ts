// What the shop itself knows during this visit, in memory: cart, orders, cards put aside. Offered lists
// leave these out even when nobody allowed a memory; the page passes them with the call.
import { createStore } from '../lib/store';
import { cartLines, onCart } from '../shop/cart';
import { withVariants } from '../shop/items';
import { ordersNow } from '../shop/orders';

const aside = createStore<readonly string[]>([]);

export const putAside = (id: string): void => aside.set([...aside.get(), id]);
export const takeBack = (id: string): void => aside.set(aside.get().filter((other) => other !== id));

export const putAsideNow = (): readonly string[] => aside.get();

/** Cart and orders with their variants, as one string: cheap to compare. */
export function takenHere(): string {
  const lines = [...cartLines(), ...ordersNow().flatMap((order) => order.lines)];
  return [...new Set(lines.flatMap(({ product }) => withVariants(product.id)))].sort().join(' ');
}

/** An order empties the cart, so watching the cart is enough. */
export const onTaken = onCart;
