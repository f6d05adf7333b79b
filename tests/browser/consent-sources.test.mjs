// Sources of consent beside the real managers that are published as packages, and the cases of consent that need a browser.
import assert from "node:assert/strict";
import test, { before } from "node:test";
import { serveVendors } from "./lib/vendors.mjs";
import { database, gone, kept, mode, open, seen, until, view, visitor } from "./lib/visitor.mjs";

before(serveVendors);

/** A page with the package, and what a test says in it: `source(entry, how)` makes one, `heard` is what it said. */
async function managed(t, context) {
  const page = await open(t, context ?? (await visitor(t)), "?policy=managed");
  await page.evaluate(() => {
    globalThis.source = async (entry, make) => {
      const made = make(await import(`/dist/consent/${entry}.js`));
      globalThis.heard = [];
      globalThis.stop = made.connect((report) => heard.push(report), "default");
      return made;
    };
    globalThis.last = () => heard.at(-1)?.purposes;
  });
  return page;
}

/** The reference implementation of TCF; `choose` writes a real TC string, and tells it as a manager does. */
const withTcf = (page) =>
  page.evaluate(async () => {
    const { CmpApi, GVL, TCModel, TCString } = await import("/vendor/iabtcf.js");
    const list = { gvlSpecificationVersion: 3, vendorListVersion: 1, tcfPolicyVersion: 4, lastUpdated: new Date().toISOString() };
    const gvl = new GVL({ ...list, purposes: {}, specialPurposes: {}, features: {}, specialFeatures: {}, vendors: {}, stacks: {}, dataCategories: {} });
    globalThis.makeCmp = () => {
      globalThis.cmp = new CmpApi(2, 1, true);
      // As in the framework's own code, which answers `ping` and listeners from here on.
      return cmp;
    };
    globalThis.choose = ({ publisher = [], purpose = [], interests = [], customs = [], treated = false, ui = false }) => {
      const model = new TCModel(gvl);
      Object.assign(model, { cmpId: 2, cmpVersion: 1, isServiceSpecific: true, purposeOneTreatment: treated, numCustomPurposes: customs.length ? 3 : 0 });
      model.publisherConsents.set(publisher);
      model.purposeConsents.set(purpose);
      model.publisherLegitimateInterests.set(interests);
      model.publisherCustomConsents.set(customs);
      cmp.update(TCString.encode(model), ui);
    };
  });

const ALL = [1, 5, 6, 11];
const granted = { store: "granted", profile: "granted", rank: "granted", measure: "denied" };

test("case 01 no manager and no signal: contextual, and not one storage call", async (t) => {
  const page = await managed(t);
  const calls = await page.evaluate(async () => {
    const made = [];
    for (const [entry, name] of [["tcf", "tcf"], ["gpp", "gpp"], ["klaro", "klaro"], ["dnt", "dnt"]]) made.push((await import(`/dist/consent/${entry}.js`))[name]());
    spied.length = 0;
    await start({ consent: [...made, homebody.gpc()] });
    p.track("view", "knife");
    await new Promise((resolve) => setTimeout(resolve, 300));
    return spied.filter((call) => watched.keeping.some((name) => call.startsWith(name)));
  });
  assert.deepEqual([calls, await mode(page)], [[], "contextual"]);
});

test("case 03 only the stub of TCF is there: unknown for ever, and its queue does not grow", async (t) => {
  const page = await managed(t);
  const [reports, queued] = await page.evaluate(async () => {
    await import("/vendor/iabtcf-stub.js");
    const made = await source("tcf", ({ tcf }) => tcf());
    for (let i = 0; i < 50; i++) made.refresh();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [heard.map(({ purposes }) => Object.keys(purposes).length), __tcfapi().length];
  });
  assert.ok(reports.every((named) => named === 0));
  assert.equal(queued, 1);
});

test("case 03 and when the manager comes it plays the stub's queue, and is heard", async (t) => {
  const page = await managed(t);
  await page.evaluate(async () => {
    await import("/vendor/iabtcf-stub.js");
    await source("tcf", ({ tcf }) => tcf());
  });
  await withTcf(page);
  await page.evaluate((publisher) => {
    makeCmp();
    choose({ publisher });
  }, ALL);
  assert.deepEqual(await until(() => page.evaluate(() => last()), (said) => said?.rank), granted);
});

