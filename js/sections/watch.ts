// A page over time.
import type { Personalizer } from "../types.js";
import { onAside } from "../ui/aside.js";
import { DEEDS, deedsOf } from "../ui/deeds.js";
import { sections } from "./plan.js";
import type { SectionsPlan, SectionsSpec } from "./types.js";

/**
 * Calls `f` with the plan now and when the visitor did something, or when it can be made for the first time. It holds still while the
 * visitor only looks. `away` as in `sections`. Returns the way to stop.
 *
 * @throws HomebodyError `invalid-input`, with the field of the spec that is at fault
 */
export function watchSections(p: Personalizer, spec: SectionsSpec, f: (plan: SectionsPlan) => void, away?: readonly string[]): () => void {
  let deeds: string | undefined;
  let ranked = false;
  let stopped = false;
  const look = () => {
    if (stopped) return;
    const now = deedsOf(p, DEEDS);
    if (now === deeds && ranked) return;
    const plan = sections(p, spec, away);
    const there = plan.sections.every(({ request, ranking }) => !request || ranking);
    // The default was told already; what is next is worth telling when it has lists.
    if (deeds !== undefined && !there) return;
    deeds = now;
    ranked = there;
    f(plan);
  };
  look();
  const stops = [p.on("change", look), p.on("mode", look), onAside(p, look)];
  p.ready.then(look, () => {}); // without an engine the default stays
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
