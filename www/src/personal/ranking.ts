// A ranking as a hook. An offered list holds still while it is looked at: it changes when the visitor
// does something or the mode changes, not because showing it used up an item's attention budget.
import type { Ranking, RankRequest } from 'homebody/inline';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createStore, useOutside, useStore } from '../lib/store';
import { personalizer } from './personalizer';
import { isReady, useMode, useReady } from './state';
import { onTaken, putAsideNow, takenHere } from './visit';

/** Grows with each thing that the visitor does on purpose: then lists may move. */
const deeds = createStore(0);

/** Does something for the visitor, after which every list may change at once. */
export function deed<T>(act: () => T): T {
  deeds.set(deeds.get() + 1);
  return act();
}

const key = (request: RankRequest): string => JSON.stringify(request);

/** The ranking of an offered slot; undefined until the engine is there. */
export function useOffered(request: RankRequest): Ranking | undefined {
  const deed = useStore(deeds);
  const taken = useOutside(takenHere, onTaken);
  // A card that was just put aside keeps its place, for undo: it is left out from the next list on.
  const aside = useMemo(putAsideNow, [deed]);
  const exclude = [...(request.exclude ?? []), ...aside, ...taken.split(' ').filter(Boolean)];
  const full: RankRequest = { ...request, exclude };
  const [shown, show] = useState<Ranking>();
  const held = useRef<{ key: string; deed: number; ranking: Ranking } | undefined>(undefined);

  useEffect(
    () =>
      personalizer.watch(full, (ranking) => {
        if (!isReady() || ranking.error) return;
        const now = { key: key(full), deed: deeds.get(), ranking };
        const last = held.current;
        const same = last?.key === now.key && last.deed === now.deed && last.ranking.mode === ranking.mode;
        if (same) return;
        held.current = now;
        show(ranking);
      }),
    [key(full), useReady(), deed],
  );
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
