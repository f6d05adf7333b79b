import { optional, text } from "../host.js";
import type { ConsentSource } from "../types.js";
import { type Answer, manager, type ManagerOptions, readManager } from "./manager.js";
import { ask, hear, ofPage, own } from "./shape.js";

const USUAL = { store: "functional", profile: "functional", rank: "functional" } as const;
const EVENTS = ["UC_CMP_API_READY", "UC_UI_CMP_EVENT", "UC_CONSENT"];
const isExplicit = (type: unknown) => type === "EXPLICIT" || type === "explicit";

/**
 * Reads Usercentrics 3: its categories, by default `functional` for `store`, `profile` and `rank`. A category that is accepted in part is
 * neither a yes nor a no. It answers late, so what it said last holds until it answers again; "deny all" counts at once.
 */
export function usercentrics(options?: ManagerOptions): ConsentSource {
  const told = readManager(options, USUAL);
  let details: unknown;
  let heardAll = () => {};
  let [turns, denied] = [0, false];
  const request = async () => {
    const turn = ++turns;
    let answer: unknown;
    try {
      answer = (await ask(ofPage("__ucCmp"), "isInitialized")) === true ? await ask(ofPage("__ucCmp"), "getConsentDetails") : undefined;
    } catch {} // it says nothing
    if (turn !== turns) return; // asked again since: that answer counts
    [details, denied] = [answer, false];
    heardAll();
  };
  return manager(told, {
    find: () => globalThis,
    attach(_, heard) {
      heardAll = heard;
      const stop = hear(EVENTS, (event) => {
        denied = own((event as CustomEvent<unknown>).detail, "type") === "DENY_ALL" || denied;
        heard();
        void request();
      });
      return () => {
        turns++;
        [details, denied, heardAll] = [undefined, false, () => {}];
        stop();
      };
    },
    answer(_, asked) {
      if (asked) void request();
      const categories = own(details, "categories");
      const explicit = isExplicit(own(own(details, "consent"), "type"));
      return (name) => {
        const state = own(own(categories, name), "state");
        if (denied && state !== undefined) return false;
        if (state === "ALL_ACCEPTED") return explicit || "implied";
        return state === "ALL_DENIED" && explicit ? false : undefined;
      };
    },
  });
}

export interface UsercentricsV2Options extends ManagerOptions {
  /** The name of the window event that the site configured in Usercentrics. */
  readonly event: string;
}

/** Reads Usercentrics 2 by the window event that the site configured; its categories are in the event's `ucCategory`. */
export function usercentricsV2(options: UsercentricsV2Options): ConsentSource {
  const told = readManager(options, USUAL, ["event"]);
  const event = optional(told.rest, "event", text(256)) ?? "ucEvent";
  let last: unknown;
  const find = (): object => globalThis;
  const attach = (_: object, heard: () => void) => {
    const stop = hear([event], (said) => {
      const { detail } = said as CustomEvent<unknown>;
      if (own(detail, "event") !== "consent_status") return;
      last = detail;
      heard();
    });
    return () => {
      last = undefined;
      stop();
    };
  };
  const answer = (): Answer | undefined => {
    const explicit = isExplicit(own(last, "type"));
    return (name) => {
      const given = own(own(last, "ucCategory"), name);
      return given === true ? explicit || "implied" : given === false && explicit ? false : undefined;
    };
  };
  return manager(told, { find, attach, answer });
}
