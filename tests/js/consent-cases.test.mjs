// Cases of consent that are known to go wrong, each by its number.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer, gpc, site } from "homebody";
import { dnt } from "homebody/consent/dnt";
import { fides } from "homebody/consent/fides";
import { gcm } from "homebody/consent/gcm";
import { gpp } from "homebody/consent/gpp";
import { oneTrust } from "homebody/consent/onetrust";
import { shopify } from "homebody/consent/shopify";
import { tcf } from "homebody/consent/tcf";
import { usercentrics, usercentricsV2 } from "homebody/consent/usercentrics";
import { wordPress } from "homebody/consent/wordpress";
import { cookiebot } from "homebody/consent/cookiebot";
import { didomi } from "homebody/consent/didomi";
import { MANAGERS, STANDS } from "./lib/managers.mjs";
import { enterPage, listenTo } from "./lib/page.mjs";
import { idsOf, ITEMS, open, told } from "./lib/shop.mjs";

const ALL = ["store", "profile", "rank"];
const stand = (name) => MANAGERS.find((manager) => manager.name === name).stand();

/** A page for one test, and what is put on it; all gone afterwards. */
function page(t, globals = {}) {
  const here = enterPage();
  const put = (more) => Object.assign(globalThis, more);
  put(globals);
  const names = new Set(Object.keys(globals));
  t.after(() => {
    for (const name of names) delete globalThis[name];
    here.leave();
  });
  return { ...here, put: (more) => (Object.keys(more).forEach((name) => names.add(name)), put(more)) };
}
function listen(t, source) {
  const heard = listenTo(source);
  t.after(() => heard.stop());
  return heard;
}
const shop = async (t, consent) => {
  const p = createPersonalizer({ catalog: ITEMS, consent });
  t.after(() => p.dispose());
  await p.ready;
  return p;
};
const see = () => globalThis.dispatchEvent(new Event("visibilitychange"));

test("case 02 a manager that comes after 30 seconds: unknown until then, then what it says", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  page(t);
  const manager = stand("tcf");
  t.after(() => manager.remove());
  const heard = listen(t, tcf());
  for (let s = 0; s < 30; s++) t.mock.timers.tick(1000);
  assert.ok(heard.reports.every(({ purposes }) => Object.keys(purposes).length === 0));
  manager.install();
  manager.say("yes");
  assert.deepEqual(heard.purposes, {});
  t.mock.timers.tick(1000);
  assert.equal(heard.purposes.rank, "granted");
});

test("case 12 signal status flips a hundred times; an objection once heard holds until the next that is ready", async (t) => {
  let listener;
  let ping = {};
  const say = (signalStatus, section, applicableSections = [7]) => {
    ping = { signalStatus, applicableSections, parsedSections: section };
    listener?.({ eventName: "signalStatus", listenerId: 1, data: signalStatus, pingData: ping });
  };
  page(t, {
    __gpp: (command, callback) => {
      if (command === "addEventListener") listener = callback;
      if (command === "ping") callback(ping, true);
    },
  });
  const heard = listen(t, gpp());
  const out = { SaleOptOut: 1 };
  for (let i = 0; i < 100; i++) {
    say("not ready", { usnat: { SaleOptOut: 2 } });
    assert.deepEqual(heard.purposes, i ? { measure: "denied" } : {});
    say("ready", { usnat: out });
    assert.deepEqual(heard.purposes, { measure: "denied" });
  }
  for (const name of ["usnat", "usnatv1", "usca", "usva", "usco", "usut", "usct", "usfl", "usmt", "usor", "ustx", "usde", "usia", "usne", "usnh", "usnj", "ustn", "usmn", "usmd", "usin", "usky", "usri"]) {
    for (const section of [out, [out], [{ SaleOptOut: 2 }, { SubsectionType: 1, Gpc: true }], { Gpc: true }]) {
      say("ready", { [name]: section });
      assert.deepEqual(heard.purposes, { measure: "denied" }, name);
    }
    say("ready", { [name]: { SaleOptOut: 2, SharingOptOut: 0, TargetedAdvertisingOptOut: 2, Gpc: false } });
    assert.deepEqual(heard.purposes, {}, name);
  }
  for (const applicable of [[-1], [0]]) {
    say("ready", {}, applicable);
    assert.deepEqual(heard.purposes, {});
  }
  for (const other of ["tcfeuv2", "tcfcav1", "uspv1", "usa", "usnation"]) {
    say("ready", { [other]: out });
    assert.deepEqual(heard.purposes, {}, other);
  }
});

