// Movement, as functions of the time in a scene: animations that never run by themselves but are put to a time, so that pausing, seeking and
// a test's frames show exactly what playing shows.

const EASE = "cubic-bezier(.2,.7,.2,1)";
const SETTLED_S = 1.6;
const OUT_MS = 260;
const STEP_MS = 110;

/** By `data-move`: what it comes from, and how long that takes, in milliseconds. */
const MOVES: Readonly<Record<string, readonly [Keyframe, number]>> = {
  rise: [{ opacity: 0, transform: "translateY(1.25rem)" }, 640],
  grow: [{ transform: "scaleX(0)" }, 900],
  drift: [{ transform: "scale(1.12)" }, 9000],
};

export interface Motion {
  /** Seconds in the scene; at its very beginning, while it stands still, it looks as it will when it has come in. */
  at(seconds: number, still: boolean): void;
  end(): void;
}

export const STILL: Motion = { at() {}, end() {} };

export const wantsCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** `leaves`: it goes out at its end; the last scene and a choice stay. */
export function motionOf(scene: Element, seconds: number, leaves: boolean): Motion {
  if (wantsCalm()) return STILL;
  const animations: Animation[] = [];
  const add = (element: Element, frames: Keyframe[], timing: KeyframeAnimationOptions) => {
    const animation = element.animate(frames, { fill: "both", ...timing });
    animation.pause();
    animations.push(animation);
  };
  scene.querySelectorAll("[data-move]").forEach((element, at) => {
    const move = MOVES[element.getAttribute("data-move") ?? ""];
    if (move) add(element, [move[0], {}], { duration: move[1], delay: Math.min(at, 6) * STEP_MS, easing: EASE });
  });
  if (leaves) add(scene, [{ opacity: 1 }, { opacity: 0 }], { duration: OUT_MS, delay: seconds * 1000 - OUT_MS });
  return {
    at(time, still) {
      const shown = still && time < 0.01 ? Math.min(SETTLED_S, seconds / 2) : time;
      for (const animation of animations) animation.currentTime = shown * 1000;
    },
    end: () => animations.forEach((animation) => animation.cancel()),
  };
}
