import type { ConsentSource } from "../types.js";
import { manager, type ManagerOptions, readManager } from "./manager.js";
import { ask, ofPage, own } from "./shape.js";

type Queue = { push(entry: unknown): unknown; indexOf?(entry: unknown): number; splice?(at: number, count: number): unknown };

/**
 * Reads Didomi: its purposes, by default those of TCF: `cookies` for `store`, `create_content_profile` for `profile`,
 * `select_personalized_content` for `rank`, `measure_content_performance` for `measure`. Nothing counts while the visitor's status is
 * partial; only under the GDPR is a yes the visitor's own.
 */
export function didomi(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, {
    store: "cookies",
    profile: "create_content_profile",
    rank: "select_personalized_content",
    measure: "measure_content_performance",
  });
  return manager(told, {
    find: () => globalThis,
    attach(_, heard) {
      let over = false;
      const tell = () => {
        if (!over) heard();
      };
      const leave = [enqueue("didomiOnReady", tell), enqueue("didomiEventListeners", { event: "consent.changed", listener: tell })];
      return () => {
        over = true;
        for (const stop of leave) stop();
      };
    },
    answer() {
      const api = ofPage("Didomi");
      const status = ask(api, "getCurrentUserStatus");
      const regulation = own(status, "regulation");
      if (ask(api, "isUserConsentStatusPartial") !== false) return undefined;
      const explicit = typeof regulation === "string" && regulation.toLowerCase() === "gdpr";
      const purposes = own(status, "purposes");
      return (name) => {
        const enabled = own(own(purposes, name), "enabled");
        return enabled === true ? explicit || "implied" : enabled === false ? false : undefined;
      };
    },
  });
}

/** Its queues are played when it loads. It has no way to take an entry back afterwards: then what is left does nothing. */
function enqueue(name: string, entry: unknown): () => void {
  const page = globalThis as unknown as Record<string, Queue | undefined>;
  const queue: Queue = (page[name] ??= [] as unknown[]);
  queue.push(entry);
  return () => {
    const at = queue.indexOf?.(entry) ?? -1;
    if (at >= 0) queue.splice?.(at, 1);
  };
}
