// Loaded only with the site's language model: what it would get, the visitor's yes or no, and its words, marked as its own.
// What it draws with it is handed, so that the bundler does not cut the rest in two.
import type { Child, h } from "../../ui/dom.js";
import type { fill, load, Strings, Tables } from "../../ui/words.js";
import type { Turn } from "../room.js";
import type { View } from "../view.js";
import type { Words } from "../words/model/en.js";

const TABLES: Tables<Words> = {
  en: () => import("../words/model/en.js"),
  de: () => import("../words/model/de.js"),
  fr: () => import("../words/model/fr.js"),
  es: () => import("../words/model/es.js"),
  it: () => import("../words/model/it.js"),
};

export interface Kit {
  readonly h: typeof h;
  readonly fill: typeof fill;
  readonly load: typeof load;
}

/** Draws what the model has to do with a turn. */
export type ModelView = (view: View, of: Turn, newest: boolean) => Child;

export async function modelView({ h, fill, load }: Kit, language: string, strings: Strings<Words> | undefined): Promise<ModelView> {
  const words = await load(TABLES, language, strings);
  const says = ({ room }: View, key: keyof Words): string => fill(words[key], { name: room.chat.model?.name || words.modelSome });
  const quiet = (view: View, key: keyof Words) => h("p", { key: "model", class: "quiet", part: "model" }, says(view, key));

  function question(view: View, of: Turn): Child {
    const answer = (yes: boolean) => () => {
      view.room.chat.model?.allow(yes);
      of.model = "none";
      if (yes) void view.room.write(of);
      view.redraw();
    };
    return h(
      "div",
      { key: "model", class: "model", part: "model" },
      h("p", null, says(view, "modelAsk")),
      h("pre", { tabindex: 0, "aria-label": words.modelSome, lang: "en" }, JSON.stringify(of.answer?.model?.prompt, null, 1)),
      h(
        "div",
        { class: "pair" },
        h("button", { type: "button", part: "button", onClick: answer(true) }, words.modelYes),
        h("button", { type: "button", part: "button", onClick: answer(false) }, words.modelNo),
      ),
    );
  }

  /** As text, whatever is in it. */
  function written(view: View, { text, problem }: Exclude<Turn["model"], string>): Child {
    if (text === undefined) return quiet(view, problem === "invented" ? "modelInvented" : "modelFailed");
    return h("div", { key: "model", class: "words", part: "model" }, h("p", null, text), h("p", { class: "quiet" }, says(view, "modelWrote")));
  }

  return (view, of, newest) => {
    const { model } = view.room.chat;
    if (!model || !of.answer?.model) return false;
    if (typeof of.model === "object") return written(view, of.model);
    if (of.model === "waiting") return quiet(view, "modelWaits");
    if (!newest) return false;
    if (of.model === "asking") return question(view, of);
    const again = () => {
      of.model = "asking";
      view.redraw();
    };
    return model.allowed !== true && h("button", { key: "model", type: "button", class: "small", part: "model-again", onClick: again }, says(view, "modelAgain"));
  };
}
