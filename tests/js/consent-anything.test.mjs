// Whatever a page holds where a manager should be: nothing is granted unless the documented shape of a grant was there. What that shape is
// is said here once more, without a look at the sources: as paths that must lead, by own plain values, to what is documented.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { MANAGERS } from "./lib/managers.mjs";
import { enterPage, listenTo } from "./lib/page.mjs";
import { told } from "./lib/shop.mjs";

const RUNS = 1500;

/** What lies at the end of a path of own plain values; undefined when it does not lead there. */
function at(value, path) {
  try {
    for (const step of path.split("/")) {
      const property = Object.getOwnPropertyDescriptor(Object(value), step);
      if ((typeof value !== "object" && typeof value !== "function") || value === null || !property || "get" in property) return undefined;
      value = property.value;
    }
    return value;
  } catch {
    return undefined;
  }
}
/** What a method of a stand-in gives; undefined where it throws. */
const given = (get) => {
  try {
    return get();
  } catch {
    return undefined;
  }
};
const every = (world, wanted) => Object.entries(wanted).every(([path, value]) => at(world, path) === value);
const purposes = (of) => ({ store: of, profile: of, rank: of });

/**
 * For each manager: a world in which everything is granted, how it gets onto the page, and for each purpose whether a world holds the
 * documented shape of a grant.
 */