test("case 12 early stubs return what they should call back with", async (t) => {
  const ping = { signalStatus: "ready", parsedSections: { usca: { SharingOptOut: 1 } } };
  page(t, {
    __gpp: (command) => (command === "ping" ? ping : { eventName: "listenerRegistered", listenerId: 1, data: true, pingData: ping }),
  });
  assert.deepEqual(listen(t, gpp()).purposes, { measure: "denied" });
});

test("case 13 sensitive data: no consent in usnat, opted out in usca, a known child anywhere", async (t) => {
  let parsedSections;
  page(t, { __gpp: (command, callback) => callback(command === "ping" ? { signalStatus: "ready", parsedSections } : { listenerId: 1, pingData: {} }, true) });
  const purposes = (sections, options) => {
    parsedSections = sections;
    return listen(t, gpp(options)).purposes;
  };
  const pharmacy = { sensitive: ALL };
  const none = { SensitiveDataProcessing: [0, 2, 2, 2] };
  const three = { store: "denied", profile: "denied", rank: "denied" };
  assert.deepEqual(purposes({ usnat: none, usca: none }, pharmacy), {}, "2 is consent in usnat, and not opted out in usca");
  assert.deepEqual(purposes({ usnat: { SensitiveDataProcessing: [0, 1] } }), {}, "sensitive items are never recorded anyway");
  assert.deepEqual(purposes({ usnat: { SensitiveDataProcessing: [0, 1] } }, pharmacy), three);
  assert.deepEqual(purposes({ usca: [{ SensitiveDataProcessing: [0, 0, 0, 0, 0, 0, 0, 0, 1] }] }, pharmacy), three);
  const all = { ...three, measure: "denied" };
  assert.deepEqual(purposes({ usca: { KnownChildSensitiveDataConsents: [0, 1] } }), all);
  assert.deepEqual(purposes({ usva: { KnownChildSensitiveDataConsents: 1 } }), all, "a single number in some states");
  assert.deepEqual(purposes({ usnat: { KnownChildSensitiveDataConsents: [0, 2, 0] } }), {});
  assert.deepEqual(purposes({ usnat: { SaleOptOut: 1 } }, { strict: true }), all);
});

test("case 14 GPC and DNT beside a grant lower what they object to, and raise nothing", async (t) => {
  page(t);
  const manager = stand("tcf");
  t.after(() => manager.remove());
  manager.install();
  manager.say("yes");
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  t.after(() => (before ? Object.defineProperty(globalThis, "navigator", before) : delete globalThis.navigator));
  const browser = {};
  Object.defineProperty(globalThis, "navigator", { value: browser, configurable: true });
  const states = async (consent) => {
    const p = await shop(t, consent);
    return [p.mode, ...Object.values(p.consent.get().purposes)];
  };
  for (const signal of [undefined, false, 1, "1", "0", null, "unspecified"]) {
    Object.assign(browser, { globalPrivacyControl: signal, doNotTrack: signal === "1" ? "yes" : signal });
    assert.deepEqual(await states([tcf(), gpc(), dnt()]), ["persistent", "granted", "granted", "granted", "granted"]);
  }
  browser.globalPrivacyControl = true;
  assert.deepEqual(await states([tcf(), gpc()]), ["persistent", "granted", "granted", "granted", "denied"]);
  assert.deepEqual(await states([tcf(), gpc({ strict: true })]), ["contextual", "denied", "denied", "denied", "denied"]);
  Object.assign(browser, { globalPrivacyControl: undefined, doNotTrack: "1" });
  assert.deepEqual(await states([tcf(), dnt()]), ["persistent", "granted", "granted", "granted", "denied"]);
  assert.deepEqual(await states([tcf(), dnt({ strict: true })]), ["contextual", "denied", "denied", "denied", "denied"]);
  assert.deepEqual(await states([gpc(), dnt(), gpp()]), ["contextual", "unknown", "unknown", "unknown", "denied"]);
});

