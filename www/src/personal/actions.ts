// What a visitor can tell the shop about a card or an interest, each with its way back.
import type { Ranking } from 'homebody/inline';
import { productOf } from '../shop/items';
import { notify } from '../ui/notice';
import { personalizer } from './personalizer';
import { deed } from './ranking';
import { isPersonal } from './state';
import { putAside, takeBack } from './visit';
import { attributeWords } from './words';

const personal = (): boolean => isPersonal(personalizer.mode);
const titleOf = (id: string): string => productOf(id)?.title ?? id;

/** "Not for me": remembered where a memory is allowed, for this visit where not. The card keeps its place. */
export function dismiss(id: string, ranking: Ranking | undefined): void {
  if (personal()) personalizer.track('dismiss', id, ranking ? { ranking } : {});
  else putAside(id);
}

export function undoDismiss(id: string): void {
  takeBack(id);
  if (personal()) personalizer.profile.restore(id);
}

export function hide(id: string): void {
  deed(() => (personal() ? personalizer.profile.hide(id) : putAside(id)));
  const undo = () => deed(() => undoDismiss(id));
  notify(`Hidden: ${titleOf(id)}${personal() ? '' : ', for this visit'}.`, { label: 'Undo', act: undo });
}

export function mute(attribute: string): void {
  deed(() => personalizer.profile.mute(attribute));
  const undo = () => unmute(attribute);
  notify(`Muted: ${attributeWords(attribute)}. It is no longer suggested.`, { label: 'Undo', act: undo });
}

export const unmute = (attribute: string): void => deed(() => personalizer.profile.restore(attribute));
