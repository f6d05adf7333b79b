// The quiet first screen: what kind of shop this is, and two shelves with things from it.
import { productOf } from '../shop/items';
import { useArrival } from './page';
import { Picture } from './picture';

/** One thing from each corner of the shop, chosen for how they look beside each other. */
const UPPER = ['saltmarsh-mug-sea', 'kv-moka-3', 'nh-sidama-250'];
const LOWER = ['brae-casserole-ink', 'wick-cedar', 'inkwell-ink-blue'];

export function Hero() {
  const heading = useArrival('Larder & Loft');
  return (
    <section class="hero" aria-labelledby="hero-heading">
      <div class="hero-words">
        <h1 id="hero-heading" ref={heading} tabIndex={-1}>
          Kept things, from larder to loft
        </h1>
        <p>
          Pans that get better with use, beans roasted this month, lamps with parts you can replace. We stock what we
          would keep ourselves, and say plainly how to look after it.
        </p>
        <p class="hero-links">
          <a class="button" href="/c/kitchen">
            Start in the kitchen
          </a>
          <a href="/privacy">How this shop treats your privacy</a>
        </p>
      </div>
      <div class="hero-shelves" aria-hidden="true">
        <Shelf ids={UPPER} />
        <Shelf ids={LOWER} />
      </div>
    </section>
  );
}

function Shelf({ ids }: { ids: readonly string[] }) {
  const items = ids.flatMap((id) => productOf(id) ?? []);
  return (
    <div class="hero-shelf">
      {items.map((product) => (
        <Picture key={product.id} product={product} />
      ))}
    </div>
  );
}
