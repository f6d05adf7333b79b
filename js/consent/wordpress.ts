import type { ConsentSource } from "../types.js";
import { byEvents, type ManagerOptions, readManager } from "./manager.js";
import { ofPage, own } from "./shape.js";

const EVENTS = ["wp_listen_for_consent_change", "wp_consent_api_status_change_service", "wp_consent_type_defined"];

/**
 * Reads the WP Consent API of WordPress: its categories, by default `preferences` for `store`, `profile` and `rank`, `statistics` for
 * `measure`. Without a consent type it would say yes to everything, and in `optout` to everyone who has not chosen: neither counts.
 */
export function wordPress(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, { store: "preferences", profile: "preferences", rank: "preferences", measure: "statistics" });
  return byEvents(
    told,
    EVENTS,
    () => {
      const type = ofPage("wp_consent_type");
      if (typeof type !== "string" || !/^opt-?(in|out)$/.test(type)) return undefined;
      const chosen = choices();
      return (name) => {
        const [has, choice] = [call("wp_has_consent", name), chosen(name)];
        // Nor has a silent visitor refused.
        return has === true ? (choice === undefined ? "implied" : choice || undefined) : has === false && choice === false ? false : undefined;
      };
    },
    "document",
  );
}

function call(name: string, ...args: unknown[]): unknown {
  const f = ofPage(name);
  return typeof f === "function" ? f(...args) : undefined;
}

/** What the visitor chose themselves, as the API's own function for its cookies tells. */
function choices(): (category: string) => boolean | undefined {
  const prefix = own(ofPage("consent_api"), "cookie_prefix");
  return (category) => {
    const value = typeof prefix === "string" ? call("consent_api_get_cookie", `${prefix}_${category}`) : undefined;
    return value === "allow" || (value === "deny" ? false : undefined);
  };
}
