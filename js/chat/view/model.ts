// Loaded only with the site's language model: what it would get, the visitor's yes or no, and its words, marked as its own.
import { type Child, h } from "../../ui/dom.js";
import { fill } from "../../ui/words.js";
import type { Turn } from "../room.js";
import type { View } from "../view.js";
import type { Words } from "../words/en.js";

const modelSays = ({ room, words }: View, key: Extract<keyof Words, `model${string}`>): string => fill(words[key], { name: room.chat.model?.name || words.modelSome });

export function model(view: View, of: Turn, newest: boolean): Child {
  const { room, words } = view;
  const { chat } = room;
  const offer = of.answer?.model;
  if (!chat.model || !offer) return false;
  if (typeof of.model === "object") return written(view, of.model);
  if (of.model === "waiting") return h("p", { key: "model", class: "quiet", part: "model" }, modelSays(view, "modelWaits"));
  if (!newest) return false;
  const { allowed } = chat.model;
  if (of.model === "asking") return question(view, of);
  const again = () => {
    of.model = "asking";
    view.redraw();
  };
  return allowed !== true && h("button", { key: "model", type: "button", class: "small", part: "model-again", onClick: again }, modelSays(view, "modelAgain"));

  function question(view: View, of: Turn): Child {
    const answer = (yes: boolean) => () => {
      chat.model?.allow(yes);
      of.model = "none";
      if (yes) void room.write(of);
      view.redraw();
    };
    return h(
      "div",
      { key: "model", class: "model", part: "model" },
      h("p", null, modelSays(view, "modelAsk")),
      h("pre", { tabindex: 0, "aria-label": words.modelSome, lang: "en" }, JSON.stringify(offer?.prompt, null, 1)),
      h(
        "div",
        { class: "pair" },
        h("button", { type: "button", part: "button", onClick: answer(true) }, words.modelYes),
        h("button", { type: "button", part: "button", onClick: answer(false) }, words.modelNo),
      ),
    );
  }
}

/** As text, whatever is in it. */
function written(view: View, { text, problem }: Exclude<Turn["model"], string>): Child {
  if (text === undefined) return h("p", { key: "model", class: "quiet", part: "model" }, modelSays(view, problem === "invented" ? "modelInvented" : "modelFailed"));
  return h("div", { key: "model", class: "words", part: "model" }, h("p", null, text), h("p", { class: "quiet" }, modelSays(view, "modelWrote")));
}
