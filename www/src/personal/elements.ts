// The panel, the question and the lists of the package, set up for this shop.
import { defineAsk } from 'homebody/ask';
import { definePanel } from 'homebody/panel';
import { defineSlot } from 'homebody/slot';
import sealedUrl from 'homebody/sealed-worker.js?url';
import { productOf } from '../shop/items';
import { departments } from '../shop/categories';
import { offerCard } from '../ui/offer';
import { personalizer } from './personalizer';
import { attributeWords } from './words';

const href = (id: string) => (productOf(id) ? `/p/${id}` : undefined);
const title = (id: string) => productOf(id)?.title ?? id;

export function defineElements(): void {
  definePanel(personalizer, {
    channels: ['recommendations', 'sections', 'chat', 'story'],
    facts: [{ name: 'firstName', label: 'First name, optional', autocomplete: 'given-name' }],
    interests: departments.filter(({ products }) => products.some(({ sensitive }) => !sensitive)).map(({ path }) => `category=${path}`),
    attribute: attributeWords,
    href,
    title,
    notice: async (language) => {
      const { notice } = await import('homebody/notice');
      const controller = { name: 'Larder & Loft', contact: 'privacy@larder-and-loft.example' };
      return notice({ controller, language, namespace: 'larder-and-loft' });
    },
    prove: { sealedUrl },
  });
  defineSlot(personalizer, { more: '/privacy', title, href, attribute: attributeWords, card: offerCard });
  defineAsk(personalizer, { more: '/privacy', title });
}
