import { optional } from "../host.js";
import type { ConsentSource } from "../types.js";
import { manager, type ManagerOptions, part, readManager } from "./manager.js";
import { ask, ofPage, own } from "./shape.js";

export interface KlaroOptions extends ManagerOptions {
  /** The imported module; the page's `klaro` when absent. */
  readonly api?: object;
}

/**
 * Reads Klaro: its services, by default one called `homebody` for `store`, `profile` and `rank`. What was toggled but not saved does not
 * count.
 */
export function klaro(options?: KlaroOptions): ConsentSource {
  const told = readManager(options, { store: "homebody", profile: "homebody", rank: "homebody" }, ["api"]);
  const given = optional(told.rest, "api", part);
  return manager<object>(told, {
    find() {
      const found = ask(given ?? ofPage("klaro"), "getManager");
      return typeof found === "object" && found !== null ? found : undefined;
    },
    attach(there, heard) {
      const watcher = { update: heard };
      ask(there, "watch", watcher);
      return () => void ask(there, "unwatch", watcher);
    },
    answer(there) {
      const explicit = own(there, "confirmed") === true;
      const saved = own(there, "savedConsents");
      return (name) => {
        const given = own(saved, name);
        return given === true ? explicit || "implied" : given === false && explicit ? false : undefined;
      };
    },
  });
}
