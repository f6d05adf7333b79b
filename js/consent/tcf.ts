// Reads the Transparency and Consent Framework's API of the page, versions 2.2 and 2.3.
import { PURPOSES } from "../codes.js";
import { fields, flag, list, optional, whole, word } from "../host.js";
import type { ConsentReport, ConsentSource, ConsentState, Purpose } from "../types.js";
import { ofPage, own, SILENCE, watching } from "./shape.js";

export interface TcfOptions {
  /**
   * Whose signals count. `publisher`, the default: what the visitor told this site itself (the publisher's own segment). `purposes`: what
   * they told all vendors, for a site whose manager does not fill the publisher's segment; the site answers for it.
   */
  readonly signals?: "publisher" | "purposes";
  /** The publisher's custom purposes that stand for ours, by their numbers, in place of 1, 5, 6 and 8. */
  readonly custom?: { readonly [P in Purpose]?: number };
  /** Whether the manager asks for purpose 11; then a no to it switches all choosing of content off. Default true. */
  readonly asksFor11?: boolean;
  /** What holds where the GDPR does not apply; told as not explicit. Default: nothing is granted. */
  readonly elsewhere?: readonly Purpose[];
}

type Api = (command: string, version: number, callback: (answer: unknown, success: unknown) => void, parameter?: unknown) => unknown;

const NUMBERS = { store: 1, profile: 5, rank: 6, measure: 8 } as const;
const LIMITED = 11;
const VERSION = 2;

/**
 * Reads TCF: purposes 1, 5, 6 and 8 as the visitor told them this site. Only a decision counts (`tcloaded`, `useractioncomplete`), never
 * legitimate interest; while the manager's dialog is open nothing is granted. A no to purpose 11 gives mode `off`.
 */
export function tcf(options?: TcfOptions): ConsentSource {
  const read = reader(options);
  let last: unknown;
  /** Asks anew: what the registered listener would hear now. Undefined until the first one was answered. */
  let again: (() => void) | undefined;

  return watching<Api>("tcf", {
    find() {
      const api = ofPage("__tcfapi");
      return typeof api === "function" ? (api as Api) : undefined;
    },
    attach(api, heard) {
      let over = false;
      let leave = () => {};
      const remove = (id: unknown) => id !== undefined && api("removeEventListener", VERSION, () => {}, id);
      const register = () => {
        let [id, gone] = [undefined as unknown, false];
        const leaveBefore = leave;
        leave = () => {
          gone = true;
          remove(id);
        };
        api("addEventListener", VERSION, (answer, success) => {
          id = own(answer, "listenerId") ?? id;
          if (gone) return void remove(id); // a stub's queue is played late
          last = success === true ? answer : undefined;
          again = register;
          heard();
        });
        leaveBefore();
      };
      register();
      return () => {
        if (over) return;
        over = true;
        [last, again] = [undefined, undefined];
        leave();
      };
    },
    read(_, asked) {
      // Registering is the one way to ask that is not deprecated: the answer comes at once.
      if (asked && again) {
        try {
          again();
        } catch {
          last = undefined;
        }
      }
      return read(last);
    },
  });
}

function reader(options: unknown): (data: unknown) => ConsentReport {
  const from = fields(options ?? {}, ["signals", "custom", "asksFor11", "elsewhere"]);
  const section = optional(from, "signals", word(["publisher", "purposes"])) ?? "publisher";
  const custom = optional(from, "custom", (value) => {
    const known = fields(value, PURPOSES);
    return new Map(PURPOSES.map((purpose) => [purpose, optional(known, purpose, whole(1, 64))]));
  });
  const asks = optional(from, "asksFor11", flag) ?? true;
  const granted = optional(from, "elsewhere", list(PURPOSES.length, word(PURPOSES))) ?? [];
  const elsewhere: ConsentReport = { purposes: Object.fromEntries(granted.map((purpose) => [purpose, "granted"])), explicit: false };

  return (data) => {
    const applies = own(data, "gdprApplies");
    if (applies === false) return granted.length ? elsewhere : SILENCE;
    const status = own(data, "eventStatus");
    const decided = status === "tcloaded" || status === "useractioncomplete";
    if (applies !== true || own(data, "cmpStatus") !== "loaded" || !decided) return SILENCE;
    const signals = own(data, section === "publisher" ? "publisher" : "purpose");
    const consents = own(signals, "consents");
    if (typeof consents !== "object" || consents === null) return SILENCE;
    const customs = own(own(own(data, "publisher"), "customPurpose"), "consents");
    // With one treatment for purpose 1 the visitor was never asked.
    const asked = own(data, "purposeOneTreatment") === false || !Object.hasOwn(data as object, "purposeOneTreatment");
    const purposes: Partial<Record<Purpose, ConsentState>> = {};
    for (const purpose of PURPOSES) {
      const number = custom?.get(purpose);
      if (purpose === "store" && !number && !asked) continue;
      const yes = number ? own(customs, number) : own(consents, NUMBERS[purpose]);
      purposes[purpose] = yes === true ? "granted" : "denied";
    }
    const limited = own(consents, LIMITED) === true || own(own(signals, "legitimateInterests"), LIMITED) === true;
    return asks && !limited ? { purposes, off: true } : { purposes };
  };
}
