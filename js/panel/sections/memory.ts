// Yes, no, or for this visit: three buttons of one size, one click each, whatever the answer was before.
import { h } from "../../ui/dom.js";
import type { Child } from "../../ui/dom.js";
import type { Key, Panel } from "../panel.js";
import { act, button, quiet, report, say, section, sourceName, toggle } from "../panel.js";

const ID = "memory";

export function memory(panel: Panel): Child {
  const { p, seen, words, options, ui } = panel;
  return section(
    panel,
    ID,
    "memory",
    h("p", { key: "mode", part: "state" }, state(panel)),
    h("div", { key: "answers", class: "answers", role: "group", "aria-label": words.memory }, answer(panel, "yes", yes), answer(panel, "visit", visit), answer(panel, "no", no)),
    seen.objections.map((source) => h("p", { key: source, class: "note-box", part: "note" }, say(panel, "objected", { source: sourceName(panel, source) }))),
    options.manage && seen.objections.length > 0 && button(words.manage, options.manage, { key: "manage" }),
    ui.storageFailed && seen.mode === "persistent" && h("p", { key: "failed", class: "note-box", part: "note" }, words.storageFailed),
    quiet(words.memoryHelp),
    seen.known && toggle(panel, words.pause, seen.known.view.paused, (on) => act(panel, ID, "pause", () => p.profile.pause(on), on ? "didPause" : "didResume")),
  );
}

function state({ seen, words }: Panel): string {
  if (seen.progress === "failed") return words.failed;
  if (seen.progress === "loading" && seen.mode === "contextual") return words.loading;
  return words[`mode_${seen.mode}` as Key];
}

const answer = (panel: Panel, which: "yes" | "visit" | "no", choose: (panel: Panel) => void): Child => {
  const chosen = panel.seen.answer === which;
  return button(panel.words[which], () => choose(panel), { key: which, part: `button answer answer-${which}`, "aria-pressed": String(chosen) });
};

function yes(panel: Panel): void {
  const { p, purposes, words } = panel;
  act(panel, ID, "grant", () => p.consent.grant(...purposes), "didYes");
  if (panel.seen.progress === "ready" && purposes.some((purpose) => !p.consent.has(purpose))) report(panel, ID, words.didYesBut);
}

const visit = (panel: Panel): void => act(panel, ID, "visit", () => panel.p.consent.visit(), "didVisit");

function no(panel: Panel): void {
  // Nothing of before is kept for an undo: withdrawn is withdrawn.
  Object.assign(panel.ui, { former: undefined, preview: undefined });
  act(panel, ID, "withdraw", () => panel.p.consent.withdraw(...panel.purposes), "didNo");
}
