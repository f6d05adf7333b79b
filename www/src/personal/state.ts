// What pages need to know about the personalizer, as values that redraw.
import type { Decision, Mode, ProfileView } from 'homebody/inline';
import { createStore, useOutside, useStore } from '../lib/store';
import { ASKED, heard, personalizer } from './personalizer';

const ready = createStore(false);
const settled = createStore(false);
void personalizer.ready.then(
  () => {
    ready.set(true);
    settled.set(true);
  },
  // Without an engine the shop stays as it is drawn: a default order, nothing personal.
  () => settled.set(true),
);

const onMode = (f: () => void) => personalizer.on('mode', f);
const onConsent = (f: () => void) => {
  const stops = [personalizer.on('consent', f), personalizer.on('mode', f), heard.subscribe(f)];
  return () => stops.forEach((stop) => stop());
};
const onAny = (f: () => void) => {
  const stops = [personalizer.on('change', f), onConsent(f), ready.subscribe(f)];
  return () => stops.forEach((stop) => stop());
};

export const isReady = ready.get;
export const useReady = (): boolean => useStore(ready);
/** The engine is there, or will not come. */
export const useSettled = (): boolean => useStore(settled);
export const useMode = (): Mode => useOutside(() => personalizer.mode, onMode);
export const useDecision = (): Decision => useOutside(() => personalizer.consent.get(), onConsent);

/** There is a memory: the shop may say "for you". */
export const isPersonal = (mode: Mode): boolean => mode === 'persistent' || mode === 'session';

export function profileNow(): ProfileView | undefined {
  try {
    return isPersonal(personalizer.mode) && ready.get() ? personalizer.profile.get() : undefined;
  } catch {
    // Withdrawn in another tab a moment ago: there is nothing to show.
    return undefined;
  }
}

export const useProfile = (): ProfileView | undefined => useOutside(profileNow, onAny);

/** The first name that the visitor gave, for greetings only. */
export const nameIn = (profile: ProfileView | undefined): string | undefined =>
  profile?.facts.find(({ name }) => name === 'firstName')?.value;

/** What the visitor answered here: nothing yet, yes or no. */
export function answer(decision: Decision): 'none' | 'yes' | 'no' {
  const said = decision.sources.find(({ name }) => name === 'remembered')?.purposes ?? heard.get().purposes;
  if (ASKED.every((purpose) => said[purpose] === 'granted')) return 'yes';
  return ASKED.some((purpose) => said[purpose] === 'denied') ? 'no' : 'none';
}
