// The package's chat, set up for this shop. Loaded when somebody opens it, with the part of the package that it needs.
import { defineChat } from 'homebody/chat';
import { h, render } from 'preact';
import { cartLines } from '../shop/cart';
import { productOf } from '../shop/items';
import { ChatCard } from '../ui/chat-card';
import { pack, personalizer } from './personalizer';
import { attributeWords } from './words';

const title = (id: string) => productOf(id)?.title ?? id;
const href = (id: string) => (productOf(id) ? `/p/${id}` : undefined);

function card({ id }: { id: string }): HTMLElement {
  const place = document.createElement('div');
  const product = productOf(id);
  if (product) render(h(ChatCard, { product }), place);
  return place;
}

/** What the chat may know of the page: the product on it, and the cart. */
function context() {
  const item = location.pathname.startsWith('/p/') ? location.pathname.slice(3) : undefined;
  return { item: item !== undefined && productOf(item) ? item : undefined, cart: cartLines().map(({ product }) => product.id) };
}

defineChat(personalizer, {
  catalog: pack(),
  contact: 'mailto:hello@larder-and-loft.example?subject=A%20question%20from%20the%20shop',
  more: '/privacy',
  attribute: attributeWords,
  card,
  context,
  href,
  title,
});
