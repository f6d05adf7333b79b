// The cart: in memory, gone with the page. The shop stores nothing of its own.
import { createStore, useStore } from '../lib/store';
import { personalizer } from '../personal/personalizer';
import { productOf, type Product } from './items';

export interface Line {
  readonly product: Product;
  readonly quantity: number;
}

export const FREE_DELIVERY_FROM = 60;
const DELIVERY = 4.9;

const lines = createStore<readonly Line[]>([]);

export const useCart = (): readonly Line[] => useStore(lines);
export const cartLines = lines.get;
export const onCart = lines.subscribe;

export const count = (cart: readonly Line[]): number => cart.reduce((sum, line) => sum + line.quantity, 0);
export const subtotal = (cart: readonly Line[]): number =>
  cart.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
export const delivery = (cart: readonly Line[]): number => (subtotal(cart) >= FREE_DELIVERY_FROM ? 0 : DELIVERY);

export function add(id: string): void {
  const product = productOf(id);
  if (!product) return;
  const line = lines.get().find((line) => line.product.id === id);
  lines.set(
    line
      ? lines.get().map((other) => (other === line ? { product, quantity: line.quantity + 1 } : other))
      : [...lines.get(), { product, quantity: 1 }],
  );
  if (!line) personalizer.track('add_to_cart', id);
}

/** A quantity of 0 takes the line out. */
export function setQuantity(id: string, quantity: number): void {
  lines.set(
    lines
      .get()
      .map((line) => (line.product.id === id ? { ...line, quantity } : line))
      .filter((line) => line.quantity > 0),
  );
  if (quantity <= 0) personalizer.track('remove_from_cart', id);
}

/** After an order: bought is not the same as taken out, so nothing is recorded here. */
export const empty = (): void => lines.set([]);
