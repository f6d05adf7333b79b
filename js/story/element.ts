// The life of one `<homebody-story>`: from its template to a storyboard, from the player's time to what is on the screen.
import { complain } from "../errors.js";
import type { Personalizer, RankedItem, Ranking } from "../types.js";
import { attention } from "../ui/attention.js";
import { onAside } from "../ui/aside.js";
import { deedsOf } from "../ui/deeds.js";
import { type Child, draw } from "../ui/dom.js";
import { dress, follow, type Life } from "../ui/element.js";
import { nameOf, type WhyWords } from "../ui/why.js";
import type { Tables } from "../ui/words.js";
import { keys } from "./keys.js";
import { type Motion, motionOf, STILL, wantsCalm } from "./motion.js";
import type { HomebodyStory, StoryOptions } from "./options.js";
import { pictures } from "./pictures.js";
import { storyboard } from "./plan.js";
import { player as playerOf } from "./player.js";
import type { Frame } from "./scenes.js";
import { STYLE } from "./style.js";
import type { PlannedScene, Storyboard, StoryTemplate } from "./types.js";
import { drawStory, stamp } from "./view.js";
import type { Words } from "./words/en.js";

export interface Bound {
  readonly p: Personalizer;
  readonly options: StoryOptions;
}

/** With the words beside an item. */
export const STORY: Tables<Words> = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  fr: () => import("./words/fr.js"),
  es: () => import("./words/es.js"),
  it: () => import("./words/it.js"),
};

/** What changes a story that is being told, besides what may be offered at all; what the visitor looks at does not. */
const RESTS_ON = ["cart", "facts"] as const;

export function storyLife(host: HTMLElement, root: ShadowRoot): Life<Bound> {
  let bound: Bound | undefined;
  let board: Storyboard | undefined;
  let rests = "";
  let words: Words | undefined;
  let language = "en";
  let motion: Motion = STILL;
  let moving: PlannedScene | undefined;
  let started = false;
  let settled = false;
  let stops: (() => void)[] = [];
  const asides = new Map<string, (words: WhyWords) => Child>();
  const counted = new Set<string>();
  const watched = new WeakMap<Element, string>();
  const seen = attention();
  const shown = pictures(host);
  let own: StoryTemplate | undefined = Object.getOwnPropertyDescriptor(host, "template")?.value;
  const player = playerOf(() => bound?.options.now?.() ?? performance.now(), () => show(), () => tick());

  function tick(): void {
    const { time, playing } = player;
    const here = player.here();
    const bar = root.querySelector<HTMLInputElement>("input");
    if (bar) bar.value = String(time);
    const text = root.querySelector("[part=time]");
    if (text) text.textContent = `${stamp(time)} / ${stamp(player.duration())}`;
    if (here) motion.at(time - here.start, !playing);
  }

  function frameOf({ p, options }: Bound, scene: PlannedScene | undefined, words: Words): Frame {
    return {
      p, options, words, language,
      priceLanguage: board?.language ?? language,
      level: Math.min(6, Math.max(1, Number(host.getAttribute("heading-level")) || 2)),
      chosen: scene && player.chosenAt(scene.id),
      choose: (choice) => scene && player.choose(scene.id, choice),
      aside: (id) => asides.get(id)?.(words),
      sendAway: (item) => void sendAway(item, scene?.ranking),
    };
  }

  function show(): void {
    if (!bound || !board || !words) return;
    const scene = player.here()?.scene;
    shown.put(scene?.items ?? [], bound.p, bound.options);
    draw(root, drawStory({ player, board, settled, toggle }, frameOf(bound, scene, words)));
    if (scene !== moving) {
      motion.end();
      moving = scene;
      const stage = root.querySelector(".scene");
      const last = scene === player.placed.at(-1)?.scene;
      motion = stage && scene ? motionOf(stage, scene.seconds, !last && !scene.choices) : STILL;
    }
    const chapter = root.querySelector<HTMLElement>("[aria-current]");
    if (chapter) chapter.closest("nav")?.scrollTo(chapter.offsetLeft - chapter.offsetWidth, 0);
    attend(scene);
    tick();
  }

  /** What was offered and in view for a second is seen, once each time the story is told. */
  function attend(scene: PlannedScene | undefined): void {
    const { ranking } = scene ?? {};
    for (const card of root.querySelectorAll<HTMLElement>("[data-item]")) {
      const id = card.dataset["item"] ?? "";
      if (!ranking || counted.has(id) || watched.get(card) === id) continue;
      watched.set(card, id);
      seen.watch(card, () => {
        counted.add(id);
        bound?.p.track("impression", id, { ranking });
      });
    }
  }

  async function sendAway(item: RankedItem, ranking: Ranking | undefined): Promise<void> {
    if (!bound || !ranking) return;
    const { p, options } = bound;
    player.pause();
    const { dismiss, focusUndo, undismiss, wasDismissed } = await import("../ui/away.js");
    const undo = () => {
      asides.delete(item.id);
      quietly(() => undismiss(p, item.id));
      show();
      root.querySelector("summary")?.focus();
    };
    quietly(() => {
      const held = dismiss(p, ranking, item.id);
      asides.set(item.id, (words) => wasDismissed(nameOf(p, item.id, options), held, words, undo));
    });
    show();
    focusUndo(root);
  }
  /** What is undone where the item was must not change the story under it. */
  let quiet = false;
  function quietly(act: () => void): void {
    quiet = true;
    act();
    quiet = false;
    if (bound) rests = deedsOf(bound.p, RESTS_ON);
  }

  function plan(anew: boolean): void {
    if (!bound || quiet) return;
    const now = own ? deedsOf(bound.p, RESTS_ON) : "";
    if (!anew && now === rests && board?.scenes.length) return;
    rests = now;
    try {
      board = own && storyboard(bound.p, own);
    } catch (thrown) {
      board = undefined;
      complain(thrown);
    }
    if (anew) {
      counted.clear();
      asides.clear();
    }
    player.tell(board?.scenes ?? [], anew);
    if (!board) draw(root);
  }
  function toggle(): void {
    started = true;
    if (player.playing) return player.pause();
    if (player.time >= player.duration()) plan(true);
    player.play();
  }

  Object.defineProperties(host, {
    template: {
      get: () => own,
      set(to: HomebodyStory["template"]) {
        own = to;
        plan(true);
      },
    },
    storyboard: { get: () => board },
    currentTime: { get: () => player.time, set: (to: number) => player.seek(Number(to) || 0) },
    duration: { get: player.duration },
    paused: { get: () => !player.playing },
    play: { value: player.play },
    pause: { value: player.pause },
  });
  keys(root, player, toggle);

  return {
    start(to) {
      dress(root, STYLE);
      bound = to;
      const again = () => plan(false);
      stops = [
        to.p.on("change", again),
        to.p.on("mode", again),
        onAside(to.p, again),
        follow(host, STORY, to.options.strings, (table, now) => {
          words = table;
          language = now;
          show();
        }),
        seen.watch(host, () => {
          // Once, and not after somebody took it in hand.
          if (host.hasAttribute("autoplay") && !started && !wantsCalm() && !player.time) player.play();
          started = true;
        }),
      ];
      plan(true);
      const ready = () => {
        settled = true;
        plan(player.time === 0 && !player.playing);
      };
      to.p.ready.then(ready, ready); // without an engine there are the scenes without items
    },
    stop() {
      player.pause();
      for (const stop of stops.splice(0)) stop();
      seen.stop();
      motion.end();
      moving = undefined;
      shown.end();
      bound = undefined;
    },
  };
}
