// What the shop says after an order: what is on its way, how it is kept, when it will be used up, and what goes with it.
import type { StoryTemplate } from 'homebody/story';
import { list, money } from '../lib/format';
import type { Order } from '../shop/orders';
import { offerable, type Product } from '../shop/items';

/** What the catalog's words for care mean, as a sentence about a thing. */
const CARE: Readonly<Record<string, string>> = {
  'hand wash': 'Wash it by hand and dry it at once.',
  dishwasher: 'It may go into the dishwasher.',
  oil: 'Rub it with a little oil twice a year.',
  're-wax': 'Wax it anew when water no longer beads.',
  'wipe clean': 'Wipe it with a damp cloth.',
  'air outdoors': 'Air it outdoors instead of washing it.',
  'brush off': 'Brush it off when it is dry.',
  'keep dry': 'Keep it dry between uses.',
  'full sun': 'Give it full sun.',
  windowsill: 'A windowsill is enough for it.',
  'soak before use': 'Soak it before its first use.',
  compostable: 'When it is worn out it can be composted.',
  'fountain-pen safe': 'It is safe for fountain pens.',
};

function careOf({ title, attributes }: Product): string[] {
  const [care] = [attributes['care'] ?? []].flat();
  if (!care) return [];
  const said = CARE[care] ?? (/°C$/.test(care) ? `Wash it at ${care}.` : undefined);
  return said ? [`${title}: ${said}`] : [];
}

const rhythmOf = ({ title, rebuyDays }: Product): string[] => (rebuyDays ? [`${title}: about ${rebuyDays} days`] : []);

const MOST = 3;

/** From the same departments, but from other shelves: who bought a pan does not want to be shown pans. */
function beside(bought: readonly Product[]): string[] {
  const departments = new Set(bought.map(({ categories: [path = ''] }) => path.split('/')[0]));
  const shelves = new Set(bought.map(({ categories: [path] }) => path));
  return offerable.filter(({ categories: [path = ''] }) => departments.has(path.split('/')[0]) && !shelves.has(path)).map(({ id }) => id);
}

export function thanksFor({ number, lines, total }: Order): StoryTemplate {
  const bought = lines.filter(({ product }) => !product.sensitive);
  const care = bought.flatMap(({ product }) => careOf(product)).slice(0, MOST);
  const rhythm = bought.flatMap(({ product }) => rhythmOf(product)).slice(0, MOST);
  const kept = care.length > 0 ? [{ id: 'care', kind: 'title', chapter: 'Care', heading: 'So that it keeps', text: 'What we know about keeping it, in a few words.', notes: care } as const] : [];
  const again = rhythm.length > 0 ? [{ id: 'again', kind: 'title', chapter: 'Next time', heading: 'When it will be used up', text: `Until then, we will not suggest ${rhythm.length > 1 ? 'these' : 'it'} to you again.`, notes: rhythm } as const] : [];
  return {
    name: `thanks ${number}`,
    title: `Your order ${number}`,
    language: 'en-IE',
    order: { number, total, currency: 'EUR', lines: lines.map(({ product, quantity }) => ({ id: product.id, quantity, price: product.price })) },
    scenes: [
      {
        id: 'thanks',
        kind: 'title',
        chapter: 'Thank you',
        heading: { text: 'Thank you, {firstName}', neutral: 'Thank you' },
        text: { text: 'Order {order.number} is placed: {order.total} in all. As this is a demonstration, nothing was paid and nothing is sent.', neutral: 'Your order is placed.' },
      },
      { id: 'lines', kind: 'order', chapter: 'Your order', heading: 'What you chose', text: `${list(lines.slice(0, MOST).map(({ product }) => product.title))}${lines.length > MOST ? ' and more' : ''}, for ${money(total)} with delivery.` },
      ...kept,
      ...again,
      { id: 'with', kind: 'shelf', chapter: 'Goes with it', heading: 'What goes with it', text: 'From the same part of the shop, and not what you have just bought.', list: { candidates: beside(bought.map(({ product }) => product)), limit: 3 } },
      { id: 'bye', kind: 'end', heading: 'Look after it well', text: 'And write to us when something needs mending.' },
    ],
  };
}
