// Stand-ins for consent managers, made from what their makers document, and the source that reads each. They run in Node on a made-up
// page and in a browser on a real one. `say` is what the visitor does: "yes" or "no" to everything, or "nothing" (they have not chosen).
// `listeners` counts what is registered at the manager itself; what is registered at the page is counted by the page.

const fire = (on, name, detail) => on.dispatchEvent(new CustomEvent(name, { detail }));
const win = () => globalThis;
const doc = () => globalThis.document;

/** The framework's API as a manager has it once it is loaded: it calls back at once, and numbers its listeners from 0. */
function tcf() {
  const listeners = new Map();
  let [next, data] = [0, {}];
  const word = (id) => ({ ...structuredClone(data), listenerId: id });
  const ids = (yes) => (yes ? { 1: true, 5: true, 6: true, 8: true, 11: true } : { 1: false });
  return {
    install() {
      globalThis.__tcfapi = (command, version, callback, parameter) => {
        if (command === "addEventListener") {
          listeners.set(next, callback);
          callback(word(next++), true);
        } else if (command === "removeEventListener") callback(listeners.delete(parameter));
      };
    },
    say(what) {
      const yes = what === "yes";
      data = {
        gdprApplies: true,
        cmpStatus: "loaded",
        eventStatus: what === "nothing" ? "cmpuishown" : "useractioncomplete",
        tcfPolicyVersion: 5,
        purposeOneTreatment: false,
        purpose: { consents: ids(yes), legitimateInterests: {} },
        publisher: { consents: ids(yes), legitimateInterests: {}, customPurpose: { consents: {}, legitimateInterests: {} } },
      };
      for (const [id, callback] of [...listeners]) callback(word(id), true);
    },
    raw: (value) => [...listeners.values()].forEach((callback) => callback(value, true)),
    listeners: () => listeners.size,
    remove: () => delete globalThis.__tcfapi,
  };
}

function gpp() {
  const listeners = new Map();
  let [next, ping] = [1, {}];
  const event = (id, eventName) => ({ eventName, listenerId: id, data: true, pingData: structuredClone(ping) });
  return {
    install() {
      globalThis.__gpp = (command, callback, parameter) => {
        if (command === "ping") callback(structuredClone(ping), true);
        else if (command === "addEventListener") {
          listeners.set(next, callback);
          callback(event(next++, "listenerRegistered"), true);
        } else if (command === "removeEventListener") callback(listeners.delete(parameter), true);
      };
    },
    say(what) {
      const out = what === "no" ? 1 : 2;
      const parsedSections = what === "nothing" ? {} : { usnat: { Version: 1, SaleOptOut: out, SharingOptOut: out, TargetedAdvertisingOptOut: out, Gpc: false } };
      ping = { gppVersion: "1.1", cmpStatus: "loaded", signalStatus: what === "nothing" ? "not ready" : "ready", applicableSections: [7], parsedSections };
      for (const [id, callback] of [...listeners]) callback(event(id, "signalStatus"), true);
    },
    listeners: () => listeners.size,
    remove: () => delete globalThis.__gpp,
  };
}

function gcm() {
  let list;
  return {
    install: () => (list = globalThis.dataLayer = []),
    say(what) {
      if (what === "nothing") return;
      const state = what === "yes" ? "granted" : "denied";
      (function gtag() {
        globalThis.dataLayer.push(arguments);
      })("consent", "update", { personalization_storage: state, analytics_storage: state });
    },
    listeners: () => (Object.hasOwn(list, "push") ? 1 : 0),
    remove: () => delete globalThis.dataLayer,
  };
}

function vanilla() {
  let [valid, accepted] = [false, false];
  return {
    install: () => (globalThis.CookieConsent = { validConsent: () => valid, acceptedCategory: () => accepted }),
    say(what) {
      [valid, accepted] = [what !== "nothing", what === "yes"];
      fire(win(), what === "nothing" ? "unrelated" : "cc:onChange", {});
    },
    remove: () => delete globalThis.CookieConsent,
  };
}

function klaro() {
  const watchers = new Set();
  const manager = {
    confirmed: false,
    consents: { homebody: false },
    savedConsents: { homebody: false },
    watch: (watcher) => watchers.add(watcher),
    unwatch: (watcher) => watchers.delete(watcher),
    getConsent: (name) => manager.consents[name] || false,
  };
  const notify = (name, data) => watchers.forEach((watcher) => watcher.update(manager, name, data));
  return {
    install: () => (globalThis.klaro = { getManager: () => manager }),
    say(what) {
      manager.consents.homebody = what === "yes";
      notify("consents", manager.consents);
      manager.confirmed = what !== "nothing";
      manager.savedConsents = { ...manager.consents };
      notify("saveConsents", { consents: manager.consents, type: "script" });
    },
    listeners: () => watchers.size,
    remove: () => delete globalThis.klaro,
  };
}

