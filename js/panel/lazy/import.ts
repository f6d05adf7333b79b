// Bringing a profile from elsewhere: checked first, then shown beside what is known, then replaced, with a way back. Had when a file is.
import { encodeImport } from "../../profile-format.js";
import type { ProfileExport } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import type { Key, Kit, Panel } from "../panel.js";

const ID = "portable";
/** A profile is at most 64 kB; as text it may be more. */
const MOST = 8_000_000;
/** The lists of a file, and what they are called. */
const LISTS = [
  ["events", "events"], ["interests", "interests"], ["declared", "declare"], ["purchases", "bought"], ["cart", "cart"], ["dismissed", "dismissed"],
  ["impressions", "shown"], ["muted", "muted"], ["hidden", "hidden"], ["facts", "facts"], ["weights", "counts"],
] as const satisfies readonly (readonly [keyof ProfileExport, Key])[];

function preview({ h, button, report, say, table }: Kit, panel: Panel, file: ProfileExport, now: ProfileExport): Child {
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
      return report(panel, ID, refusal(say, panel, thrown));
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

/** Files of earlier versions lack some lists. */
const count = (file: ProfileExport, list: (typeof LISTS)[number][0]): number => file[list]?.length ?? 0;

export async function read(kit: Kit, panel: Panel, file: File): Promise<void> {
  const { words, ui } = panel;
  const { report, say } = kit;
  if (file.size > MOST) return report(panel, ID, words.importLarge);
  try {
    const text = await file.text();
    // The same check as an import's, before anything is shown of it: it reads own fields only and changes nothing.
    encodeImport(text);
    const content: ProfileExport = JSON.parse(text);
    ui.preview = (panel, now) => preview(kit, panel, content, now);
    report(panel, ID, "");
  } catch (thrown) {
    report(panel, ID, refusal(say, panel, thrown));
  }
}

function refusal(say: Kit["say"], panel: Panel, thrown: unknown): string {
  const { code, field = "", fix = "" } = thrown as { code?: string; field?: string; fix?: string };
  if (code === "version-unsupported") return panel.words.importNewer;
  if (code === "too-large" && field === "profile") return panel.words.importLarge;
  if (field === "profile") return panel.words.importJson;
  return say(panel, "importRefused", { field: fix ? `${field} (${fix})` : field });
}
