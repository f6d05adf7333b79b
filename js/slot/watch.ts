// A slot over time: it follows what the visitor does, and holds still while they only look.
import type { Exclusion, Personalizer, Ranking } from "../types.js";
import { onAside } from "../ui/aside.js";
import { DEEDS, deedsOf } from "../ui/deeds.js";
import { planSlot, type SlotRequest } from "./plan.js";

/** A slot that is being watched. */
export interface WatchedSlot {
  /** Does something to the profile that this list need not follow, such as a dismissal that can be undone where the item was. */
  quietly(act: () => void, id: string): void;
  stop(): void;
}

/** Looking is not choosing: a cap that was reached while a list is looked at holds from the next list on. */
const byLooking = ({ rule }: Exclusion): boolean => rule.startsWith("cap_");

/**
 * Calls `f` with the ranking of a slot, now (also before there is one, with the default and an error) and when the visitor did something or what is shown may not be offered any more. It holds still
 * when time passes or a cap is reached: a list that changes while it is looked at would be seen, counted and changed again. `last`: the engine
 * could not be had, so nothing will come after this.
 */
export function watchSlot(p: Personalizer, request: SlotRequest, f: (ranking: Ranking, last: boolean) => void): WatchedSlot {
  const kept = new Set<string>();
  let shown: { ranking: Ranking; deeds: string } | undefined;
  let stopped = false;

  const gone = (next: Ranking) => {
    const now = new Set(shown?.ranking.items.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
    return next.excluded.some((exclusion) => now.has(exclusion.id) && !byLooking(exclusion));
  };
  function look(last = false): void {
    if (stopped) return;
    const ranking = planSlot(p, request);
    const deeds = deedsOf(p, DEEDS);
    if (!last && shown && shown.deeds === deeds && shown.ranking.error?.code === ranking.error?.code && !gone(ranking)) return;
    shown = { ranking, deeds };
    f(ranking, last);
  }
  const again = () => look();
  const stops = [p.on("change", again), p.on("mode", again), onAside(p, again)];
  p.ready.then(again, () => look(true));
  look();
  return {
    quietly(act, id) {
      kept.add(id);
      act();
      if (shown) shown.deeds = deedsOf(p, DEEDS);
    },
    stop() {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
}
