// Where a story is, and whether it goes on: time, choices and nothing of the page but its frames.
import { type Placed, placedAt, timeline } from "./timeline.js";
import type { PlannedScene } from "./types.js";

export interface Player {
  readonly placed: readonly Placed[];
  /** Seconds. */
  readonly time: number;
  readonly playing: boolean;
  duration(): number;
  here(): Placed | undefined;
  chosenAt(scene: string): string | undefined;
  /** Other scenes; the story goes on in the same one where it is still there. */
  tell(scenes: readonly PlannedScene[], anew: boolean): void;
  play(): void;
  pause(): void;
  seek(to: number): void;
  choose(scene: string, choice: string): void;
}

/** A tab that slept does not jump ahead. */
const LONGEST_STEP_S = 0.25;
/** Just before the end of a scene. */
const BEFORE_S = 0.001;

/** `changed` is called when there is something else to draw, `ticked` when only time went on. */
export function player(now: () => number, changed: () => void, ticked: () => void): Player {
  let scenes: readonly PlannedScene[] = [];
  let chosen = new Map<string, string>();
  let last = 0;
  let frame = 0;
  const { min, max } = Math;
  /** A scene where nobody chose yet, at its end. */
  const isHeld = (at: number, open = me.here()) => open?.scene.choices && !chosen.has(open.scene.id) && at >= open.end - 2 * BEFORE_S ? open : undefined;

  /** A choice that nobody made holds the story. */
  function step(): void {
    const at = now();
    const to = me.time + min(LONGEST_STEP_S, max(0, at - last) / 1000);
    last = at;
    const held = isHeld(to);
    if (held || to >= me.duration()) run(false);
    else frame = requestAnimationFrame(step);
    me.seek(held ? held.end - BEFORE_S : to);
    if (!me.playing) changed();
  }
  function run(on: boolean): void {
    cancelAnimationFrame(frame);
    me.playing = on && me.placed.length > 0;
    last = now();
    if (me.playing) frame = requestAnimationFrame(step);
  }

  const me = {
    placed: [] as readonly Placed[],
    time: 0,
    playing: false,
    duration: () => me.placed.at(-1)?.end ?? 0,
    here: () => placedAt(me.placed, me.time),
    chosenAt: (scene: string) => chosen.get(scene),
    tell(next: readonly PlannedScene[], anew: boolean) {
      const at = me.here();
      scenes = next;
      if (anew) chosen = new Map();
      me.placed = timeline(scenes, chosen);
      const same = me.placed.find(({ scene }) => scene.id === at?.scene.id);
      const there = same && at ? min(same.start + me.time - at.start, same.end - BEFORE_S) : min(me.time, me.duration());
      me.time = anew ? 0 : there;
      run(me.playing && !anew);
      changed();
    },
    play() {
      // Going on without choosing is a choice, too.
      const held = isHeld(me.time);
      if (held) {
        chosen.set(held.scene.id, "");
        me.time = held.end;
      } else if (me.time >= me.duration()) me.time = 0;
      run(true);
      changed();
    },
    pause() {
      run(false);
      changed();
    },
    seek(to: number) {
      const before = me.here();
      me.time = min(me.duration(), max(0, to));
      if (me.here() === before) ticked();
      else changed();
    },
    choose(scene: string, choice: string) {
      const held = isHeld(me.time);
      chosen.set(scene, choice);
      me.placed = timeline(scenes, chosen);
      me.time = me.placed.find((one) => one.scene.id === scene)?.end ?? me.time;
      run(me.playing || held !== undefined);
      changed();
    },
  };
  return me;
}
