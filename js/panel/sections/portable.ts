// Taking the profile along, and bringing it from elsewhere: first shown, then replaced, with a way back.
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { act, button, kit, report, save, say, section, sub, today, whyOf } from "../panel.js";

const ID = "portable";
export function portable(panel: Panel): Child {
  const { p, seen, words, ui } = panel;
  if (!seen.known) return undefined;
  const download = async () => {
    await panel.more();
    act(panel, ID, "export", () => save(`homebody-profile-${today()}.json`, p.profile.export()), "didExport");
  };
  const undo = () => {
    act(panel, ID, "import", () => p.profile.import(ui.former), "didUndo");
    ui.former = undefined;
    panel.redraw();
  };
  return section(
    panel,
    ID,
    "portable",
    h("p", { key: "how" }, words.exportHelp),
    button(words.export, download, { key: "export" }),
    sub(panel, words.import),
    h("p", { key: "import-how" }, words.importHelp),
    h("input", {
      key: "file", type: "file", part: "file", accept: "application/json,.json", "aria-label": words.import,
      onChange: ({ target }: { target: HTMLInputElement }) => void choose(panel, target),
    }),
    ui.preview && ui.preview(panel, seen.known.file),
    ui.former && button(words.undo, undo, { key: "undo" }),
  );
}

async function choose(panel: Panel, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  const { ui } = panel;
  ui.preview = undefined;
  if (!file) return;
  try {
    const [{ read }] = await Promise.all([import("../lazy/import.js"), panel.more()]);
    await read(kit, panel, file);
  } catch (thrown) {
    report(panel, ID, say(panel, "didNot", { why: whyOf(thrown) }));
  }
  // Emptied, so that the same file can be chosen again.
  input.value = "";
}
