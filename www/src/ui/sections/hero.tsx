// The first screen: what kind of shop this is, and two shelves with things from it; for those who care for one part of it, that part.
import { EVERYONE, themeOf } from '../../home/themes';
import type { SectionProps } from '../../pages/home';
import { productOf } from '../../shop/items';
import { useArrival } from '../page';
import { Picture } from '../picture';

export function Hero({ section }: SectionProps) {
  const arrival = useArrival('Larder & Loft');
  const theme = themeOf(section.variant);
  const { heading, text, link, href, shelves } = theme.hero;
  return (
    <section class="hero" data-theme={theme.id} aria-labelledby="hero-heading">
      <div class="hero-words">
        <h1 id="hero-heading" ref={arrival} tabIndex={-1}>
          {heading}
        </h1>
        <p>{text}</p>
        <p class="hero-links">
          <a class="button" href={href}>
            {link}
          </a>
          <a href="/privacy">{theme === EVERYONE ? 'How this shop treats your privacy' : 'Why this page looks like this'}</a>
        </p>
      </div>
      <div class="hero-shelves" aria-hidden="true">
        {shelves.map((ids) => (
          <Board key={ids[0]} ids={ids} />
        ))}
      </div>
    </section>
  );
}

function Board({ ids }: { ids: readonly string[] }) {
  const items = ids.flatMap((id) => productOf(id) ?? []);
  return (
    <div class="hero-shelf">
      {items.map((product) => (
        <Picture key={product.id} product={product} />
      ))}
    </div>
  );
}
