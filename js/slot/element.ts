// The life of one `<homebody-slot>`: its attributes and its `request` property make what is asked for, and the list follows the answer.
import { complain } from "../errors.js";
import type { Intent, Model, Personalizer } from "../types.js";
import { dress, follow, type Life } from "../ui/element.js";
import { WHY, type WhyWords } from "../ui/why.js";
import { type List, listIn } from "./list.js";
import type { HomebodySlot, SlotOptions } from "./options.js";
import type { SlotRequest } from "./plan.js";
import { STYLE } from "./style.js";
import { watchSlot } from "./watch.js";

export interface Bound {
  readonly p: Personalizer;
  readonly options: SlotOptions;
}

const LIMIT = 12;

/** What the attributes ask for. */
function asked(host: HTMLElement): SlotRequest {
  const [name, model, intent, limit, item] = ["name", "model", "intent", "limit", "item"].map((attribute) => host.getAttribute(attribute));
  return {
    slot: name || host.id || "homebody-slot",
    ...(model && { model: model as Model }),
    ...(intent && { intent: intent as Intent }),
    ...(limit && { limit: Number(limit) }),
    ...(item && { context: { item } }),
  };
}

export function slotLife(host: HTMLElement, root: ShadowRoot): Life<Bound> {
  let bound: Bound | undefined;
  let list: List | undefined;
  let words: WhyWords | undefined;
  let language = "en";
  let stops: (() => void)[] = [];
  // Frameworks set properties as soon as the element is made, which may be before it is defined.
  let own: HomebodySlot["request"] = Object.getOwnPropertyDescriptor(host, "request")?.value;
  Object.defineProperties(host, {
    request: {
      get: () => own,
      set(to: HomebodySlot["request"]) {
        own = to;
        ask();
      },
    },
    ranking: { get: () => list?.ranking },
  });
  const request = () => ({ ...asked(host), ...own });

  function ask(): void {
    if (!bound || !list) return;
    const mine = list;
    mine.watched?.stop();
    mine.watched = watchSlot(bound.p, request(), (next, last) => {
      const { error } = next;
      if (error && !/^(not-ready|disposed)$/.test(error.code)) complain(new Error(`${error.field}: ${error.fix}`));
      // What was shown once stays rather than nothing.
      if (error && mine.ranking && !mine.ranking.error) return;
      mine.show(next, last);
    });
  }

  return {
    start(to) {
      dress(root, STYLE);
      bound = to;
      const mine = (list = listIn(host, root, Number(request().limit ?? LIMIT) || LIMIT, () => ({ ...to, words, language })));
      ask();
      stops = [
        mine.end,
        to.p.on("change", mine.draw),
        follow(host, WHY, to.options.strings, (table, now) => {
          words = table;
          language = now;
          mine.draw();
        }),
      ];
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
      list = bound = undefined;
    },
  };
}
