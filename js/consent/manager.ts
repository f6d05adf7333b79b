// What the consent managers have in common: names of theirs that stand for purposes of ours.
import { PURPOSES } from "../codes.js";
import { fail, fields, flag, list, optional, text } from "../host.js";
import type { Check } from "../host.js";
import type { ConsentReport, ConsentSource, ConsentState, Purpose } from "../types.js";
import { hear, SILENCE, type Watch, watching } from "./shape.js";

/** Which category, purpose or service of the manager stands for which purpose; of several, all are needed. A purpose without one stays unknown. */
export type Meanings = { readonly [P in Purpose]?: string | readonly string[] };

/** What every consent manager's source can be told. */
export interface ManagerOptions {
  /** Takes the place of the source's default, purpose by purpose. */
  readonly purposes?: Meanings;
  /**
   * Also count what holds although nobody chose, as by the default of a region or an opt-out model. The site answers for it; such a
   * grant is told as not explicit. Default: only the visitor's own choice grants.
   */
  readonly implied?: boolean;
}

/**
 * What a manager says now of one of its names: `true` and `false` only where the visitor chose, `implied` where it holds although nobody
 * did, undefined where nobody said anything.
 */
export type Answer = (name: string) => boolean | "implied" | undefined;

const names: Check<readonly string[]> = (value) => (typeof value === "string" ? [text(256)(value)] : list(32, text(256))(value));

export interface Told {
  readonly meanings: readonly (readonly [Purpose, readonly string[]])[];
  readonly implied: boolean;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Checks what the host told a source; `more`: the names of further options, which the source reads itself. */
export function readManager(options: unknown, usual: Meanings, more: readonly string[] = []): Told {
  const rest = fields(options ?? {}, ["purposes", "implied", ...more]);
  const told = optional(rest, "purposes", (value) => fields(value, PURPOSES)) ?? {};
  const meanings = PURPOSES.map((purpose) => {
    const meant = told[purpose] ?? usual[purpose] ?? [];
    return [purpose, optional({ [purpose]: meant }, purpose, names) ?? []] as const;
  });
  return { meanings, implied: optional(rest, "implied", flag) ?? false, rest };
}

/** From the manager's names to our purposes. */
export function reported({ meanings, implied }: Told, answer: Answer | undefined): ConsentReport {
  if (!answer) return SILENCE;
  const purposes: Partial<Record<Purpose, ConsentState>> = {};
  let explicit = true;
  for (const [purpose, names] of meanings) {
    const said = names.map(answer);
    const chosen = said.every((yes) => yes === true);
    if (said.includes(false)) purposes[purpose] = "denied";
    else if (said.length && (chosen || (implied && !said.includes(undefined)))) {
      purposes[purpose] = "granted";
      explicit &&= chosen;
    }
  }
  return explicit ? { purposes } : { purposes, explicit };
}

/** A manager that is watched as `watch` says, and answers. */
export const manager = <T>(told: Told, watch: Omit<Watch<T>, "read"> & { answer(there: T, asked: boolean): Answer | undefined }): ConsentSource =>
  watching("cmp", { ...watch, read: (there, asked) => reported(told, watch.answer(there, asked)) });

/** A manager that tells by events of the page, and is asked wherever it may be then. */
export const byEvents = (told: Told, events: readonly string[], answer: () => Answer | undefined, on?: "document"): ConsentSource =>
  manager(told, { find: () => globalThis, attach: (_, heard) => hear(events, heard, on), answer });

export const part = (value: unknown): object => (typeof value === "object" && value !== null ? value : fail("pass the manager's object"));
