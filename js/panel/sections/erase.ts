// Erasing, and saying exactly what came of it. It is there whatever was answered: erasing needs no permission.
import type { Erasure } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { quiet, report, say, section, term, today, whyOf } from "../panel.js";

const ID = "erase";
const HOUR = 3_600_000;
const SPANS: Readonly<Record<string, number>> = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR };

export function erase(panel: Panel): Child {
  const { ui, words, seen } = panel;
  const spans = seen.known ? ["all", ...Object.keys(SPANS), "date"] : ["all"];
  const span = spans.includes(ui.span) ? ui.span : "all";
  const choose = (to: string) => {
    ui.span = to;
    panel.redraw();
  };
  return section(
    panel,
    ID,
    "erase",
    h(
      "form",
      { key: "form", class: "line", onSubmit: (event: SubmitEvent) => void submit(panel, span, event) },
      h(
        "fieldset",
        null,
        h("legend", null, words.eraseWhat),
        spans.map((value) =>
          h(
            "label",
            { key: value, class: "choice" },
            h("input", { type: "radio", name: "span", value, ".checked": value === span, onChange: () => choose(value) }),
            h("span", null, term(panel, "erase", value)),
          ),
        ),
      ),
      span === "date" && h("label", { key: "date", class: "choice" }, h("span", null, words.eraseDate), h("input", { type: "date", part: "input", name: "date", required: true, max: today() })),
      h("button", { key: "do", part: "button" }, words.erase),
    ),
    quiet(words.eraseHelp),
  );
}

async function submit(panel: Panel, span: string, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { p, ui, words } = panel;
  const day = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>("[type=date]")?.valueAsDate;
  // A day begins where the visitor is, not where the clock of the web is.
  const midnight = day && new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()).getTime();
  const since = span === "date" ? midnight : SPANS[span] && Date.now() - (SPANS[span] ?? 0);
  if (span === "date" && !since) return;
  try {
    const [result] = await Promise.all([p.profile.erase(since ? { since } : {}), panel.more()]);
    Object.assign(ui, { former: undefined, preview: undefined });
    panel.tell("erase");
    report(panel, ID, since && result.logical ? words.erasedSome : outcome(panel, result));
  } catch (thrown) {
    report(panel, ID, say(panel, "didNot", { why: whyOf(thrown) }));
  }
}

function outcome({ words }: Panel, { logical, fileRemoved }: Erasure): string {
  if (!logical) return words.erasedNot;
  return fileRemoved === true ? words.erasedFile : words.erased;
}
