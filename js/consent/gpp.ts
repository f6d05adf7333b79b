// Reads the Global Privacy Platform's API of the page: the sections of the United States.
import { PURPOSES } from "../codes.js";
import { fields, flag, list, optional, word } from "../host.js";
import type { ConsentReport, ConsentSource, Purpose } from "../types.js";
import { ofPage, own, SILENCE, watching } from "./shape.js";

export interface GppOptions {
  /** An opt-out denies everything, not just `measure`. */
  readonly strict?: boolean;
  /**
   * What is denied where the visitor refuses the processing of sensitive data. Default: nothing, because items marked sensitive are never
   * recorded; a site whose whole catalog is sensitive names `store`, `profile` and `rank`.
   */
  readonly sensitive?: readonly Purpose[];
}

type Api = (command: string, callback: (answer: unknown, success?: unknown) => void, parameter?: unknown) => unknown;

/** usnat, usca and the other states, those to come included; `usnatv1` is how some managers call the first version. */
const SECTION = /^us(nat|[a-z]{2})(v\d)?$/;
const OPT_OUTS = ["SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut"];
/** Opted out; in lists of sensitive data also "no consent" (usnat and most states) or "opted out" (usca): an objection either way. */
const OBJECTS = 1;

/**
 * Reads GPP. It only ever lowers: an opt-out of sale, sharing or targeted advertising in any section of the United States denies `measure`,
 * a known child without consent denies everything. While the signal is not ready, the last one holds.
 */
export function gpp(options?: GppOptions): ConsentSource {
  const from = fields(options ?? {}, ["strict", "sensitive"]);
  const optedOut: readonly Purpose[] = optional(from, "strict", flag) ? PURPOSES : ["measure"];
  const sensitive = optional(from, "sensitive", list(PURPOSES.length, word(PURPOSES))) ?? [];
  let ping: unknown;
  let said = SILENCE;

  return watching<Api>("gpp", {
    find() {
      const api = ofPage("__gpp");
      return typeof api === "function" ? (api as Api) : undefined;
    },
    attach(api, heard) {
      let [id, over] = [undefined as unknown, false];
      const remove = () => id !== undefined && api("removeEventListener", () => {}, id);
      const hear = (event: unknown) => {
        id = own(event, "listenerId") ?? id;
        if (over) return void remove();
        ping = own(event, "pingData") ?? ping;
        heard();
      };
      // Early stubs return what they should have called back with.
      const returned = api("addEventListener", hear);
      if (own(returned, "listenerId") !== undefined) hear(returned);
      return () => {
        over = true;
        ping = undefined;
        remove();
      };
    },
    read(api, asked) {
      if (asked) ping = api("ping", (answer) => (ping = answer)) ?? ping;
      if (own(ping, "signalStatus") === "ready") said = objections(own(ping, "parsedSections"), optedOut, sensitive);
      return said;
    },
  });
}

function objections(sections: unknown, optedOut: readonly Purpose[], sensitive: readonly Purpose[]): ConsentReport {
  const denied = new Set<Purpose>();
  const deny = (purposes: readonly Purpose[]) => purposes.forEach((purpose) => denied.add(purpose));
  const objects = (value: unknown) => value === OBJECTS || (Array.isArray(value) && value.includes(OBJECTS));
  for (const name of typeof sections === "object" && sections !== null ? Object.keys(sections) : []) {
    if (!SECTION.test(name)) continue;
    const section = own(sections, name);
    // The specification has a list of segments, the library one object with all their fields.
    for (const segment of Array.isArray(section) ? section : [section]) {
      if (OPT_OUTS.some((field) => objects(own(segment, field))) || own(segment, "Gpc") === true) deny(optedOut);
      if (objects(own(segment, "SensitiveDataProcessing"))) deny(sensitive);
      if (objects(own(segment, "KnownChildSensitiveDataConsents"))) deny(PURPOSES);
    }
  }
  return { purposes: Object.fromEntries([...denied].map((purpose) => [purpose, "denied"])) };
}
