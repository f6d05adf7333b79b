// A message to the shop: seen, changed and approved before anything happens to it.
import { h, type Wish } from "../../ui/dom.js";
import type { Turn } from "../room.js";
import type { ContactDraft } from "../types.js";
import type { View } from "../view.js";

export function contact(view: View, of: Turn, { summary, approve }: ContactDraft, newest: boolean): Wish {
  const { words, options } = view;
  const text = of.draft ?? summary;
  const become = (to: Turn["contact"]) => {
    of.contact = to;
    view.redraw();
  };
  const change = ({ target }: { target: HTMLTextAreaElement }) => {
    of.draft = target.value;
    view.redraw();
  };
  const send = () => {
    approve(text);
    become("sent");
  };
  if (of.contact !== "open" || !newest) return h("p", { key: "contact", class: "quiet", part: "status" }, of.contact === "sent" ? words.contactSent : words.contactLeft);
  const id = `draft-${of.number}`;
  return h(
    "div",
    { key: "contact", class: "draft", part: "contact" },
    h("label", { for: id }, words.contactLabel),
    h("textarea", { id, part: "input", rows: 6, ".value": text, onInput: change }),
    h(
      "div",
      { class: "pair" },
      // An address is opened by the visitor, as any other link.
      typeof options.contact === "function"
        ? h("button", { key: "send", type: "button", part: "button", onClick: send }, words.contactSend)
        : h("a", { key: "open", part: "button", href: approve(text), target: "_blank", rel: "noopener" }, words.contactOpen),
      h("button", { key: "no", type: "button", part: "button", onClick: () => become("left") }, words.contactNo),
    ),
  );
}
