// "Why this?": a button, and a panel beside it that is not a trap: Escape, a click elsewhere or tabbing
// away close it, and focus comes back to the button.
import type { RankedItem, Ranking } from 'homebody/inline';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onNavigate } from '../router/router';
import type { Product } from '../shop/items';
import { WhyPanel } from './why-panel';

interface WhyProps {
  readonly product: Product;
  readonly ranking: Ranking;
  readonly item: RankedItem;
  /** Where focus goes when an answer takes the card away. */
  readonly headingId: string;
}

export function Why({ product, ranking, item, headingId }: WhyProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const close = (focus: boolean) => {
    setOpen(false);
    if (focus) button.current?.focus();
  };
  useOutsideClosing(box, open, close);
  const side = useSide(box, open);

  return (
    <div class="why" ref={box}>
      <button
        type="button"
        class="text-button"
        ref={button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`Why this? ${product.title}`}
        onClick={() => setOpen(!open)}
      >
        Why this?
      </button>
      {open && (
        <div id={id} class="why-panel" data-side={side} role="group" aria-label={`Why ${product.title}`}>
          <WhyPanel
            product={product}
            ranking={ranking}
            item={item}
            close={() => close(true)}
            gone={() => document.getElementById(headingId)?.focus()}
          />
        </div>
      )}
    </div>
  );
}

function useOutsideClosing(box: { current: HTMLElement | null }, open: boolean, close: (focus: boolean) => void): void {
  // As soon as the panel is there: a key may follow at once.
  useLayoutEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(true);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', key);
    const stop = onNavigate(() => close(false));
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', key);
      stop();
    };
  }, [open]);
}

/** Opens towards the side with more room, so that the panel never leaves the page. */
function useSide(box: { current: HTMLElement | null }, open: boolean): 'start' | 'end' {
  const [side, setSide] = useState<'start' | 'end'>('start');
  useLayoutEffect(() => {
    if (!open || !box.current) return;
    const { left, right } = box.current.getBoundingClientRect();
    setSide(left + right > document.documentElement.clientWidth ? 'end' : 'start');
  }, [open]);
  return side;
}
