// Something to read: how to look after the things that the visitor cares for.
import { themeOf } from '../../home/themes';
import type { SectionProps } from '../../pages/home';
import { productOf } from '../../shop/items';
import { Picture } from '../picture';

export function Piece({ section }: SectionProps) {
  const { id, piece } = themeOf(section.variant);
  const product = productOf(piece.picture);
  return (
    <section class="piece slot" data-theme={id} aria-labelledby="piece-heading">
      <div class="piece-picture" aria-hidden="true">
        {product && <Picture product={product} />}
      </div>
      <div class="piece-words">
        <p class="overline">Looking after things</p>
        <h2 id="piece-heading">{piece.heading}</h2>
        {piece.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>
          <a href={piece.href}>{piece.link}</a>
        </p>
      </div>
    </section>
  );
}
