// Who stands behind it: the shop, and a maker for those who keep coming back to its things.
import type { SectionProps } from '../../pages/home';
import { list, plural } from '../../lib/format';
import { makers } from '../../shop/makers';
import { products } from '../../shop/items';
import { Slot } from '../slot';

export function Maker({ section: { variant, ranking } }: SectionProps) {
  const maker = makers.find(({ name }) => name === variant);
  if (!maker) return null;
  return (
    <Slot
      title={`More from ${maker.name}`}
      note={`We keep ${plural(maker.products.length, 'thing')} of theirs, for ${list(maker.departments.map((name) => name.toLowerCase()))}.`}
      limit={4}
      model="trending"
      ranking={ranking}
    />
  );
}

export function ShopStory() {
  return (
    <section class="shop-story slot" aria-labelledby="shop-story-heading">
      <h2 id="shop-story-heading">{plural(products.length, 'thing')}, {plural(makers.length, 'maker')}, one shelf</h2>
      <p>
        We would rather stock one good pan than nine. Everything here is something that one of us uses, knows how to mend, or has emptied to the last
        drop. And nobody follows you around the shop: what you look at stays on your own device.
      </p>
    </section>
  );
}