function oneTrust(model = "opt-in") {
  let closed = false;
  return {
    install() {
      globalThis.OneTrust = { IsAlertBoxClosed: () => closed, GetDomainData: () => ({ ConsentModel: { Name: model } }) };
      globalThis.OnetrustActiveGroups = ",C0001,";
    },
    say(what) {
      closed = what !== "nothing";
      globalThis.OnetrustActiveGroups = what === "yes" ? ",C0001,C0002,C0003," : ",C0001,";
      fire(win(), "consent.onetrust", what === "yes" ? ["C0001", "C0002", "C0003"] : ["C0001"]);
    },
    remove: () => (delete globalThis.OneTrust, delete globalThis.OnetrustActiveGroups),
  };
}

function cookiebot() {
  return {
    install: () => (globalThis.Cookiebot = { hasResponse: false, consented: false, declined: false, consent: { necessary: true, preferences: false, statistics: false, marketing: false, method: null } }),
    say(what) {
      const yes = what === "yes";
      Object.assign(globalThis.Cookiebot, { hasResponse: what !== "nothing" });
      Object.assign(globalThis.Cookiebot.consent, { preferences: yes, statistics: yes, method: what === "nothing" ? null : "explicit" });
      fire(win(), yes ? "CookiebotOnAccept" : "CookiebotOnDecline");
    },
    remove: () => delete globalThis.Cookiebot,
  };
}

/** All its methods are asynchronous. */
function usercentrics() {
  let details;
  return {
    install: () => (globalThis.__ucCmp = { isInitialized: async () => true, getConsentDetails: async () => structuredClone(details) }),
    say(what) {
      const state = what === "yes" ? "ALL_ACCEPTED" : "ALL_DENIED";
      details = { consent: { type: what === "nothing" ? "IMPLICIT" : "EXPLICIT" }, services: {}, categories: { functional: { state, dps: {} } } };
      if (what !== "nothing") fire(win(), "UC_UI_CMP_EVENT", { type: what === "yes" ? "ACCEPT_ALL" : "DENY_ALL" });
    },
    late: true,
    remove: () => delete globalThis.__ucCmp,
  };
}

function usercentricsV2() {
  return {
    install: () => {},
    say: (what) => what !== "nothing" && fire(win(), "ucEvent", { event: "consent_status", type: "explicit", action: "onUpdateServices", ucCategory: { functional: what === "yes" } }),
    remove: () => {},
  };
}

/** Its two queues are played, and replaced, when it loads; an entry of a queue that was played stays. */
function didomi() {
  let [listeners, status, partial] = [[], {}, true];
  return {
    install() {
      globalThis.Didomi = { getCurrentUserStatus: () => structuredClone(status), isUserConsentStatusPartial: () => partial };
      for (const ready of globalThis.didomiOnReady ?? []) ready(globalThis.Didomi);
      globalThis.didomiOnReady = { push: (ready) => ready(globalThis.Didomi) };
      listeners = [...(globalThis.didomiEventListeners ?? [])];
      globalThis.didomiEventListeners = { push: (entry) => listeners.push(entry) };
    },
    say(what) {
      const enabled = what === "yes";
      partial = what === "nothing";
      const ids = ["cookies", "create_content_profile", "select_personalized_content", "measure_content_performance"];
      status = { regulation: "gdpr", purposes: Object.fromEntries(ids.map((id) => [id, { id, enabled }])) };
      for (const { event, listener } of listeners) if (event === "consent.changed") listener({});
    },
    remove: () => (delete globalThis.Didomi, delete globalThis.didomiOnReady, delete globalThis.didomiEventListeners),
  };
}

