// A product's picture: drawn inline, so that no request tells anybody what is on the page.
import { useMemo } from 'preact/hooks';
import { picture } from '../picture';
import type { Product } from '../shop/items';

export function Picture({ product, class: name = '' }: { product: Product; class?: string }) {
  // The drawing comes from our own code and holds nothing that a visitor typed.
  const markup = useMemo(() => ({ __html: picture(product) }), [product]);
  return <span class={`picture ${name}`} aria-hidden="true" dangerouslySetInnerHTML={markup} />;
}
