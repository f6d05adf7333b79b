// Reads Google Consent Mode v2, which has no way to be asked: what a site says to it is passed on to us, or overheard.
import { fields, optional, text } from "../host.js";
import type { ConsentSource } from "../types.js";
import { type ManagerOptions, type Meanings, readManager, reported } from "./manager.js";
import { own, ofPage, watching } from "./shape.js";

export interface ConsentModeOptions extends ManagerOptions {
  /**
   * The name of the list that commands are pushed to, usually `dataLayer`: what is in it is read, and `push` is wrapped to hear what comes.
   * Default: nothing is overheard; the site passes its updates on by `update`.
   */
  readonly dataLayer?: string;
}

/** The source, and the way to tell it. */
export interface ConsentMode extends ConsentSource {
  /** What the site tells Google by `gtag("consent", "update", consent)`, told to us too. */
  update(consent: Readonly<Record<string, unknown>>): void;
}

const PERSONAL = "personalization_storage";
const FALLBACK = "functionality_storage";
const USUAL: Meanings = { store: PERSONAL, profile: PERSONAL, rank: PERSONAL, measure: "analytics_storage" };

interface Stated {
  default?: unknown;
  update?: unknown;
}

/**
 * Reads Consent Mode: only what was updated is a choice, a default is none. `store` falls back to `functionality_storage` where nothing is
 * said of `personalization_storage`.
 */
export function gcm(options?: ConsentModeOptions): ConsentMode {
  const told = readManager(options, USUAL, ["dataLayer"]);
  const layer = optional(told.rest, "dataLayer", text(64));
  const usualStore = own(options?.purposes, "store") === undefined;
  const stated = new Map<string, Stated>();
  const seen = new WeakSet<object>();
  let hear = () => {};

  const take = (kind: "default" | "update", consent: unknown) => {
    if (typeof consent !== "object" || consent === null || (kind === "default" && own(consent, "region") !== undefined)) return;
    for (const key of Object.keys(consent).slice(0, 100)) {
      stated.set(key, { ...stated.get(key), [kind]: own(consent, key) ?? "" });
    }
  };
  const catchUp = (list: readonly unknown[]) => {
    const fresh: object[] = [];
    for (let i = list.length - 1; i >= 0; i--) {
      const entry = own(list, i);
      if (typeof entry !== "object" || entry === null) continue;
      if (seen.has(entry)) break;
      fresh.push(entry);
    }
    for (const entry of fresh.reverse()) {
      seen.add(entry);
      const kind = own(entry, 1);
      if (own(entry, 0) === "consent" && (kind === "default" || kind === "update")) take(kind, own(entry, 2));
    }
  };

  const source = watching<readonly unknown[]>("gcm", {
    find() {
      if (!layer) return NO_LAYER;
      const list = ofPage(layer);
      return Array.isArray(list) ? list : undefined;
    },
    attach(list, heard) {
      hear = heard;
      const stop = list === NO_LAYER ? () => {} : overhear(list as unknown[], heard);
      return () => {
        hear = () => {};
        stop();
      };
    },
    read(list) {
      catchUp(list);
      const fallback = usualStore && !stated.has(PERSONAL);
      const meanings = told.meanings.map(([purpose, names]) => [purpose, fallback && purpose === "store" ? [FALLBACK] : names] as const);
      return reported({ ...told, meanings }, (name) => {
        const { update, default: usual } = stated.get(name) ?? {};
        if (update !== undefined) return update === "granted" || (update === "denied" ? false : undefined);
        return usual === "granted" ? "implied" : undefined; // a default of denied is nobody's refusal
      });
    },
  });
  return {
    ...source,
    update(consent) {
      take("update", fields(consent));
      hear();
    },
  };
}

const NO_LAYER: readonly unknown[] = Object.freeze([]);

/** Hears what is pushed, after it was; the list is as it was before when that stops, unless someone wrapped it again since. */
function overhear(list: unknown[], heard: () => void): () => void {
  const before = Object.getOwnPropertyDescriptor(list, "push");
  const original = list.push;
  let over = false;
  const push = function (this: unknown[], ...entries: unknown[]): number {
    const length = original.apply(this, entries);
    if (!over) heard();
    return length;
  };
  Object.defineProperty(list, "push", { value: push, configurable: true, writable: true, enumerable: false });
  return () => {
    over = true;
    if (list.push !== push) return;
    if (before) Object.defineProperty(list, "push", before);
    else delete (list as { push?: unknown }).push;
  };
}