const WORLDS = {
  tcf: {
    world: () => {
      const consents = { 1: true, 5: true, 6: true, 8: true, 11: true };
      const data = { gdprApplies: true, cmpStatus: "loaded", eventStatus: "tcloaded", listenerId: 0, purposeOneTreatment: false, purpose: { consents }, publisher: { consents: { ...consents }, legitimateInterests: {} } };
      return { data, success: true };
    },
    globals: (world) => ({ __tcfapi: (command, version, callback) => callback(world.data, world.success) }),
    granted(world) {
      const data = given(() => world.data);
      const decided = ["tcloaded", "useractioncomplete"].includes(at(data, "eventStatus"));
      const base = given(() => world.success) === true && decided && every(data, { gdprApplies: true, cmpStatus: "loaded" });
      const yes = (number) => base && at(data, `publisher/consents/${number}`) === true;
      const asked = at(data, "purposeOneTreatment") === false || given(() => !("purposeOneTreatment" in data)) === true;
      return { store: yes(1) && asked, profile: yes(5), rank: yes(6), measure: yes(8) };
    },
  },
  gpp: {
    world: () => ({ ping: { signalStatus: "ready", parsedSections: { usnat: { SaleOptOut: 2 } } } }),
    globals: (world) => ({ __gpp: (command, callback) => callback(command === "ping" ? world.ping : { listenerId: 1, pingData: world.ping }, true) }),
    granted: () => ({}),
  },
  gcm: {
    world: () => ({ dataLayer: [["consent", "update", { personalization_storage: "granted", analytics_storage: "granted" }]] }),
    globals: (world) => ({ dataLayer: given(() => world.dataLayer) }),
    granted(world) {
      const list = given(() => world.dataLayer);
      const said = (name) => given(() => Array.isArray(list)) && at(list, `0/2/${name}`) === "granted" && every(list, { "0/0": "consent", "0/1": "update" });
      // Without a word on the first, `store` falls back to the second, which nobody says here.
      return { ...purposes(said("personalization_storage")), measure: said("analytics_storage") };
    },
  },
  "vanilla-cookieconsent": {
    world: () => ({ valid: true, accepted: true }),
    globals: (world) => ({ CookieConsent: { validConsent: () => world.valid, acceptedCategory: () => world.accepted } }),
    granted(world) {
      const yes = given(() => world.valid) === true && given(() => world.accepted) === true;
      return { ...purposes(yes), measure: yes };
    },
  },
  klaro: {
    world: () => ({ manager: { confirmed: true, savedConsents: { homebody: true } } }),
    globals: (world) => ({ klaro: { getManager: () => world.manager } }),
    granted: (world) => purposes(every(given(() => world.manager), { confirmed: true, "savedConsents/homebody": true })),
  },
  onetrust: {
    world: () => ({ groups: ",C0001,C0002,C0003,", closed: true, domain: { ConsentModel: { Name: "opt-in" } } }),
    globals: (world) => ({ OnetrustActiveGroups: given(() => world.groups), OneTrust: { IsAlertBoxClosed: () => world.closed, GetDomainData: () => world.domain } }),
    granted(world) {
      const base = given(() => world.closed) === true && at(given(() => world.domain), "ConsentModel/Name") === "opt-in";
      const groups = given(() => world.groups);
      const on = (group) => base && typeof groups === "string" && `,${groups},`.includes(`,${group},`);
      return { ...purposes(on("C0003")), measure: on("C0002") };
    },
  },
  cookiebot: {
    world: () => ({ Cookiebot: { hasResponse: true, consent: { method: "explicit", preferences: true, statistics: true } } }),
    globals: (world) => ({ Cookiebot: given(() => world.Cookiebot) }),
    granted(world) {
      const on = (name) => every(given(() => world.Cookiebot), { hasResponse: true, "consent/method": "explicit", [`consent/${name}`]: true });
      return { ...purposes(on("preferences")), measure: on("statistics") };
    },
  },
  "usercentrics 3": {
    world: () => ({ initialized: true, details: { consent: { type: "EXPLICIT" }, categories: { functional: { state: "ALL_ACCEPTED" } } } }),
    globals: (world) => ({ __ucCmp: { isInitialized: async () => world.initialized, getConsentDetails: async () => world.details } }),
    late: true,
    granted(world) {
      const details = given(() => world.details);
      const base = given(() => world.initialized) === true && ["EXPLICIT", "explicit"].includes(at(details, "consent/type"));
      return purposes(base && at(details, "categories/functional/state") === "ALL_ACCEPTED");
    },
  },
  "usercentrics 2": {
    world: () => ({ detail: { event: "consent_status", type: "EXPLICIT", ucCategory: { functional: true } } }),
    globals: () => ({}),
    fire: (world) => globalThis.dispatchEvent(new CustomEvent("ucEvent", { detail: given(() => world.detail) })),
    granted(world) {
      const detail = given(() => world.detail);
      const base = at(detail, "event") === "consent_status" && ["EXPLICIT", "explicit"].includes(at(detail, "type"));
      return purposes(base && at(detail, "ucCategory/functional") === true);
    },
  },
  didomi: {
    world: () => ({
      partial: false,
      status: { regulation: "gdpr", purposes: { cookies: { enabled: true }, create_content_profile: { enabled: true }, select_personalized_content: { enabled: true }, measure_content_performance: { enabled: true } } },
    }),
    globals: (world) => ({ Didomi: { isUserConsentStatusPartial: () => world.partial, getCurrentUserStatus: () => world.status } }),
    granted(world) {
      const status = given(() => world.status);
      const base = given(() => world.partial) === false && ["gdpr", "GDPR"].includes(at(status, "regulation"));
      const on = (id) => base && at(status, `purposes/${id}/enabled`) === true;
      return { store: on("cookies"), profile: on("create_content_profile"), rank: on("select_personalized_content"), measure: on("measure_content_performance") };
    },
  },
  wordpress: {
    world: () => ({ type: "optin", has: true, cookie: "allow", api: { cookie_prefix: "wp" } }),
    globals: (world) => ({ wp_consent_type: given(() => world.type), consent_api: given(() => world.api), wp_has_consent: () => world.has, consent_api_get_cookie: () => world.cookie }),
    granted(world) {
      const type = ["optin", "optout", "opt-in", "opt-out"].includes(given(() => world.type));
      const chosen = typeof at(given(() => world.api), "cookie_prefix") === "string" && given(() => world.cookie) === "allow";
      const yes = type && chosen && given(() => world.has) === true;
      return { ...purposes(yes), measure: yes };
    },
  },
  shopify: {
    world: () => ({ consent: { preferences: "yes", analytics: "yes" }, preferences: true, analytics: true }),
    globals: (world) => ({
      Shopify: { customerPrivacy: { currentVisitorConsent: () => world.consent, preferencesProcessingAllowed: () => world.preferences, analyticsProcessingAllowed: () => world.analytics } },
    }),
    granted(world) {
      const on = (name) => at(given(() => world.consent), name) === "yes" && given(() => world[name]) === true;
      return { ...purposes(on("preferences")), measure: on("analytics") };
    },
  },
  fides: {
    world: () => ({ Fides: { consent: { functional: true, analytics: "opt_in" }, fides_meta: { consentMethod: "save" } } }),
    globals: (world) => ({ Fides: given(() => world.Fides) }),
    granted(world) {
      const api = given(() => world.Fides);
      const chosen = ["accept", "reject", "save"].includes(at(api, "fides_meta/consentMethod"));
      const on = (key) => chosen && [true, "opt_in"].includes(at(api, `consent/${key}`));
      return { ...purposes(on("functional")), measure: on("analytics") };
    },
  },
};

const anything = fc.anything({ withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true });
const boom = () => {
  throw new Error("boom");
};
const cycle = () => {
  const around = { consents: {} };
  around.self = around.consents.self = around;
  return around;
};
/** What may lie in a place, made from what belongs there. */
const TWISTS = {
  getter: (value) => ({ get: () => value, configurable: true, enumerable: true }),
  throws: () => ({ get: boom, configurable: true, enumerable: true }),
  hostile: () => ({ value: new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom }) }),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return { value: proxy };
  },
  agreeing: () => ({ value: new Proxy(() => true, { get: () => true, apply: () => true }) }),
  transparent: (value) => ({ value: typeof value === "object" && value ? new Proxy(value, {}) : value }),
  inherited: (value) => ({ value: typeof value === "object" && value ? Object.create(value) : Object(value) }),
  boxed: (value) => ({ value: Object(value) }),
  asText: (value) => ({ value: typeof value === "object" ? "[object Object]" : given(() => String(value)) }),
  truthy: () => ({ value: 1 }),
  listed: (value) => ({ value: [value] }),
  cyclic: () => ({ value: cycle() }),
  missing: () => ({ value: undefined }),
};
const twist = fc.oneof(
  fc.record({ how: fc.constantFrom(...Object.keys(TWISTS)), where: fc.nat(40) }),
  fc.record({ value: anything, where: fc.nat(40) }),
);

