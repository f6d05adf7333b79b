// A ranking as a hook. An offered list holds still while it is looked at: it changes when the visitor
// does something or the mode changes, not because showing it used up an item's attention budget.
import type { Ranking, RankRequest } from 'homebody/inline';
import { watchSlot } from 'homebody/slot';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createStore, useOutside, useStore } from '../lib/store';
import { personalizer } from './personalizer';
import { useMode, useReady } from './state';
import { onTaken, putAsideNow, takenHere } from './visit';

/** Grows with each thing that the visitor does on purpose: then lists may move. */
const deeds = createStore(0);

/** Does something for the visitor, after which every list may change at once. */
export function deed<T>(act: () => T): T {
  deeds.set(deeds.get() + 1);
  return act();
}

/**
 * What the shop itself knows that nobody should be offered now, by id. A card that was just put aside keeps its place, for undo: it is left
 * out from the next list on.
 */
export function useAway(): string {
  const deed = useStore(deeds);
  const taken = useOutside(takenHere, onTaken);
  const aside = useMemo(putAsideNow, [deed]);
  return [...new Set([...taken.split(' '), ...aside])].filter(Boolean).join(' ');
}

/** The ranking of an offered slot; undefined until the engine is there. */
export function useOffered(request: RankRequest): Ranking | undefined {
  const away = useAway();
  const full: RankRequest = { ...request, exclude: [...(request.exclude ?? []), ...away.split(' ').filter(Boolean)] };
  const [shown, show] = useState<Ranking>();
  useEffect(() => watchSlot(personalizer, full, (ranking) => ranking.error || show(ranking)).stop, [JSON.stringify(full)]);
  return shown;
}

/** The order of a list that the visitor asked for: everything stays in it. */
export function useRequested(slot: string, candidates: readonly string[]): Ranking | undefined {
  const ready = useReady();
  const mode = useMode();
  const deed = useStore(deeds);
  const ids = candidates.join(' ');
  return useMemo(() => {
    if (!ready || candidates.length === 0) return undefined;
    const ranking = personalizer.rank({ slot, intent: 'requested', candidates, limit: candidates.length });
    return ranking.error ? undefined : ranking;
  }, [slot, ids, ready, mode, deed]);
}
