// The life of one `<homebody-ask>`: it waits for its moment, asks once, and confirms the answer where the question was.
import type { Personalizer, Purpose, SourceName } from "../types.js";
import { answerOf } from "../ui/answer.js";
import { whenCalm } from "../ui/calm.js";
import { dress, follow, type Life, tell } from "../ui/element.js";
import type { Tables } from "../ui/words.js";
import { whenRipe } from "./moment.js";
import type { AskOptions } from "./options.js";
import { type Lists, lists, type Outcome, view } from "./view.js";
import { STYLE } from "./style.js";
import type { Words } from "./words/en.js";

export interface Bound {
  readonly p: Personalizer;
  readonly options: AskOptions;
}

const ASKED: readonly Purpose[] = ["store", "profile", "rank"];
/** They ask by themselves: as long as they have not granted everything, a second question would be nagging. */
const ASKING: readonly SourceName[] = ["tcf", "gcm", "cmp"];

const TABLES: Tables<Words> = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  fr: () => import("./words/fr.js"),
  es: () => import("./words/es.js"),
  it: () => import("./words/it.js"),
};

/** Whose engine has come: then a question can be there in the frame in which its element is. */
const ready = new WeakSet<Personalizer>();

export function askLife(host: HTMLElement, root: ShadowRoot): Life<Bound> {
  let words: Words | undefined;
  let outcome: Outcome | undefined;
  let shown: Lists | undefined;
  let stops: (() => void)[] = [];
  let bound: Bound | undefined;

  const draw = () => {
    root.replaceChildren();
    if (words && outcome && bound) root.append(view({ words, outcome, lists: shown, options: bound.options, visit: !host.hasAttribute("no-visit"), choose, level: level() }));
  };
  const level = () => Math.min(6, Math.max(1, Number(host.getAttribute("heading-level")) || 2));

  /** Nobody has answered, nothing objects, nobody else asks. */
  function mayAsk({ p, options }: Bound): boolean {
    const purposes = options.purposes ?? ASKED;
    const decision = p.consent.get();
    const { answer, objections } = answerOf(decision, purposes);
    const others = decision.sources.filter(({ name }) => ASKING.includes(name));
    return decision.mode === "contextual" && answer === "none" && !objections.length && others.every((source) => purposes.every((purpose) => source.purposes[purpose] === "granted"));
  }

  function choose(answer: "yes" | "no" | "visit"): void {
    if (!bound) return;
    const { p, options } = bound;
    const purposes = options.purposes ?? ASKED;
    if (answer === "yes") p.consent.grant(...purposes);
    else if (answer === "no") p.consent.withdraw(...purposes);
    else p.consent.visit();
    outcome = answer === "yes" && purposes.some((purpose) => !p.consent.has(purpose)) ? "yesBut" : answer;
    draw();
    root.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
    tell(host, "homebody-answered", { answer });
  }

  function ask(of: Bound): void {
    if (bound !== of || outcome || !words || !mayAsk(of)) return;
    outcome = "asked";
    shown = lists(of.p, host.getAttribute("item"), of.options);
    draw();
    tell(host, "homebody-asked", {});
  }

  return {
    start(to) {
      dress(root, STYLE);
      bound = to;
      let arriving = true;
      let ripe = false;
      requestAnimationFrame(() => (arriving = false));
      /** The moment has come, and the words, and the engine: at once, where it is the second page. */
      const look = () => {
        if (bound === to && ripe && words && ready.has(to.p) && !outcome) stops.push(whenCalm(host, arriving, () => ask(to)));
      };
      // The words are had whether there will be a question or not: otherwise the server could tell who has answered.
      const use = (table: Words) => {
        words = table;
        if (outcome) draw();
        look();
      };
      stops.push(follow(host, TABLES, to.options.strings, use));
      stops.push(
        whenRipe(host, () => {
          ripe = true;
          look();
        }),
      );
      if (!ready.has(to.p)) to.p.ready.then(() => {
        ready.add(to.p);
        look();
      }, () => {}); // without an engine there is nothing to ask for
      // Answered elsewhere, in another tab or in the panel: the question is settled.
      stops.push(
        to.p.on("consent", () => {
          if (outcome !== "asked" || mayAsk(to)) return;
          outcome = undefined;
          draw();
        }),
      );
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
      bound = undefined;
    },
  };
}
