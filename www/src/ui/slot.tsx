// A place on a page where the shop offers something. It takes its room at once and shows a default that is
// the same for everyone until the ranking is there.
import type { Model, RankedItem, RankRequest, Ranking } from 'homebody/inline';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { dismiss, undoDismiss } from '../personal/actions';
import { bestsellers, newest, productOf, type Product } from '../shop/items';
import { Card } from './card';
import { LeftOut } from './left-out';
import { PutAside } from './put-aside';
import { Why } from './why';

interface SlotProps {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly limit: number;
  readonly model: Model;
  readonly ranking: Ranking | undefined;
}

export const request = (slot: string, model: Model, limit: number, more: Partial<RankRequest> = {}): RankRequest => ({
  slot,
  model,
  limit,
  ...more,
});

export function Slot({ title, note, limit, model, ranking }: SlotProps) {
  const id = useId();
  const [aside, setAside] = useState<ReadonlyMap<number, Product>>(new Map());
  const cards = withAside(ranking ? ranked(ranking) : fallback(model, limit).map((product) => ({ product, item: undefined })), aside);
  return (
    <section class="slot" aria-labelledby={id}>
      <div class="slot-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {note && <p class="slot-note">{note}</p>}
      </div>
      <ul class="shelf">
        {cards.length === 0 && <li class="card-room" aria-hidden="true" />}
        {/* By place, not by product: when the order arrives, cards change where they stand and nothing moves. */}
        {cards.map(({ product, item, gone }, place) => (
          <li key={place}>
            {gone ? (
              <PutAside
                product={product}
                undo={() => {
                  undoDismiss(product.id);
                  setAside(new Map([...aside].filter(([at]) => at !== place)));
                }}
              />
            ) : (
              // A card of its own: the list may move on a click, and the link that was clicked must still lead where it said.
              <Card key={product.id} product={product} ranking={ranking} item={item}>
                <div class="card-actions">
                  {ranking && item && (
                    <>
                      <Why key={product.id} product={product} ranking={ranking} item={item} headingId={id} />
                      <button
                        type="button"
                        class="text-button"
                        aria-label={`Not for me: ${product.title}`}
                        onClick={() => {
                          setAside(new Map([...aside, [place, product]]));
                          dismiss(product.id, ranking);
                        }}
                      >
                        Not for me
                      </button>
                    </>
                  )}
                </div>
              </Card>
            )}
          </li>
        ))}
      </ul>
      <LeftOut ranking={ranking} />
    </section>
  );
}

interface Shown {
  readonly product: Product;
  readonly item?: RankedItem | undefined;
  readonly gone?: boolean;
}

/** What was put aside here keeps its place, for undo, however the list goes on without it. */
function withAside(cards: readonly Shown[], aside: ReadonlyMap<number, Product>): readonly Shown[] {
  const gone = new Set([...aside.values()].map(({ id }) => id));
  const shown = cards.filter(({ product }) => !gone.has(product.id));
  for (const [place, product] of [...aside].sort(([a], [b]) => a - b)) shown.splice(place, 0, { product, gone: true });
  return shown.slice(0, Math.max(cards.length, ...[...aside.keys()].map((place) => place + 1)));
}

const ranked = (ranking: Ranking) =>
  ranking.items.flatMap((item) => {
    const product = productOf(item.id);
    return product ? [{ product, item }] : [];
  });

/** The same for everyone, before the engine is there and when it cannot come. */
function fallback(model: Model, limit: number): readonly Product[] {
  if (model === 'continue') return [];
  return (model === 'new' ? newest : bestsellers).slice(0, limit);
}