test("case 04 the GDPR does not apply: there are no purposes, nothing is granted unless the site says what holds then", async (t) => {
  const page = await managed(t);
  await withTcf(page);
  const said = await page.evaluate(async () => {
    makeCmp();
    cmp.update(null);
    await source("tcf", ({ tcf }) => tcf());
    const usual = heard.at(-1);
    await source("tcf", ({ tcf }) => tcf({ elsewhere: ["store", "profile", "rank"] }));
    return [usual, heard.at(-1)];
  });
  assert.deepEqual(said, [{ purposes: {} }, { purposes: { store: "granted", profile: "granted", rank: "granted" }, explicit: false }]);
});

test("case 05 whether the GDPR applies is not known at first, then it does", async (t) => {
  const page = await managed(t);
  await withTcf(page);
  const [first, then] = await page.evaluate(async (publisher) => {
    const data = { cmpStatus: "loaded", eventStatus: "tcloaded", publisher: { consents: { 1: true, 5: true, 6: true, 11: true }, legitimateInterests: {} } };
    let listener;
    globalThis.__tcfapi = (command, version, callback) => command === "addEventListener" && ((listener = callback), callback({ ...data, listenerId: 0 }, true));
    await source("tcf", ({ tcf }) => tcf());
    const first = last();
    listener({ ...data, gdprApplies: true, listenerId: 0 }, true);
    return [first, last(), publisher];
  }, ALL);
  assert.deepEqual([first, then], [{}, granted]);
});

test("case 06 while the manager's dialog is open old consents are no decision: nothing is written", async (t) => {
  const page = await managed(t);
  await withTcf(page);
  await page.evaluate(async (publisher) => {
    makeCmp();
    choose({ publisher, ui: true });
    const { tcf } = await import("/dist/consent/tcf.js");
    await start({ consent: [tcf()] });
    p.track("view", "knife");
  }, ALL);
  await page.waitForTimeout(150);
  assert.deepEqual([await mode(page), await database(page)], ["contextual", undefined]);
  await page.evaluate((publisher) => choose({ publisher }), ALL);
  assert.equal(await mode(page), "persistent");
  await view(page, "knife");
  await kept(page);
  await page.evaluate((publisher) => choose({ publisher, ui: true }), ALL);
  assert.equal(await mode(page), "contextual", "the dialog is open again");
  await page.waitForTimeout(100);
  assert.deepEqual(await database(page), ["blob", "meta"], "what was stored stays");
});

test("case 07 a granting decision stores, a denying one erases", async (t) => {
  const page = await managed(t);
  await withTcf(page);
  await page.evaluate(async (publisher) => {
    makeCmp();
    choose({ publisher });
    const { tcf } = await import("/dist/consent/tcf.js");
    await start({ consent: [tcf()] });
  }, ALL);
  assert.equal(await mode(page), "persistent");
  await view(page, "knife");
  await kept(page);
  assert.deepEqual(await seen(page), ["knife"]);
  await page.evaluate(() => choose({ publisher: [11] }));
  assert.equal(await mode(page), "contextual");
  assert.deepEqual(await seen(page), []);
  assert.equal(await gone(page), undefined);
  await page.evaluate(() => choose({ publisher: [] }));
  assert.equal(await mode(page), "off", "a no to purpose 11 too");
  await page.evaluate((publisher) => choose({ publisher }), ALL);
  assert.deepEqual([await mode(page), await seen(page)], ["persistent", []]);
});

