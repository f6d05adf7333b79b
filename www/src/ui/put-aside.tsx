// Where a card was that the visitor put aside: the place stays, so that nothing jumps, and so does the way back.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isPersonal, useMode } from '../personal/state';
import type { Product } from '../shop/items';
import { nameOf } from '../shop/names';

export function PutAside({ product, undo }: { product: Product; undo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const personal = isPersonal(useMode());
  // The button that was pressed is gone: focus goes to the one that takes it back.
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <div class="put-aside">
      <p>
        <strong>{nameOf(product)}</strong> {personal ? 'will not be suggested for 90 days.' : 'is put aside for this visit.'}
      </p>
      <button type="button" class="button-quiet" ref={button} onClick={undo}>
        Undo
      </button>
    </div>
  );
}