test("case 16 Consent Mode: default denied, update granted, a late default with a region; arguments and lists", async (t) => {
  const args = (function () {
    return arguments;
  })("consent", "default", { personalization_storage: "denied", analytics_storage: "denied", wait_for_update: 500 });
  const here = page(t, { dataLayer: ["text", 5, null, { event: "gtm.js" }, args] });
  const heard = listen(t, gcm({ dataLayer: "dataLayer" }));
  assert.deepEqual(heard.purposes, {}, "a default is nobody's refusal, so nothing is erased for it");
  dataLayer.push(["consent", "update", { personalization_storage: "granted" }]);
  assert.deepEqual(heard.purposes, { store: "granted", profile: "granted", rank: "granted" });
  dataLayer.push(["consent", "default", { personalization_storage: "denied", region: ["US-CA"] }], ["consent", "default", { personalization_storage: "denied" }]);
  assert.equal(heard.purposes.rank, "granted");
  dataLayer.push(["consent", "update", { analytics_storage: "granted" }]);
  assert.equal(heard.purposes.measure, "granted", "keys are merged");
  for (const odd of ["yes", true, 1, null, {}]) {
    dataLayer.push(["consent", "update", { personalization_storage: odd }]);
    assert.deepEqual(heard.purposes, { measure: "granted" }, "what nobody defined is no grant");
  }
  dataLayer.push(["consent", "update", { personalization_storage: "granted" }]);
  // A tag manager keeps the last entries only, and wraps push once more.
  const push = dataLayer.push;
  dataLayer.push = (...entries) => push.apply(dataLayer, entries);
  dataLayer.splice(0, dataLayer.length - 1);
  dataLayer.push(["consent", "update", { personalization_storage: "denied" }]);
  assert.deepEqual(heard.purposes, { store: "denied", profile: "denied", rank: "denied", measure: "granted" });
  here.put({ dataLayer: [["consent", "update", { analytics_storage: "denied" }]] });
  see();
  assert.equal(heard.purposes.measure, "denied", "a list that took the other's place is followed");
});

test("case 16 Consent Mode passed on by the site; a default counts only where the site says so, and is told", async (t) => {
  page(t, { dataLayer: [["consent", "default", { personalization_storage: "granted" }]] });
  const mode = gcm();
  const heard = listen(t, mode);
  mode.update({ functionality_storage: "granted" });
  assert.deepEqual(heard.purposes, { store: "granted" }, "the fallback for store");
  mode.update({ personalization_storage: "denied" });
  assert.deepEqual(heard.purposes, { store: "denied", profile: "denied", rank: "denied" }, "which it no longer is");
  assert.throws(() => mode.update("granted"), { name: "HomebodyError" });
  assert.deepEqual(listen(t, gcm({ dataLayer: "dataLayer" })).purposes, {});
  dataLayer.unshift(["consent", "default", { analytics_storage: "granted", region: ["US-CA"] }]);
  const implied = listen(t, gcm({ dataLayer: "dataLayer", implied: true }));
  assert.deepEqual(implied.last, { purposes: { store: "granted", profile: "granted", rank: "granted" }, explicit: false });
});

test("case 17 the WP Consent API without a consent type says yes to everything, and is not believed", async (t) => {
  page(t);
  for (const [type, options, expected] of [
    [undefined, undefined, {}],
    [undefined, { implied: true }, {}],
    ["optout", undefined, {}],
    ["optin", { implied: true }, {}],
  ]) {
    const manager = STANDS.wordPress(type);
    manager.install();
    assert.deepEqual(listen(t, wordPress(options)).purposes, expected, String(type));
    manager.remove();
  }
  const manager = STANDS.wordPress("optout");
  t.after(() => manager.remove());
  manager.install();
  const [own, implied] = [listen(t, wordPress()), listen(t, wordPress({ implied: true }))];
  assert.equal(implied.purposes.rank, "granted");
  assert.equal(implied.last.explicit, false);
  manager.say("yes");
  assert.equal(own.purposes.rank, "granted");
  assert.equal(implied.last.explicit, undefined, "now it is the visitor's own");
  manager.say("no");
  assert.equal(implied.purposes.rank, "denied");
});