test("case 08 the listener with the number 0 is removed, and asking again leaves none behind", async (t) => {
  const page = await managed(t);
  await withTcf(page);
  const [added, removed, kept] = await page.evaluate(async (publisher) => {
    makeCmp();
    choose({ publisher });
    const [added, removed] = [[], []];
    const real = __tcfapi;
    globalThis.__tcfapi = (command, version, callback, parameter) => {
      if (command === "removeEventListener") removed.push(parameter);
      return real(command, version, (data, success) => (command === "addEventListener" && !added.includes(data.listenerId) && added.push(data.listenerId), callback(data, success)), parameter);
    };
    const made = await source("tcf", ({ tcf }) => tcf());
    for (let i = 0; i < 5; i++) made.refresh();
    const said = last();
    stop();
    return [added, removed, said];
  }, ALL);
  assert.equal(added[0], 0);
  assert.deepEqual(added.sort(), removed.sort());
  assert.deepEqual(kept, granted);
});

const ofTcf = async (t, choice, make) => {
  const page = await managed(t);
  await withTcf(page);
  return page.evaluate(
    async ([choice, options]) => {
      Object.prototype[6] = true; // a careless script
      makeCmp();
      choose(choice);
      await source("tcf", ({ tcf }) => tcf(options));
      delete Object.prototype[6];
      return heard.at(-1);
    },
    [choice, make],
  );
};

test("case 09 the publisher denies 5 while the purpose is granted to vendors: denied", async (t) => {
  const purpose = [1, 5, 6, 8, 11];
  const { purposes } = await ofTcf(t, { publisher: [1, 11], purpose });
  assert.deepEqual(purposes, { store: "granted", profile: "denied", rank: "denied", measure: "denied" }, "nor is a polluted prototype believed");
  assert.deepEqual(await ofTcf(t, { publisher: [], purpose }, { signals: "purposes" }), { purposes: { ...granted, measure: "granted" } });
});

test("case 10 legitimate interest alone is no grant, except for 11", async (t) => {
  const { purposes, off } = await ofTcf(t, { publisher: [], interests: [5, 6, 8, 11] });
  assert.deepEqual([purposes, off], [{ store: "denied", profile: "denied", rank: "denied", measure: "denied" }, undefined]);
});

test("case 11 one treatment for purpose 1 means that it was never asked; a custom purpose may stand for another", async (t) => {
  const { purposes } = await ofTcf(t, { publisher: ALL, treated: true });
  assert.deepEqual(purposes, { profile: "granted", rank: "granted", measure: "denied" });
  const custom = await ofTcf(t, { publisher: [1, 11], customs: [2] }, { custom: { profile: 2, rank: 1 } });
  assert.deepEqual(custom.purposes, { store: "granted", profile: "granted", rank: "denied", measure: "denied" });
});

test("case 12 GPP by the reference implementation: flat sections, read only while they are ready", async (t) => {
  const page = await managed(t);
  const said = await page.evaluate(async () => {
    const { CmpApi } = await import("/vendor/iabgpp.js");
    const cmp = new CmpApi(1, 3);
    await source("gpp", ({ gpp }) => gpp());
    const said = [];
    const note = () => said.push(last().measure ?? "nothing");
    note();
    for (const [value, status] of [[2, "ready"], [1, "not ready"], [1, "ready"], [2, "not ready"], [2, "ready"]]) {
      cmp.setSignalStatus("not ready");
      cmp.setFieldValue("usnat", "SaleOptOut", value);
      cmp.fireSectionChange("usnat");
      cmp.setSignalStatus(status);
      note();
    }
    stop();
    const before = heard.length;
    cmp.setFieldValue("usnat", "SaleOptOut", 1);
    cmp.fireSectionChange("usnat");
    return [...said, heard.length - before];
  });
  assert.deepEqual(said, ["nothing", "nothing", "nothing", "denied", "denied", "nothing", 0]);
});

test("case 15 GPC in a worker equals the page's", async (t) => {
  for (const signal of [undefined, true, false]) {
    const context = await visitor(t);
    const page = await managed(t, context);
    const both = await page.evaluate(async (signal) => {
      if (signal !== undefined) Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => signal, configurable: true });
      await source("gpc", ({ gpc }) => gpc());
      const worker = new Worker(`/gpc-worker.js?signal=${signal}`, { type: "module" });
      const there = await new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
      worker.terminate();
      return [last(), there];
    }, signal);
    const expected = signal ? { measure: "denied" } : {};
    assert.deepEqual(both, [expected, expected], String(signal));
  }
});