/** Every place in a plain tree, as [holder, key]. */
function places(tree, found = []) {
  for (const key of Object.keys(tree)) {
    found.push([tree, key]);
    const { value } = Object.getOwnPropertyDescriptor(tree, key);
    if (value && typeof value === "object") places(value, found);
  }
  return found;
}
function twisted(make, twists) {
  const world = make();
  const all = places(world); // found before anything was changed, so that no trap is sprung here
  for (const { how, where, value } of twists) {
    const [holder, key] = all[where % all.length];
    const before = Object.getOwnPropertyDescriptor(holder, key)?.value;
    const to = how ? TWISTS[how](before) : { value };
    Object.defineProperty(holder, key, { configurable: true, enumerable: true, ...("get" in to ? {} : { writable: true }), ...to });
  }
  return world;
}
const worlds = fc.record({ twists: fc.array(twist, { maxLength: 3 }), polluted: fc.boolean() });
const POLLUTION = ["1", "5", "6", "8", "consents", "publisher", "hasResponse", "consent", "enabled", "functional", "preferences", "homebody", "confirmed"];

function put(globals) {
  for (const [name, value] of Object.entries(globals)) globalThis[name] = value;
  return () => {
    for (const name of Object.keys(globals)) delete globalThis[name];
  };
}

for (const { name, entry, source } of MANAGERS) {
  test(`${name}: nothing is granted unless the documented shape of a grant was there`, async (t) => {
    const made = await import(`homebody/consent/${entry}`);
    const { world: make, globals, granted, fire, late } = WORLDS[name];
    let [grants, refusals] = [0, 0];
    const holds = async ({ twists, polluted }) => {
      const page = enterPage();
      const world = twisted(make, twists);
      const clear = put(globals(world));
      if (polluted) for (const key of POLLUTION) Object.defineProperty(Object.prototype, key, { value: true, configurable: true, writable: true });
      let said;
      try {
        const heard = listenTo(source(made));
        fire?.(world);
        if (late) await told();
        said = heard.last;
        heard.stop();
        assert.equal(page.listeners(), 0);
      } finally {
        if (polluted) for (const key of POLLUTION) delete Object.prototype[key];
        clear();
        delete globalThis.didomiOnReady;
        delete globalThis.didomiEventListeners;
        page.leave();
      }
      const may = granted(world);
      for (const [purpose, state] of Object.entries(said.purposes)) {
        if (state !== "granted") continue;
        assert.ok(may[purpose], `${purpose} was granted`);
        grants++;
      }
      refusals += Object.values(said.purposes).every((state) => state !== "granted");
      assert.ok(Object.values(may).every((yes) => !yes) || twists.length || said.purposes.rank === "granted", "and what is whole is granted");
    };
    await fc.assert(fc.asyncProperty(worlds, holds), { numRuns: late ? 400 : RUNS, seed: 5 });
    if (name !== "gpp") assert.ok(grants > 50, `${grants} grants`);
    assert.ok(refusals > 50, `${refusals} refusals`);
  });
}

test("junk in place of every manager at once grants nothing, and nothing throws", async () => {
  const sources = await Promise.all(MANAGERS.map(async ({ entry, source }) => source(await import(`homebody/consent/${entry}`))));
  const names = ["__tcfapi", "__gpp", "dataLayer", "CookieConsent", "klaro", "OneTrust", "OnetrustActiveGroups", "Cookiebot", "__ucCmp", "Didomi", "didomiOnReady", "didomiEventListeners", "wp_consent_type", "wp_has_consent", "consent_api", "Shopify", "Fides"];
  const events = ["ucEvent", "UC_UI_CMP_EVENT", "cc:onConsent", "consent.onetrust", "CookiebotOnAccept", "FidesUpdated"];
  const junk = fc.oneof(anything, fc.func(anything), fc.constant(boom), fc.constantFrom(...Object.keys(TWISTS)).map((how) => ({ twist: TWISTS[how]({ a: true }) })), fc.constant(new Proxy(() => true, { get: () => () => true })));
  const holds = async (values, detail) => {
    const page = enterPage();
    const clear = put(Object.fromEntries(names.map((name, i) => [name, values[i % values.length]])));
    try {
      const heard = sources.map(listenTo);
      for (const event of events) globalThis.dispatchEvent(new CustomEvent(event, { detail }));
      for (const source of sources) source.refresh();
      await told();
      for (const { reports, stop } of heard) {
        stop();
        assert.ok(reports.every(({ purposes }) => !Object.values(purposes).includes("granted")));
      }
    } finally {
      clear();
      page.leave();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(junk, { minLength: 1, maxLength: 17 }), anything, holds), { numRuns: 400, seed: 3 });
});
