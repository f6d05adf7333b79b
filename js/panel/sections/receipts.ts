// Receipts of the visitor's answers. Where they lie is opened only when somebody asks for them here.
import type { Receipts } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { asking, button, quiet, rows, save, say, section, term, today } from "../panel.js";

const ID = "receipts";

export function receipts(panel: Panel): Child {
  const { p, words, ui, clock } = panel;
  if (!panel.options.receipts) return undefined;
  const shown = ui.asked.get(ID) as Receipts | undefined;
  const cells = shown?.list.map(({ events }, i) => {
    const last = events.at(-1);
    return { key: String(i), name: term(panel, "receipt", last?.state ?? ""), note: clock.day(Date.parse(last?.at ?? "")) };
  });
  return section(
    panel,
    ID,
    "receipts",
    quiet(words.receiptsHelp),
    button(words.receiptsShow, asking(panel, ID, "receipts", () => p.consent.receipts()), { key: "show" }),
    shown && [
      cells?.length ? rows(cells) : h("p", { key: "none" }, words.receiptsNone),
      shown.list.length > 0 && h("p", { class: "hash" }, shown.intact ? say(panel, "receiptsIntact", { head: shown.head }) : words.receiptsBroken),
      shown.list.length > 0 && button(words.receiptsSave, () => save(`homebody-receipts-${today()}.json`, shown), { key: "save" }),
    ],
  );
}