test("case 19 Klaro: what is toggled but not saved is no choice", async (t) => {
  const page = await managed(t);
  const said = await page.evaluate(async () => {
    const real = await import("/vendor/klaro.js");
    const config = { elementID: "k", storageMethod: "localStorage", services: [{ name: "homebody", purposes: ["memory"] }, { name: "on", default: true, purposes: ["x"] }] };
    const manager = real.getManager(config);
    const api = { getManager: () => manager };
    const made = await source("klaro", ({ klaro }) => klaro({ api, purposes: { measure: "on" } }));
    const said = [];
    const note = (what) => (made.refresh(), said.push([what, last()]));
    note("at first");
    manager.updateConsent("homebody", true);
    note("toggled");
    manager.saveAndApplyConsents();
    note("saved");
    manager.updateConsent("homebody", false);
    note("toggled back");
    manager.saveAndApplyConsents();
    note("saved back");
    manager.resetConsents();
    note("reset");
    const watching = manager.watchers.size;
    stop();
    return { said, watchers: [watching, manager.watchers.size] };
  });
  const three = (state) => ({ store: state, profile: state, rank: state });
  assert.deepEqual(said.said, [
    ["at first", {}],
    ["toggled", {}],
    ["saved", { ...three("granted"), measure: "granted" }],
    ["toggled back", { ...three("granted"), measure: "granted" }],
    ["saved back", { ...three("denied"), measure: "granted" }],
    ["reset", {}],
  ]);
  assert.deepEqual(said.watchers, [1, 0]);
});

const withVanilla = (page, config) =>
  page.evaluate(async (config) => {
    globalThis.manager = await import("/vendor/vanilla.js");
    const names = ["necessary", "functionality", "personalization", "analytics"];
    const categories = Object.fromEntries(names.map((name) => [name, name === "necessary" ? { readOnly: true, enabled: true } : {}]));
    const translations = { en: { consentModal: { title: "t" }, preferencesModal: { sections: [] } } };
    await manager.run({ autoShow: false, categories, language: { default: "en", translations }, ...config });
    const { vanillaCookieConsent } = await import("/dist/consent/vanilla-cookieconsent.js");
    globalThis.made = () => vanillaCookieConsent({ api: manager });
  }, config);

test("case 21 vanilla-cookieconsent: reset(true) tells nobody, and the next write does not happen", async (t) => {
  const page = await managed(t);
  await withVanilla(page, {});
  await page.evaluate(() => start({ consent: [made()] }));
  assert.equal(await mode(page), "contextual");
  await page.evaluate(() => manager.acceptCategory("all"));
  assert.equal(await until(() => mode(page), (mode) => mode === "persistent"), "persistent");
  await view(page, "knife");
  await kept(page);
  const before = await page.evaluate(() => {
    manager.reset(true);
    return p.mode; // nobody told
  });
  const writes = await page.evaluate(async () => {
    const put = IDBObjectStore.prototype.put;
    let writes = 0;
    IDBObjectStore.prototype.put = function (...args) {
      writes++;
      return put.apply(this, args);
    };
    p.track("view", "pan");
    await new Promise((resolve) => setTimeout(resolve, 200));
    IDBObjectStore.prototype.put = put;
    return writes;
  });
  assert.deepEqual([before, writes, await mode(page)], ["persistent", 0, "contextual"]);
});

test("vanilla-cookieconsent in opt-out mode: what is enabled before a choice is none; a no is heard at once", async (t) => {
  const page = await managed(t);
  await withVanilla(page, { mode: "opt-out" });
  await page.evaluate(async () => {
    await source("vanilla-cookieconsent", made);
  });
  const said = () => page.evaluate(() => last());
  assert.deepEqual(await said(), {});
  await page.evaluate(() => manager.acceptCategory(["functionality", "personalization"]));
  assert.deepEqual(await until(said, (said) => said.rank), granted);
  await page.evaluate(() => manager.acceptCategory([]));
  assert.deepEqual(await until(said, (said) => said.rank === "denied"), { store: "denied", profile: "denied", rank: "denied", measure: "denied" });
});
