// The engine speaks in codes and parameters; here they become the shop's words.
import type { Reason } from 'homebody/inline';
import { ago } from '../lib/format';
import { productOf } from '../shop/items';

const titleOf = (id: string | undefined): string => (id && productOf(id)?.title) || 'another product';

/** `brand=Ostler` → “Ostler”, `category=Kitchen/Knives` → “Kitchen, Knives”, `colour=red` → “colour: red” */
export function attributeWords(attribute: string): string {
  const [name = '', value = ''] = attribute.split(/=(.*)/s);
  if (name === 'category') return value.split('/').join(', ');
  if (name === 'brand' || name === 'author') return value;
  return `${name}: ${value}`;
}

const DEEDS: Partial<Record<NonNullable<Reason['event']>, string>> = {
  view: 'You looked at',
  click: 'You opened',
  add_to_cart: 'You put in the cart:',
  purchase: 'You bought',
  like: 'You liked',
};

/** One piece of evidence in words. */
export function reasonWords(reason: Reason): string {
  const { kind, event, item, attribute, at } = reason;
  const when = at === undefined ? '' : `, ${ago(at)}`;
  switch (kind) {
    case 'event':
      return `${DEEDS[event ?? 'view'] ?? 'You saw'} ${titleOf(item)}${when}`;
    case 'purchase':
      return `You bought ${titleOf(item)}${when}`;
    case 'interest':
      return `Your interest in ${attributeWords(attribute ?? '')}, from what you looked at`;
    case 'declared':
      return `You told us that you like ${attributeWords(attribute ?? '')}`;
    case 'page':
      return item ? `It goes with ${titleOf(item)}` : `It goes with this page: ${attributeWords(attribute ?? '')}`;
    case 'cart':
      return `It goes with ${titleOf(item)} in your cart`;
    case 'passed':
      return 'You saw it and left it alone';
    case 'popular':
      return 'It sells well in this shop';
    case 'new':
      return 'It is new in the shop';
    case 'boost':
      return 'The shop pushes it';
  }
}

/** The deeds that carry an item's reasons; without any of them a list is not personal. */
export const isPersonalReason = ({ kind }: Reason): boolean =>
  kind === 'event' || kind === 'interest' || kind === 'declared' || kind === 'purchase' || kind === 'cart';