test("case 18 OneTrust: C00031 is not C0003; a group that is on by default is no choice", async (t) => {
  const here = page(t, { OneTrust: { IsAlertBoxClosed: () => true, GetDomainData: () => ({ ConsentModel: { Name: "opt-in" } }) }, OnetrustActiveGroups: ",C00031," });
  const heard = listen(t, oneTrust());
  assert.deepEqual(heard.purposes, { store: "denied", profile: "denied", rank: "denied", measure: "denied" });
  for (const groups of [",C0003,", "C0003"]) {
    here.put({ OnetrustActiveGroups: groups });
    see();
    assert.equal(heard.purposes.rank, "granted");
  }
  for (const groups of [undefined, ["C0003"], { C0003: true }, "x".repeat(20_000)]) {
    here.put({ OnetrustActiveGroups: groups });
    see();
    assert.equal(heard.purposes.rank, undefined);
  }
  for (const model of ["opt-out", "implied consent"]) {
    const manager = STANDS.oneTrust(model);
    manager.install();
    manager.say("yes");
    assert.deepEqual(listen(t, oneTrust()).purposes, {}, model);
    const implied = listen(t, oneTrust({ implied: true }));
    assert.deepEqual([implied.purposes.rank, implied.last.explicit], ["granted", false], model);
    manager.say("no");
    assert.equal(implied.purposes.rank, "denied", "opting out is a choice in every model");
  }
});

test("case 20 Usercentrics: a category accepted in part is neither yes nor no", async (t) => {
  page(t);
  const v2 = listen(t, usercentricsV2({ event: "ucEvent" }));
  const said = (functional, type = "EXPLICIT") =>
    globalThis.dispatchEvent(new CustomEvent("ucEvent", { detail: { event: "consent_status", type, ucCategory: { functional } } }));
  said(true);
  assert.equal(v2.purposes.rank, "granted");
  said(null);
  assert.deepEqual(v2.purposes, {});
  said(true, "IMPLICIT");
  assert.deepEqual(v2.purposes, {});
  said(false);
  assert.equal(v2.purposes.rank, "denied");

  let state = "SOME_ACCEPTED";
  globalThis.__ucCmp = { isInitialized: async () => true, getConsentDetails: async () => ({ consent: { type: "EXPLICIT" }, categories: { functional: { state } } }) };
  t.after(() => delete globalThis.__ucCmp);
  const v3 = listen(t, usercentrics());
  await told();
  assert.deepEqual(v3.purposes, {});
  state = "ALL_ACCEPTED";
  see();
  await told();
  assert.equal(v3.purposes.rank, "granted");
  globalThis.dispatchEvent(new CustomEvent("UC_UI_CMP_EVENT", { detail: { type: "DENY_ALL" } }));
  assert.equal(v3.purposes.rank, "denied", "at once, before it answers");
  globalThis.__ucCmp.getConsentDetails = () => Promise.reject(new Error("gone"));
  see();
  await told();
  assert.deepEqual(v3.purposes, {});
});

test("case 22 Shopify allows by region without a choice: no grant, and where the site lets it count, recorded as not explicit", async (t) => {
  page(t);
  const manager = stand("shopify");
  t.after(() => manager.remove());
  manager.install();
  const strict = await shop(t, [shopify()]);
  assert.equal(strict.mode, "contextual");
  const lenient = await shop(t, [shopify({ implied: true })]);
  assert.equal(lenient.mode, "persistent");
  const heard = [];
  lenient.on("consent", ({ sources }) => heard.push(sources[0].explicit));
  assert.equal(lenient.consent.get().sources[0].explicit, false);
  manager.say("yes");
  await told();
  assert.deepEqual([strict.mode, lenient.mode, Object.hasOwn(lenient.consent.get().sources[0], "explicit")], ["persistent", "persistent", false]);
  manager.say("no");
  await told();
  assert.deepEqual([strict.mode, lenient.mode], ["contextual", "contextual"]);
  assert.deepEqual(heard, [undefined, undefined]);
});

