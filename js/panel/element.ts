// The life of one `<homebody-panel>`: it listens while it is in the page, reads everything at once and draws.
import type { Personalizer, Purpose } from "../types.js";
import { drawing } from "../ui/drawing.js";
import { dress, follow, type Life, tell } from "../ui/element.js";
import { clock } from "../ui/clock.js";
import { load, type Tables } from "../ui/words.js";
import type { PanelOptions } from "./options.js";
import type { Panel, Ui, Words } from "./panel.js";
import { erase } from "./sections/erase.js";
import { facts } from "./sections/facts.js";
import { interests } from "./sections/interests.js";
import { known } from "./sections/known.js";
import { memory } from "./sections/memory.js";
import { notice } from "./sections/notice.js";
import { portable } from "./sections/portable.js";
import { proof } from "./sections/proof.js";
import { receipts } from "./sections/receipts.js";
import { sources } from "./sections/sources.js";
import { strength } from "./sections/strength.js";
import { look, type Progress } from "./seen.js";
import { STYLE } from "./style.js";
import type { Words as First } from "./words/en.js";
import type { More } from "./words/more/en.js";

export interface Bound {
  readonly p: Personalizer;
  readonly options: PanelOptions;
}

const SECTIONS = [memory, strength, interests, known, facts, portable, erase, notice, receipts, sources, proof];
const ASKED: readonly Purpose[] = ["store", "profile", "rank"];

const TABLES: Tables<First> = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  fr: () => import("./words/fr.js"),
  es: () => import("./words/es.js"),
  it: () => import("./words/it.js"),
};

const MORE: Tables<More> = {
  en: () => import("./words/more/en.js"),
  de: () => import("./words/more/de.js"),
  fr: () => import("./words/more/fr.js"),
  es: () => import("./words/more/es.js"),
  it: () => import("./words/more/it.js"),
};

const fresh = (): Ui => ({
  said: { section: "", text: "" },
  names: false,
  allInterests: false,
  span: "all",
  storageFailed: false,
  preview: undefined,
  former: undefined,
  asked: new Map(),
});

export function panelLife(host: HTMLElement, root: ShadowRoot): Life<Bound> {
  let ui = fresh();
  let bound: Bound | undefined;
  let panel: Omit<Panel, "seen"> | undefined;
  let progress: Progress = "loading";
  let stops: (() => void)[] = [];

  const draw = drawing(root, () => {
    if (!panel) return undefined;
    const now: Panel = { ...panel, seen: look(panel.p, panel.purposes, progress) };
    return SECTIONS.map((section) => section(now));
  });
  const arrive = (to: Progress, of: Bound) => {
    if (bound !== of) return;
    progress = to;
    draw.soon();
  };

  return {
    start(to) {
      dress(root, STYLE);
      if (bound?.p !== to.p) ui = fresh();
      bound = to;
      progress = "loading";
      const { p, options } = to;
      const level = Math.min(5, Math.max(1, Number(host.getAttribute("heading-level")) || 2));
      const purposes = options.purposes ?? ASKED;
      const use = (first: First, language: string) => {
        const words = first as Words;
        // Own words are there already, and stay.
        const more = async () => void Object.assign(words, { ...(await load(MORE, language)), ...words });
        panel = { p, options, purposes, words, clock: clock(language), language, ui, level, more, redraw: draw.now, tell: (right) => tell(host, "homebody-did", { right }) };
        draw.now();
      };
      stops = (["change", "consent", "mode"] as const).map((event) => p.on(event, draw.soon));
      stops.push(
        p.on("error", ({ code }) => {
          if (code === "storage-failed") ui.storageFailed = true;
          draw.soon();
        }),
      );
      stops.push(follow(host, TABLES, options.strings, use));
      p.ready.then(
        () => arrive("ready", to),
        () => arrive("failed", to),
      );
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
      draw.stop();
      // What was shown to one person is not there for the next; an undo does not outlive the page either.
      ui = fresh();
      panel = undefined;
      bound = undefined;
    },
  };
}
