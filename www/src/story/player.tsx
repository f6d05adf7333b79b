// A story in a page of the shop, with the shop's own drawings in it. What plays it comes with the first page that has one.
import type { CatalogItem } from 'homebody/inline';
import type { HomebodyStory, StoryTemplate } from 'homebody/story';
import { h, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { personalizer } from '../personal/personalizer';
import { attributeWords } from '../personal/words';
import { productOf } from '../shop/items';
import { Picture } from '../ui/picture';

function picture({ id }: CatalogItem): Node | undefined {
  const product = productOf(id);
  if (!product) return undefined;
  const room = document.createElement('span');
  room.className = 'story-picture';
  render(<Picture product={product} />, room);
  return room;
}

async function define(): Promise<void> {
  const { defineStory } = await import('homebody/story');
  if (customElements.get('homebody-story')) return;
  defineStory(personalizer, {
    more: '/privacy',
    href: (id) => (productOf(id) ? `/p/${id}` : undefined),
    title: (id) => productOf(id)?.title ?? id,
    attribute: attributeWords,
    picture,
  });
}

export function Story({ template }: { readonly template: StoryTemplate }) {
  const element = useRef<HomebodyStory>(null);
  useEffect(() => {
    void define().catch(() => {}); // the script could not be had: its room stays empty
    if (element.current) element.current.template = template;
  }, [template]);
  return h('homebody-story', { ref: element, class: 'story' });
}
