// What was put aside for this visit, where it may not be remembered: in memory, for all elements of the page.
import type { Personalizer } from "../types.js";

interface Aside {
  readonly ids: Set<string>;
  readonly listeners: Set<() => void>;
}

// Kept at the global object, since each element comes in a bundle of its own.
const KEY = Symbol.for("homebody.aside");

export function asideFor(p: Personalizer): Aside {
  const all = ((globalThis as { [KEY]?: WeakMap<Personalizer, Aside> })[KEY] ??= new WeakMap());
  const aside = all.get(p) ?? { ids: new Set(), listeners: new Set() };
  all.set(p, aside);
  return aside;
}

/** Every request of a list that is offered leaves these out. */
export const putAside = (p: Personalizer): readonly string[] => [...asideFor(p).ids];

/** Calls `f` when something was put aside for this visit, or taken back. Returns the way to stop. */
export function onAside(p: Personalizer, f: () => void): () => void {
  const { listeners } = asideFor(p);
  listeners.add(f);
  return () => void listeners.delete(f);
}
