// The life of one `<homebody-chat>`: it shows the conversation, follows what is seen of its suggestions, and leaves nothing behind.
import { complain } from "../errors.js";
import type { Personalizer } from "../types.js";
import { dismiss, focusUndo, undismiss } from "../ui/away.js";
import { attention } from "../ui/attention.js";
import { drawing } from "../ui/drawing.js";
import { dress, follow, type Life, tell } from "../ui/element.js";
import { WHY, type WhyWords } from "../ui/why.js";
import { load, type Tables } from "../ui/words.js";
import type { ChatElementOptions } from "./options.js";
import { openRoom, type Room } from "./room.js";
import { STYLE } from "./style.js";
import { languagesAt } from "./tongues.js";
import { chat, KIT, placeOf, type View } from "./view.js";
import type { Words } from "./words/en.js";

export interface Bound {
  readonly p: Personalizer;
  readonly options: ChatElementOptions;
  /** The conversation, made when the first element comes; all elements of the tag show it. */
  room?: Room;
}

const TABLES: Tables<Words> = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  fr: () => import("./words/fr.js"),
  es: () => import("./words/es.js"),
  it: () => import("./words/it.js"),
};

export function chatLife(host: HTMLElement, root: ShadowRoot): Life<Bound> {
  const seen = attention();
  let view: View | undefined;
  let stops: (() => void)[] = [];

  const drawn = drawing(root, () => view && chat(view));
  const draw = () => {
    const focused = root.activeElement;
    drawn.now();
    if (!view) return;
    if (focused && !root.activeElement) goOn();
    fillPlaces(host, root, view);
    watch(view);
  };

  /** What was pressed is gone: the input goes on, unless that would open a keyboard on the screen. */
  function goOn(): void {
    const to = matchMedia("(pointer:coarse)").matches ? ".log" : "#question";
    root.querySelector<HTMLElement>(to)?.focus({ preventScroll: true });
  }

  /** What nobody asked for counts as seen, once for each card. */
  function watch({ p, room }: View): void {
    for (const { answer } of room.turns) {
      for (const { id } of answer?.offer?.items ?? []) {
        const ranking = answer?.offer?.ranking;
        const card = ranking && root.querySelector(`[data-offered="${CSS.escape(`${ranking.id} ${id}`)}"]`);
        if (!ranking || !card || counted.has(card)) continue;
        counted.add(card);
        stops.push(seen.watch(card, () => p.track("impression", id, { ranking })));
      }
    }
  }
  const counted = new WeakSet<Element>();

  async function say(room: Room, text: string): Promise<void> {
    const asked = room.say(text);
    show(`#turn-${room.turns.at(-1)?.number}`);
    const { answer, number } = await asked;
    show(`#turn-${number}`);
    if (answer) tell(host, "homebody-answer", { kind: answer.kind });
  }

  /** Scrolls the log and nothing else. */
  function show(selector: string): void {
    const log = root.querySelector<HTMLElement>(".log");
    const turn = root.querySelector<HTMLElement>(selector);
    if (log && turn) log.scrollTop = turn.offsetTop - log.offsetTop;
  }

  return {
    start(bound) {
      dress(root, STYLE);
      const { p, options } = bound;
      /** Only where the site brings one; without these words nothing goes to it. */
      const bringModel = async (language: string) => {
        const { modelView } = await import("./view/model.js");
        const model = await modelView(KIT, language, options.strings);
        if (view?.language !== language) return;
        view = { ...view, model };
        draw();
      };
      const use = (words: Words, language: string) => {
        const whys = load(WHY, language, options.strings);
        if (whys instanceof Promise) void whys.then((whys) => ready(words, whys, language), () => {});
        else ready(words, whys, language);
      };
      const ready = (words: Words, whys: WhyWords, language: string) => {
        const room = (bound.room ??= openRoom(p, options, languagesAt(language)));
        if (!view) stops.push(room.onChange(draw));
        view = {
          p, options, room, words, whys, language,
          model: undefined,
          level: Math.min(6, Math.max(1, Number(host.getAttribute("heading-level")) || 2)),
          redraw: draw,
          say: (text) => void say(room, text),
          dismiss(turn, ranking, id) {
            turn.away.set(id, dismiss(p, ranking, id));
            draw();
            focusUndo(root);
          },
          takeBack(turn, id) {
            undismiss(p, id);
            turn.away.delete(id);
            draw();
          },
        };
        draw();
        if (options.model) bringModel(language).catch(() => {});
      };
      stops = [follow(host, TABLES, options.strings, use)];
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
      seen.stop();
      view = undefined;
    },
  };
}

/** The site's own cards lie in the page, where its styles reach them; those of turns that are gone are taken out. */
function fillPlaces(host: HTMLElement, root: ShadowRoot, { options, room }: View): void {
  const { card } = options;
  if (!card) return;
  const wanted = new Map<string, () => HTMLElement>();
  for (const turn of room.turns) {
    const { items = [], ranking, offer } = turn.answer ?? {};
    const places = [...items.map(({ id }) => [id, ranking, false] as const), ...(offer?.items ?? []).map(({ id }) => [id, offer?.ranking, true] as const)];
    for (const [id, from, offered] of places) {
      const item = from?.items.find((one) => one.id === id);
      if (from && item) wanted.set(placeOf(turn, offered, id), () => card(item, from));
    }
  }
  for (const child of [...host.children]) {
    if (child.slot.startsWith("homebody-chat-") && !wanted.delete(child.slot)) child.remove();
  }
  for (const [slot, make] of wanted) {
    if (!root.querySelector(`slot[name="${CSS.escape(slot)}"]`)) continue;
    try {
      const made = make();
      made.slot = slot;
      host.append(made);
    } catch (thrown) {
      complain(thrown); // what stands in the place is the plain card
    }
  }
}
