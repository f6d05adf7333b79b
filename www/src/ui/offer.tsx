// A list of the package's own element in the shop's cards: it counts, explains and puts aside by itself.
import type { RankRequest } from 'homebody/inline';
import type { HomebodySlot } from 'homebody/slot';
import { h, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAway } from '../personal/ranking';
import { bestsellers, productOf } from '../shop/items';
import { CardFace } from './card';

interface OfferProps {
  readonly heading: string;
  readonly request: RankRequest;
}

/** What everyone sees until there is a ranking. */
function usual({ candidates, exclude = [] }: RankRequest): string[] {
  const among = candidates && new Set(candidates);
  return bestsellers.map(({ id }) => id).filter((id) => (!among || among.has(id)) && !exclude.includes(id));
}

export function Offer({ heading, request }: OfferProps) {
  const element = useRef<HomebodySlot>(null);
  const away = useAway().split(' ').filter(Boolean);
  const full = { ...request, exclude: [...(request.exclude ?? []), ...away] };
  useEffect(() => {
    if (element.current) element.current.request = { ...full, default: usual(full) };
  }, [JSON.stringify(full)]);
  return h('homebody-slot', { ref: element, class: 'slot offer', role: 'region', 'aria-label': heading, heading, name: request.slot, limit: request.limit });
}

/** The card of a product, for the element. */
export function offerCard({ id }: { readonly id: string }): HTMLElement {
  const card = document.createElement('div');
  const product = productOf(id);
  if (product) render(<CardFace product={product} />, card);
  return card;
}