test("what nobody chose counts in no manager, unless the site says so", async (t) => {
  const here = page(t);
  const quiet = { Cookiebot: { hasResponse: true, consent: { preferences: true, statistics: true, method: "implied" } } };
  const all = Object.fromEntries(["cookies", "create_content_profile", "select_personalized_content", "measure_content_performance"].map((id) => [id, { enabled: true }]));
  const globals = [
    [cookiebot, quiet],
    [didomi, { Didomi: { getCurrentUserStatus: () => ({ regulation: "cpra", purposes: all }), isUserConsentStatusPartial: () => false } }],
    [fides, { Fides: { consent: { functional: true, analytics: true }, fides_meta: { consentMethod: "dismiss" } } }],
  ];
  for (const [source, put] of globals) {
    here.put(put);
    assert.deepEqual(listen(t, source()).purposes, {}, source.name);
    assert.equal(listen(t, source({ implied: true })).last.explicit, false, source.name);
  }
});

test("case 27 two managers disagree: the more restrictive answer holds, whoever speaks last", async (t) => {
  page(t);
  const [one, two] = [stand("tcf"), stand("cookiebot")];
  t.after(() => (one.remove(), two.remove()));
  one.install();
  two.install();
  const p = await shop(t, [tcf(), cookiebot()]);
  for (const [first, second, mode] of [["yes", "nothing", "contextual"], ["yes", "yes", "persistent"], ["yes", "no", "contextual"], ["nothing", "yes", "contextual"], ["yes", "yes", "persistent"]]) {
    one.say(first);
    two.say(second);
    await told();
    assert.equal(p.mode, mode, `${first} and ${second}`);
  }
});

test("a no to purpose 11 of TCF switches all choosing off, and back on with a yes", async (t) => {
  page(t);
  const manager = stand("tcf");
  t.after(() => manager.remove());
  manager.install();
  const p = await shop(t, [tcf(), site({ grant: ALL })]);
  const candidates = ["atlas", "pan", "knife"];
  manager.say("no");
  await told();
  assert.equal(p.mode, "off");
  assert.equal(p.consent.get().sources.find(({ name }) => name === "tcf").off, true);
  assert.deepEqual(idsOf(p.rank({ slot: "a", candidates })), candidates);
  manager.say("yes");
  await told();
  assert.equal(p.mode, "persistent");
  const lax = await shop(t, [tcf({ asksFor11: false })]);
  manager.say("no");
  await told();
  assert.deepEqual([p.mode, lax.mode], ["off", "contextual"]);
});

test("a report that cannot be understood takes back what was granted", async (t) => {
  let say;
  const p = await open(t, { mode: undefined, consent: [{ name: "cmp", connect: (report) => ((say = report), () => {}) }] });
  const errors = [];
  p.on("error", ({ field }) => errors.push(field));
  const granted = { store: "granted", profile: "granted", rank: "granted" };
  for (const [bad, field] of [[{ purposes: granted, of: true }, "of"], [{ purposes: { ...granted, rank: "yes" } }, "purposes.rank"], [undefined, ""], [{ purposes: granted, off: 1 }, "off"], [{ purposes: granted, explicit: "no" }, "explicit"]]) {
    say({ purposes: granted });
    assert.equal(p.mode, "persistent");
    say(bad);
    assert.equal(p.mode, "contextual");
    await told();
    assert.equal(errors.pop(), `consent.cmp${field && `.${field}`}`);
  }
});

test("options that are wrong are errors that name the field", () => {
  for (const [make, field] of [
    [() => tcf({ signal: "publisher" }), ".signal"],
    [() => tcf({ signals: "vendors" }), ".signals"],
    [() => tcf({ custom: { profile: "1" } }), ".custom.profile"],
    [() => tcf({ elsewhere: ["all"] }), ".elsewhere[0]"],
    [() => gpp({ sensitive: "rank" }), ".sensitive"],
    [() => gcm({ dataLayer: "" }), ".dataLayer"],
    [() => fides({ purposes: { ranking: "functional" } }), ".purposes.ranking"],
    [() => fides({ purposes: { rank: ["functional", 5] } }), ".rank[1]"],
    [() => shopify({ implied: "yes" }), ".implied"],
  ]) {
    assert.throws(make, { name: "HomebodyError", code: "invalid-input", field });
  }
});
