// A product as the chat shows it: the shop's own card, small.
import { money } from '../lib/format';
import type { Product } from '../shop/items';
import { makerOf, nameOf } from '../shop/names';
import { Picture } from './picture';

export function ChatCard({ product }: { product: Product }) {
  return (
    <div class="chat-card">
      <a class="card-link" href={`/p/${product.id}`}>
        <Picture product={product} />
        <span class="card-maker">{makerOf(product)} </span>
        <span class="card-name">{nameOf(product)}</span>
      </a>
      <p class="price">{money(product.price)}</p>
    </div>
  );
}
