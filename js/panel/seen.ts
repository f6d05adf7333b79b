// What the panel knows at one moment, read at once so that its sections agree.
import type { Decision, Mode, Personalizer, ProfileExport, ProfileView, Purpose } from "../types.js";
import { type Answer, answerOf } from "../ui/answer.js";

export type Progress = "loading" | "ready" | "failed";

export interface Seen extends Answer {
  readonly progress: Progress;
  readonly mode: Mode;
  readonly decision: Decision;
  /** There where there is a profile; `file` knows the times. */
  readonly known: { readonly view: ProfileView; readonly file: ProfileExport } | undefined;
}

export function look(p: Personalizer, purposes: readonly Purpose[], progress: Progress): Seen {
  const mode = p.mode;
  const decision = decide(p, mode);
  return { progress, mode, decision, ...answerOf(decision, purposes), known: known(p, mode) };
}

function decide(p: Personalizer, mode: Mode): Decision {
  try {
    return p.consent.get();
  } catch {
    // It was disposed of: nobody is asked any more.
    const purposes = { store: "unknown", profile: "unknown", rank: "unknown", measure: "unknown" } as const;
    return { mode, visit: false, purposes, sources: [] };
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
