import { PURPOSES } from "../codes.js";
import { listen } from "../page.js";
import type { ConsentReport, ConsentSource, ConsentState } from "../types.js";

export interface RememberedOptions {
  /** The version of the notice shown; a choice made on another one counts as no choice. */
  noticeVersion?: string;
  /** The item's key; `homebody:<namespace>:consent` when absent. */
  key?: string;
  /** How long a choice holds; default 180. */
  days?: number;
  /** Where the item lies; `localStorage` when absent. */
  storage?: Pick<Storage, "getItem" | "setItem">;
}

const DAY = 86_400_000;

/**
 * The visitor's own choice from an earlier visit: one item that holds the purposes, the time and the notice's version,
 * nothing else. Read once per page load, and, as long as it says yes to storage, before each use of the database, since
 * another tab may have said no; written only when the visitor chooses, yes or no.
 */
export function remembered(options: RememberedOptions = {}): ConsentSource {
  const { noticeVersion = "", days = 180, storage } = options;
  let key = options.key ?? "";
  // Some servers have a localStorage, too: one for all their visitors.
  const place = () => storage ?? (typeof document === "undefined" ? undefined : globalThis.localStorage);
  let report: (report: ConsentReport) => void = () => {};
  /** The item as it was last known here, and whether it allows storage: only then is it looked at again. */
  let [known, at, stores] = [null as string | null, 0, false];
  const tell = (text: string | null, looked = false) => {
    const said = parse(text, noticeVersion, days * DAY);
    // News of a choice before the one that was read in the meantime.
    if (said.at !== undefined && said.at < at) return;
    // Someone chose in between, perhaps more than once: a new yes does not cover what was done under the one before.
    if (looked && stores) report({ purposes: {}, at });
    at = said.at ?? 0;
    known = text;
    stores = said.purposes.store === "granted";
    report(said);
  };

  // Other tabs' choices come with the event, and a page that was put aside has missed them.
  const onStorage = (event: StorageEvent) => {
    if (!storage && (event.key === key || event.key === null)) tell(event.key && event.newValue);
  };
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) read();
  };
  const read = () => {
    try {
      const text = place()?.getItem(key) ?? null;
      if (text === known) return;
      tell(text, true);
    } catch {} // blocked or absent: no choice is known
  };

  return {
    name: "remembered",
    connect(to, namespace) {
      report = to;
      key = options.key ?? `homebody:${namespace}:consent`;
      read();
      const stop = listen({ storage: onStorage, pageshow: onShow });
      return () => {
        report = () => {};
        stop();
      };
    },
    refresh() {
      if (stores) read();
    },
    choose(choice) {
      if (stores) read(); // another tab's no comes before this yes, and is not lost on the way
      at = choice.at ?? Date.now();
      stores = choice.purposes.store === "granted";
      try {
        const text = JSON.stringify({ v: 1, purposes: choice.purposes, at, notice: noticeVersion });
        const where = place();
        where?.setItem(key, text);
        if (where) known = text;
      } catch {} // it cannot be kept; it holds for this page load
      report({ purposes: choice.purposes, at, validUntil: at + days * DAY });
    },
  };
}

/** Only what we could have written counts; anything else is no choice. */
function parse(text: string | null, notice: string, lasts: number): ConsentReport {
  const nothing = { purposes: {} };
  if (!text || text.length > 1000) return nothing;
  let item: unknown;
  try {
    item = JSON.parse(text);
  } catch {
    return nothing;
  }
  const own = (of: unknown, name: string): unknown =>
    typeof of === "object" && of !== null && Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
  const at = own(item, "at");
  if (own(item, "v") !== 1 || own(item, "notice") !== notice || typeof at !== "number" || !(at >= 0)) return nothing;
  if (at > Date.now() + DAY || at + lasts <= Date.now()) return nothing;
  const known = (state: unknown): state is ConsentState => state === "granted" || state === "denied";
  const stated = PURPOSES.map((purpose) => [purpose, own(own(item, "purposes"), purpose)] as const);
  return { purposes: Object.fromEntries(stated.filter(([, state]) => known(state))), at, validUntil: at + lasts };
}
