// The shop's cart lives in memory, a visitor's profile may outlive it: what an earlier visit left in the
// profile's cart and is in no cart any more is taken out, or it would never be offered again.
import { cartLines } from '../shop/cart';
import { personalizer } from './personalizer';
import { profileNow } from './state';

export function reconcileCart(): void {
  void personalizer.ready.then(
    () => {
      const here = new Set(cartLines().map(({ product }) => product.id));
      const stale = profileNow()?.cart.filter((id) => !here.has(id)) ?? [];
      for (const id of stale) personalizer.track('remove_from_cart', id);
    },
    () => undefined,
  );
}
