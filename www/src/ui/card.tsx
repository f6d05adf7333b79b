// A product in a list. In offered lists it also says why it is there, and can be sent away.
import type { RankedItem, Ranking } from 'homebody/inline';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { money } from '../lib/format';
import { personalizer } from '../personal/personalizer';
import { isAvailable, type Product } from '../shop/items';
import { makerOf, nameOf } from '../shop/names';
import { useImpression } from '../personal/impressions';
import { Picture } from './picture';

interface CardProps {
  readonly product: Product;
  readonly ranking?: Ranking | undefined;
  readonly item?: RankedItem | undefined;
  /** What can be done with the card, below it. */
  readonly children?: ComponentChildren;
}

export function Card({ product, ranking, item, children }: CardProps) {
  const card = useRef<HTMLElement>(null);
  useImpression(card, product.id, ranking);
  const opened = () => personalizer.track('click', product.id, ranking ? { ranking } : {});
  return (
    <article class="card" ref={card}>
      <CardFace product={product} item={item} opened={opened} />
      {children}
    </article>
  );
}

/** Picture, name and price. */
export function CardFace({ product, item, opened }: { product: Product; item?: RankedItem | undefined; opened?: () => void }) {
  return (
    <>
      <a class="card-link" href={`/p/${product.id}`} onClick={opened}>
        <Picture product={product} />
        <span class="card-maker">{makerOf(product)} </span>
        <span class="card-name">{nameOf(product)}</span>
      </a>
      <p class="card-facts">
        <span class="price">{money(product.price)}</span>
        <Labels product={product} item={item} />
      </p>
    </>
  );
}

/** Words, not colours: bought, sold out, pushed by the shop. */
export function Labels({ product, item }: { product: Product; item?: RankedItem | undefined }) {
  return (
    <>
      {item?.bought && <span class="label label-bought">Bought</span>}
      {item?.promoted && <span class="label">Promoted</span>}
      {!isAvailable(product) && <span class="label">Sold out</span>}
    </>
  );
}
