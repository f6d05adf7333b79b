// What stands around the scenes: the caption, the controls, the chapters, the way to the panel.
import { type Child, h, type Wish } from "../ui/dom.js";
import { fill } from "../ui/words.js";
import type { Player } from "./player.js";
import { drawScene, type Frame } from "./scenes.js";
import type { Placed } from "./timeline.js";
import type { Storyboard } from "./types.js";

export interface Controls {
  readonly player: Player;
  readonly board: Storyboard;
  /** Whether all that will come is there: chapters between others would push those aside. */
  readonly settled: boolean;
  toggle(): void;
}

/** 65 as 1:05. */
export const stamp = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** For a screen reader; it is made where a scene begins or somebody goes somewhere, not with every frame. */
export const valueText = ({ time, duration, here }: Player, { words }: Frame): string =>
  [fill(words.time, { at: stamp(time), of: stamp(duration()) }), here()?.scene.chapter ?? here()?.scene.heading].filter(Boolean).join(", ");

/** Signs, not pictures: the last mark keeps them from becoming emoji. */
function button({ player, toggle }: Controls, { words }: Frame): Wish {
  const [name, sign] = player.playing ? [words.pause, "\u275a\u275a"] : player.time >= player.duration() ? [words.replay, "\u21ba"] : [words.play, "\u25b6\ufe0e"];
  return h("button", { type: "button", part: "play", "aria-label": name, onClick: toggle }, sign);
}

function seekBar({ player }: Controls, frame: Frame): Wish {
  const seek = ({ currentTarget }: Event) => player.seek(Number((currentTarget as HTMLInputElement).value));
  const props = { type: "range", part: "seek", min: 0, max: player.duration(), step: "any", "aria-label": frame.words.position, "aria-valuetext": valueText(player, frame), onInput: seek };
  return h("input", props);
}

function chapters({ player, settled }: Controls, { words }: Frame): Wish {
  const starts = player.placed.filter(({ scene }) => scene.chapter !== undefined);
  const now = starts.filter(({ start }) => start <= player.time).at(-1);
  const chapter = (one: Placed) => h("li", { key: one.scene.id }, h("button", { type: "button", part: "chapter", "aria-current": one === now ? "true" : undefined, onClick: () => player.seek(one.start) }, one.scene.chapter));
  return h("nav", { part: "chapters", "aria-label": words.chapters }, settled && starts.length > 1 && h("ol", null, starts.map(chapter)));
}

export function drawStory(controls: Controls, frame: Frame): Child {
  const { player, board } = controls;
  const scene = player.here()?.scene;
  const { more } = frame.options;
  return h(
    "section",
    { part: "story", "aria-label": board.title },
    h("div", { part: "stage", tabindex: -1 }, scene && drawScene(scene, frame)),
    h("p", { part: "caption", "aria-live": "polite" }, scene?.text),
    h("div", { part: "controls" }, button(controls, frame), seekBar(controls, frame), h("span", { part: "time", "aria-hidden": "true" })),
    chapters(controls, frame),
    h("p", { part: "foot" }, more !== undefined && h("a", { href: more, part: "link" }, frame.words.privacy)),
  );
}
