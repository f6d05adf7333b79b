// The one shape of every source that watches something on the page: it subscribes first, then reads, listens for ever, reads again when
// asked, when the page comes back or is looked at, and stops wholly. Whatever throws or is malformed counts as silence.
import { listen } from "../page.js";
import type { ConsentReport, ConsentSource, SourceName } from "../types.js";

/** How one source watches. `T` is what it watches: a manager's object or function, or the page itself. */
export interface Watch<T> {
  /** What there is to watch now; undefined while it is not there. Another one than before is subscribed to anew. */
  find(): T | undefined;
  /** Subscribes; `heard` may be called at once, often, and from anywhere. Returns the way to stop. */
  attach(there: T, heard: () => void): () => void;
  /** What holds now. `asked`: not because something was heard, so that it should be asked for again. */
  read(there: T, asked: boolean): ConsentReport;
}

/** What says nothing. */
export const SILENCE: ConsentReport = { purposes: {} };
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

export function watching<T>(name: SourceName, { find, attach, read }: Watch<T>): ConsentSource {
  let look = (): void => {};
  return {
    name,
    connect(report) {
      let [over, wait] = [false, FIRST_WAIT];
      let there: T | undefined;
      let detach = () => {};
      let timer: ReturnType<typeof setTimeout> | undefined;

      const say = (asked: boolean) => {
        if (over) return;
        let said = SILENCE;
        try {
          if (there !== undefined) said = read(there, asked);
        } catch {} // nothing is granted on what cannot be read
        try {
          if (!over) report(said);
        } catch {} // whoever listens must not break the manager that is speaking
      };
      const leave = () => {
        const stop = detach;
        detach = () => {};
        try {
          stop();
        } catch {} // it is not asked again
      };
      const follow = () => {
        const found = attempt(find);
        if (found === there) return;
        leave();
        there = found;
        if (found === undefined) return;
        try {
          detach = attach(found, () => there === found && say(false));
        } catch {
          there = undefined; // it is tried again
        }
        if (over) leave();
      };
      const see = () => {
        if (over) return;
        follow();
        say(true);
      };
      // What is not there yet may come at any time, and no event tells of it.
      const seek = () => {
        see();
        if (over || there !== undefined || typeof document === "undefined") return;
        timer = setTimeout(seek, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
      const unlisten = listen({ pageshow: (event) => event.persisted && see(), visibilitychange: see });
      look = see;
      seek();
      return () => {
        over = true;
        look = () => {};
        clearTimeout(timer);
        unlisten();
        leave();
      };
    },
    refresh: () => look(),
  };
}

function attempt<T>(get: () => T | undefined): T | undefined {
  try {
    return get() ?? undefined;
  } catch {
    return undefined;
  }
}

/** An object's own plain value: neither what runs nor what a prototype slips in. Never throws, since it also reads what events bring. */
export function own(of: unknown, key: PropertyKey): unknown {
  try {
    return typeof of === "object" && of !== null ? Object.getOwnPropertyDescriptor(of, key)?.value : undefined;
  } catch {
    return undefined; // a hostile proxy
  }
}

/** What the page has under a name; looked up as usual, since a manager may put it anywhere. */
export const ofPage = (name: string): unknown => (globalThis as unknown as Record<string, unknown>)[name];

/** Calls a method, which may be of the object's class; undefined when there is none. */
export function ask(of: unknown, method: string, ...args: unknown[]): unknown {
  const f = typeof of === "object" && of !== null ? (of as Record<string, unknown>)[method] : undefined;
  return typeof f === "function" && f !== (Object.prototype as unknown as Record<string, unknown>)[method] ? f.apply(of, args) : undefined;
}

/** Listens to events by name on the window, or on the document; returns the way to stop. */
export function hear(names: readonly string[], heard: (event: Event) => void, on: "window" | "document" = "window"): () => void {
  const target = (on === "document" ? ofPage("document") : globalThis) as Partial<EventTarget> | undefined;
  for (const name of names) target?.addEventListener?.(name, heard);
  return () => {
    for (const name of names) target?.removeEventListener?.(name, heard);
  };
}