function wordPress(type = "optin") {
  const cookies = {};
  return {
    install() {
      globalThis.consent_api = { cookie_prefix: "wp_consent" };
      globalThis.consent_api_get_cookie = (name) => cookies[name] ?? "";
      // As the plugin has it: yes where no type is set, and in opt-out where nothing was chosen.
      globalThis.wp_has_consent = (category) => {
        const value = cookies[`wp_consent_${category}`] ?? "";
        if (!globalThis.wp_consent_type) return true;
        return globalThis.wp_consent_type.includes("optout") && value === "" ? true : value === "allow";
      };
      if (type) globalThis.wp_consent_type = type;
      fire(doc(), "wp_consent_type_defined");
    },
    say(what) {
      const detail = Object.assign([], {}); // an array with text keys, as theirs
      for (const category of ["preferences", "statistics"]) {
        if (what === "nothing") delete cookies[`wp_consent_${category}`];
        else detail[category] = cookies[`wp_consent_${category}`] = what === "yes" ? "allow" : "deny";
      }
      fire(doc(), "wp_listen_for_consent_change", detail);
    },
    remove() {
      for (const name of ["consent_api", "consent_api_get_cookie", "wp_has_consent", "wp_consent_type"]) delete globalThis[name];
    },
  };
}

function shopify() {
  let consent = { preferences: "", analytics: "", marketing: "", sale_of_data: "" };
  let allowed = true;
  return {
    install() {
      const may = (name) => () => (consent[name] === "" ? allowed : consent[name] === "yes");
      const customerPrivacy = { currentVisitorConsent: () => ({ ...consent }), preferencesProcessingAllowed: may("preferences"), analyticsProcessingAllowed: may("analytics") };
      globalThis.Shopify = { customerPrivacy };
    },
    say(what) {
      const word = { yes: "yes", no: "no", nothing: "" }[what];
      consent = { preferences: word, analytics: word, marketing: word, sale_of_data: word };
      fire(doc(), "visitorConsentCollected", { preferencesAllowed: word === "yes" });
    },
    remove: () => delete globalThis.Shopify,
  };
}

function fides() {
  return {
    install: () => (globalThis.Fides = { consent: {}, fides_meta: {} }),
    say(what) {
      const yes = what === "yes";
      globalThis.Fides.consent = { functional: yes, analytics: yes };
      globalThis.Fides.fides_meta = what === "nothing" ? {} : { consentMethod: yes ? "accept" : "reject" };
      fire(win(), what === "nothing" ? "FidesInitialized" : "FidesUpdated", { consent: globalThis.Fides.consent });
    },
    remove: () => delete globalThis.Fides,
  };
}

const all = (state) => ({ store: state, profile: state, rank: state, measure: state });
const three = (state) => ({ store: state, profile: state, rank: state });

/** Every manager: its entry, how to make its source from that entry, its stand-in, and what a yes and a no must come to. */
export const MANAGERS = [
  { name: "tcf", entry: "tcf", source: (m) => m.tcf(), stand: tcf, yes: all("granted"), no: all("denied") },
  { name: "gpp", entry: "gpp", source: (m) => m.gpp(), stand: gpp, yes: {}, no: { measure: "denied" } },
  { name: "gcm", entry: "gcm", source: (m) => m.gcm({ dataLayer: "dataLayer" }), stand: gcm, yes: all("granted"), no: all("denied") },
  { name: "vanilla-cookieconsent", entry: "vanilla-cookieconsent", source: (m) => m.vanillaCookieConsent(), stand: vanilla, yes: all("granted"), no: all("denied") },
  { name: "klaro", entry: "klaro", source: (m) => m.klaro(), stand: klaro, yes: three("granted"), no: three("denied") },
  { name: "onetrust", entry: "onetrust", source: (m) => m.oneTrust(), stand: oneTrust, yes: all("granted"), no: all("denied") },
  { name: "cookiebot", entry: "cookiebot", source: (m) => m.cookiebot(), stand: cookiebot, yes: all("granted"), no: all("denied") },
  { name: "usercentrics 3", entry: "usercentrics", source: (m) => m.usercentrics(), stand: usercentrics, yes: three("granted"), no: three("denied") },
  { name: "usercentrics 2", entry: "usercentrics", source: (m) => m.usercentricsV2({ event: "ucEvent" }), stand: usercentricsV2, yes: three("granted"), no: three("denied") },
  { name: "didomi", entry: "didomi", source: (m) => m.didomi(), stand: didomi, yes: all("granted"), no: all("denied") },
  { name: "wordpress", entry: "wordpress", source: (m) => m.wordPress(), stand: wordPress, yes: all("granted"), no: all("denied") },
  { name: "shopify", entry: "shopify", source: (m) => m.shopify(), stand: shopify, yes: all("granted"), no: all("denied") },
  { name: "fides", entry: "fides", source: (m) => m.fides(), stand: fides, yes: all("granted"), no: all("denied") },
];
export const STANDS = { oneTrust, wordPress };
