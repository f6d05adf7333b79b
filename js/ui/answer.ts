// What follows from a decision for the one question: who has answered, and who objects.
import type { ConsentState, Decision, Purpose, SourceName } from "../types.js";

/** What the visitor answered here, and who denies what a yes would grant and is not asked by us. */
export interface Answer {
  readonly answer: "none" | "yes" | "no" | "visit";
  readonly objections: readonly SourceName[];
}

/** These speak for a choice made on this site; the others are asked elsewhere. */
const OURS: readonly SourceName[] = ["site", "remembered"];

export function answerOf({ visit, purposes: decided, sources }: Decision, purposes: readonly Purpose[]): Answer {
  const says = (source: Decision["sources"][number], state: ConsentState) => (purpose: Purpose) => source.purposes[purpose] === state;
  const ours = sources.filter(({ name }) => OURS.includes(name));
  const objections = sources.filter((source) => !ours.includes(source) && purposes.some(says(source, "denied"))).map(({ name }) => name);
  let answer: Answer["answer"] = "none";
  if (visit) answer = "visit";
  else if (purposes.every((purpose) => decided[purpose] === "granted") || ours.some((source) => purposes.every(says(source, "granted")))) answer = "yes";
  else if (ours.some((source) => purposes.some(says(source, "denied")))) answer = "no";
  return { answer, objections };
}
