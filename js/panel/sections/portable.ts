// Taking the profile along, and bringing it from elsewhere: first shown, then replaced, with a way back.
import type { ProfileExport } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Key, Panel } from "../panel.js";
import { act, button, quiet, report, save, say, section, sub, table, today } from "../panel.js";

const ID = "portable";
/** A profile is at most 64 kB; as text it may be more. */
const MOST = 8_000_000;
/** The lists of a file, and what they are called. */
const LISTS = [
  ["events", "events"], ["interests", "interests"], ["declared", "declare"], ["purchases", "bought"], ["cart", "cart"], ["dismissed", "dismissed"],
  ["impressions", "shown"], ["muted", "muted"], ["hidden", "hidden"], ["facts", "facts"], ["weights", "counts"],
] as const satisfies readonly (readonly [keyof ProfileExport, Key])[];

export function portable(panel: Panel): Child {
  const { p, seen, words, ui } = panel;
  if (!seen.known) return undefined;
  const download = () => act(panel, ID, "export", () => save(`homebody-profile-${today()}.json`, p.profile.export()), "didExport");
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
      onChange: ({ target }: { target: HTMLInputElement }) => void read(panel, target),
    }),
    ui.preview && preview(panel, ui.preview, seen.known.file),
    ui.former && button(words.undo, undo, { key: "undo" }),
  );
}

function preview(panel: Panel, file: ProfileExport, now: ProfileExport): Child {
  const { words, ui, p, clock } = panel;
  const made = Date.parse(file.exportedAt);
  const close = (deed: () => void) => {
    ui.preview = undefined;
    deed();
  };
  const replace = () => {
    const former = p.profile.export();
    try {
      p.profile.import(file);
    } catch (thrown) {
      return report(panel, ID, refusal(panel, thrown));
    }
    ui.former = former;
    panel.tell("import");
    report(panel, ID, words.didImport);
  };
  return h(
    "div",
    { key: "preview", class: "preview", part: "preview" },
    table(
      [words.previewWhat, words.previewNow, words.previewThen],
      LISTS.filter(([list]) => count(file, list) + count(now, list) > 0).map(([list, name]) => [words[name], count(now, list), count(file, list)]),
      words.previewHeading,
    ),
    h("p", null, words.previewHeading, ". ", made ? say(panel, "previewFrom", { day: clock.day(made) }) : ""),
    h(
      "p",
      { class: "line-row" },
      button(words.replace, () => close(replace), { key: "replace" }),
      button(words.cancel, () => close(() => report(panel, ID, "")), { key: "cancel" }),
    ),
  );
}

/** Of a file that nobody has checked yet. */
function count(file: ProfileExport, list: keyof ProfileExport): number {
  const value: unknown = Object.hasOwn(file, list) ? file[list] : undefined;
  return Array.isArray(value) ? value.length : 0;
}

async function read(panel: Panel, input: HTMLInputElement): Promise<void> {
  const { words, ui } = panel;
  const file = input.files?.[0];
  // Emptied, so that the same file can be chosen again; it stays in the page's memory only.
  input.value = "";
  ui.preview = undefined;
  if (!file) return;
  if (file.size > MOST) return report(panel, ID, words.importLarge);
  try {
    const content: unknown = JSON.parse(await file.text());
    const own = (name: string) => (Object.hasOwn(content as object, name) ? (content as Record<string, unknown>)[name] : undefined);
    if (own("format") !== "homebody-profile") return report(panel, ID, words.importJson);
    ui.preview = content as ProfileExport;
    report(panel, ID, words.previewHeading);
  } catch {
    report(panel, ID, words.importJson);
  }
}

function refusal(panel: Panel, thrown: unknown): string {
  const { code, field = "", fix = "" } = thrown as { code?: string; field?: string; fix?: string };
  if (code === "version-unsupported") return panel.words.importNewer;
  if (code === "too-large" && field === "profile") return panel.words.importLarge;
  return say(panel, "importRefused", { field: fix ? `${field} (${fix})` : field });
}
