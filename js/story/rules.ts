// Whether a rule of a story holds, and which scenes there are, in which order.
import { holds as holdsOf, type Known, mutedOf, strongest } from "../sections/rules.js";
import type { SceneReason, SceneTemplate, StoryRule } from "./types.js";

/** What is known, and whether there is an order. */
export interface Told {
  readonly known: Known;
  readonly order: boolean;
}

export function holds(told: Told, { fact, order, not, any, ...rest }: StoryRule): boolean {
  if (!holdsOf(told.known, rest)) return false;
  if (fact !== undefined && !told.known.view?.facts.some(({ name }) => name === fact)) return false;
  if (order !== undefined && order !== told.order) return false;
  if (not && holds(told, not)) return false;
  return !any || any.some((one) => holds(told, one));
}

/** What keeps it out, if anything does. */
export function against(told: Told, { about, when }: Pick<SceneTemplate, "about" | "when">): SceneReason | undefined {
  const attribute = mutedOf(told.known, about);
  if (attribute !== undefined) return { by: "muted", attribute };
  return when && !holds(told, when) ? { by: "rule", rule: when } : undefined;
}

export function reasonsFor({ known }: Told, { about, when }: SceneTemplate): readonly SceneReason[] {
  const { attribute } = strongest(known, about).reason ?? {};
  const why: SceneReason[] = [];
  if (when) why.push({ by: "rule", rule: when });
  if (attribute !== undefined) why.push({ by: "interest", attribute });
  return why.length ? why : [{ by: "default" }];
}

/** Scenes that are about something and follow each other come by interest; all others stay where they are. */
export function inOrder({ known }: Told, scenes: readonly SceneTemplate[]): readonly SceneTemplate[] {
  const ordered: SceneTemplate[] = [];
  let run: SceneTemplate[] = [];
  const close = () => {
    ordered.push(...run.sort((a, b) => strongest(known, b.about).score - strongest(known, a.about).score));
    run = [];
  };
  for (const scene of scenes) {
    if (scene.about) run.push(scene);
    else {
      close();
      ordered.push(scene);
    }
  }
  close();
  return ordered;
}
