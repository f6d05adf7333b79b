// "Not for me" with its way back. Where it may not be remembered it holds for this visit, in memory, for all elements of the page.
import type { Personalizer, Ranking } from "../types.js";

interface Aside {
  readonly ids: Set<string>;
  readonly listeners: Set<() => void>;
}

// Kept at the global object, since each element comes in a bundle of its own.
const KEY = Symbol.for("homebody.aside");

function asideFor(p: Personalizer): Aside {
  const all = ((globalThis as { [KEY]?: WeakMap<Personalizer, Aside> })[KEY] ??= new WeakMap());
  const aside = all.get(p) ?? { ids: new Set(), listeners: new Set() };
  all.set(p, aside);
  return aside;
}

/** What was put aside for this visit: every request of a list that is offered leaves it out. */
export const putAside = (p: Personalizer): readonly string[] => [...asideFor(p).ids];

/** Calls `f` when something was put aside for this visit, or taken back. Returns the way to stop. */
export function onAside(p: Personalizer, f: () => void): () => void {
  const { listeners } = asideFor(p);
  listeners.add(f);
  return () => void listeners.delete(f);
}

const tell = ({ listeners }: Aside): void => [...listeners].forEach((f) => f());

/** Whether the profile holds a dismissal: not without consent, not while the visitor pauses. */
function isRemembered(p: Personalizer, id: string): boolean {
  try {
    return p.profile.get().dismissed.some((one) => one.id === id);
  } catch {
    return false;
  }
}

/** Says how long it holds. */
export function dismiss(p: Personalizer, ranking: Ranking, id: string): "remembered" | "visit" {
  p.track("dismiss", id, { ranking });
  if (isRemembered(p, id)) return "remembered";
  const aside = asideFor(p);
  aside.ids.add(id);
  tell(aside);
  return "visit";
}

export function undismiss(p: Personalizer, id: string): void {
  if (isRemembered(p, id)) p.profile.restore(id);
  const aside = asideFor(p);
  if (aside.ids.delete(id)) tell(aside);
}
