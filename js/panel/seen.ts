// What the panel knows at one moment, read at once so that its sections agree.
import type { ConsentState, Decision, Mode, Personalizer, ProfileExport, ProfileView, Purpose, SourceName } from "../types.js";

export type Progress = "loading" | "ready" | "failed";

export interface Seen {
  readonly progress: Progress;
  readonly mode: Mode;
  readonly decision: Decision;
  /** What the visitor answered: nothing yet, yes, no, or for this visit. */
  readonly answer: "none" | "yes" | "no" | "visit";
  /** Who denies what a yes would grant, and is not asked by the panel. */
  readonly objections: readonly SourceName[];
  /** There where there is a profile; `file` knows the times. */
  readonly known: { readonly view: ProfileView; readonly file: ProfileExport } | undefined;
}

/** These speak for a choice made on this site; the others are asked elsewhere. */
const OURS: readonly SourceName[] = ["site", "remembered"];

export function look(p: Personalizer, purposes: readonly Purpose[], progress: Progress): Seen {
  const mode = p.mode;
  const decision = decide(p, mode);
  const says = (source: Decision["sources"][number], state: ConsentState) => (purpose: Purpose) => source.purposes[purpose] === state;
  const ours = decision.sources.filter(({ name }) => OURS.includes(name));
  const objections = decision.sources.filter((source) => !OURS.includes(source.name) && purposes.some(says(source, "denied")));
  let answer: Seen["answer"] = "none";
  if (mode === "session") answer = "visit";
  else if (purposes.every((purpose) => decision.purposes[purpose] === "granted") || ours.some((source) => purposes.every(says(source, "granted")))) answer = "yes";
  else if (ours.some((source) => purposes.some(says(source, "denied")))) answer = "no";
  return { progress, mode, decision, answer, objections: objections.map(({ name }) => name), known: known(p, mode) };
}

function decide(p: Personalizer, mode: Mode): Decision {
  try {
    return p.consent.get();
  } catch {
    // It was disposed of: nobody is asked any more.
    const purposes = { store: "unknown", profile: "unknown", rank: "unknown", measure: "unknown" } as const;
    return { mode, purposes, sources: [] };
  }
}

function known(p: Personalizer, mode: Mode): Seen["known"] {
  if (mode !== "persistent" && mode !== "session") return undefined;
  try {
    return { view: p.profile.get(), file: p.profile.export() };
  } catch {
    return undefined; // withdrawn in another tab a moment ago, or not loaded yet
  }
}
