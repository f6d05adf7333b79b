// When each scene stands: the story's own, and after a choice what it leads to.
import type { PlannedScene } from "./types.js";

export interface Placed {
  readonly scene: PlannedScene;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** `chosen`: by a scene's id, which choice was taken. */
export function timeline(scenes: readonly PlannedScene[], chosen: ReadonlyMap<string, string>): readonly Placed[] {
  const placed: Placed[] = [];
  const place = (all: readonly PlannedScene[]): void => {
    for (const scene of all) {
      const start = placed.at(-1)?.end ?? 0;
      placed.push({ scene, start, end: start + scene.seconds });
      place(scene.choices?.find(({ id }) => id === chosen.get(scene.id))?.scenes ?? []);
    }
  };
  place(scenes);
  return placed;
}

/** Which one stands at a time; the last one for ever after. */
export const placedAt = (placed: readonly Placed[], time: number): Placed | undefined => placed.find(({ end }) => time < end) ?? placed.at(-1);
