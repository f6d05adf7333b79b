// A story by keyboard alone.
import type { Player } from "./player.js";

const STEP_S = 2;

/** Space plays and pauses, left and right seek; buttons, links and the bar keep all other keys of their own. */
export function keys(root: ShadowRoot, player: Player, toggle: () => void): void {
  const on = (type: string, f: (event: Event, within: (selector: string) => Element | null) => void) =>
    root.addEventListener(type, (event) => f(event, (selector) => (event.target as Element).closest(selector)));
  on("keydown", (event, within) => {
    const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
    if (ctrlKey || altKey || metaKey) return;
    if (key === "ArrowLeft" || key === "ArrowRight") player.seek(player.time + (key === "ArrowLeft" ? -STEP_S : STEP_S));
    else if (key === " " && !within("button,a,summary")) toggle();
    else return;
    event.preventDefault();
  });
  // What somebody is at by keyboard must not go away under them; the controls stay.
  on("focusin", (_, within) => {
    if (player.playing && within("[part=stage] :focus-visible")) player.pause();
  });
  on("click", (_, within) => {
    if (within("summary")) player.pause();
  });
}
