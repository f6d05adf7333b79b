// Asking first: what the sources say, what is read and written for it, and when.
import assert from "node:assert/strict";
import test from "node:test";
import { createPersonalizer, gpc, remembered, site } from "homebody";
import { FakeStorage, ITEMS, open, told } from "./lib/shop.mjs";

const ALL = ["store", "profile", "rank", "measure"];
const DAY = 86_400_000;
const KEY = "homebody:default:consent";
const states = (personalizer) => Object.values(personalizer.consent.get().purposes);

test("silence grants nothing", async (t) => {
  const personalizer = await open(t, { mode: undefined });
  assert.equal(personalizer.mode, "contextual");
  assert.deepEqual(states(personalizer), ["unknown", "unknown", "unknown", "unknown"]);
  assert.deepEqual(ALL.map(personalizer.consent.has), [false, false, false, false]);
  personalizer.track("view", "knife");
  assert.deepEqual(personalizer.profile.get().events, []);
  assert.throws(() => personalizer.profile.declare({ "brand=Acme": 1 }), { code: "consent-required" });
});

test("granting and withdrawing are one call each, and hold when they return", async (t) => {
  const personalizer = await open(t, { mode: undefined, consent: [site()] });
  const plain = personalizer.rank({ slot: "a" });
  personalizer.consent.grant("store", "profile", "rank");
  assert.equal(personalizer.mode, "persistent");
  assert.deepEqual(ALL.map(personalizer.consent.has), [true, true, true, false]);
  personalizer.track("view", "atlas");
  assert.ok(personalizer.rank({ slot: "a" }).items[0].score > plain.items[0].score || personalizer.rank({ slot: "a" }) !== plain);
  personalizer.consent.withdraw();
  assert.equal(personalizer.mode, "contextual");
  assert.deepEqual(states(personalizer), ["denied", "denied", "denied", "denied"]);
  const after = personalizer.rank({ slot: "a" });
  assert.deepEqual(after.items.map(({ id, score }) => [id, score]), plain.items.map(({ id, score }) => [id, score]));
  assert.ok(after.items.every(({ reasons }) => reasons.every(({ kind }) => kind !== "event" && kind !== "interest")));
});

test("purposes are separate; withdrawing one leaves the others", async (t) => {
  const personalizer = await open(t, { mode: undefined });
  personalizer.consent.grant("store", "profile", "rank", "measure");
  assert.deepEqual(personalizer.consent.get().sources.map(({ name }) => name), ["site"], "a source of our own, where there is none");
  personalizer.consent.withdraw("measure");
  assert.deepEqual(states(personalizer), ["granted", "granted", "granted", "denied"]);
  personalizer.consent.withdraw("rank");
  assert.equal(personalizer.mode, "contextual");
});

test("a grant made before the engine is there holds when it comes", async (t) => {
  const personalizer = createPersonalizer({ catalog: ITEMS });
  t.after(() => personalizer.dispose());
  assert.deepEqual(states(personalizer), ["unknown", "unknown", "unknown", "unknown"]);
  personalizer.consent.grant("store", "profile", "rank");
  await personalizer.ready;
  assert.equal(personalizer.mode, "persistent");
});

test("site passes on what the site knows", async (t) => {
  const personalizer = await open(t, { mode: undefined, consent: [site({ grant: ["store", "profile", "rank"], deny: ["measure"] })] });
  assert.deepEqual(states(personalizer), ["granted", "granted", "granted", "denied"]);
});

test("remembered reads its one item once until storage is granted, and writes only when the visitor chooses", async (t) => {
  const storage = new FakeStorage();
  const personalizer = await open(t, { mode: undefined, consent: [remembered({ storage })] });
  personalizer.track("view", "knife");
  personalizer.rank({ slot: "a" });
  assert.deepEqual(storage.calls, [["get", KEY]]);
  personalizer.consent.grant("store", "profile", "rank");
  await told();
  personalizer.track("view", "knife");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(storage.calls.slice(0, 2), [["get", KEY], ["set", KEY]]);
  const again = storage.calls.splice(2);
  assert.ok(again.length && again.every(([how, key]) => how === "get" && key === KEY), "before it is used the yes is looked at again");
  const item = JSON.parse(storage.items.get(KEY));
  assert.deepEqual(Object.keys(item).sort(), ["at", "notice", "purposes", "v"]);
  assert.deepEqual(item.purposes, { store: "granted", profile: "granted", rank: "granted" });
  personalizer.dispose();

  const next = await open(t, { mode: undefined, consent: [remembered({ storage })] });
  assert.equal(next.mode, "persistent");
  next.consent.withdraw();
  storage.calls.length = 0;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(storage.calls, [], "a no is not looked at again");
  assert.deepEqual(JSON.parse(storage.items.get(KEY)).purposes, Object.fromEntries(ALL.map((purpose) => [purpose, "denied"])));
  next.dispose();

  const last = await open(t, { mode: undefined, consent: [remembered({ storage })] });
  assert.deepEqual(states(last), ["denied", "denied", "denied", "denied"]);
  assert.deepEqual(storage.calls, [["get", KEY]]);
});

test("what remembered does not trust is no choice", async (t) => {
  const good = { v: 1, purposes: { store: "granted", profile: "granted", rank: "granted" }, at: Date.now() - DAY, notice: "" };
  const texts = [
    "", "nonsense", "null", "[]", "5",
    JSON.stringify({ ...good, v: 2 }),
    JSON.stringify({ ...good, notice: "2" }),
    JSON.stringify({ ...good, at: Date.now() - 181 * DAY }),
    JSON.stringify({ ...good, at: Date.now() + 2 * DAY }),
    JSON.stringify({ ...good, at: "now" }),
    JSON.stringify({ ...good, purposes: [] }),
    JSON.stringify({ ...good, purposes: { store: "yes", profile: true } }),
    `{"__proto__":${JSON.stringify(good)}}`,
    JSON.stringify({ ...good, more: "x".repeat(2000) }),
  ];
  for (const text of texts) {
    const storage = new FakeStorage();
    storage.items.set(KEY, text);
    const personalizer = await open(t, { mode: undefined, consent: [remembered({ storage })] });
    assert.deepEqual(states(personalizer), ["unknown", "unknown", "unknown", "unknown"], text);
  }
  const storage = new FakeStorage();
  storage.items.set(KEY, JSON.stringify(good));
  assert.equal((await open(t, { mode: undefined, consent: [remembered({ storage })] })).mode, "persistent");
  storage.items.set("mine", JSON.stringify({ ...good, notice: "3" }));
  const options = { storage, key: "mine", noticeVersion: "3", days: 2 };
  assert.equal((await open(t, { mode: undefined, consent: [remembered(options)] })).mode, "persistent");
  const { validUntil } = (await open(t, { mode: undefined, consent: [remembered(options)] })).consent.get().sources[0];
  assert.equal(validUntil, good.at + 2 * DAY);
});

test("remembered lives with a storage that throws, or none", async (t) => {
  const storage = { getItem() { throw new Error("no"); }, setItem() { throw new Error("full"); } };
  for (const source of [remembered({ storage }), remembered()]) {
    const personalizer = await open(t, { mode: undefined, consent: [source] });
    personalizer.consent.grant("store", "profile", "rank");
    assert.equal(personalizer.mode, "persistent");
    personalizer.consent.withdraw("store");
    assert.equal(personalizer.mode, "contextual");
  }
});

test("gpc only ever lowers", async (t) => {
  const describe = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  t.after(() => (describe ? Object.defineProperty(globalThis, "navigator", describe) : delete globalThis.navigator));
  const browser = { globalPrivacyControl: undefined };
  Object.defineProperty(globalThis, "navigator", { value: browser, configurable: true });
  const granted = () => site({ grant: ALL });
  const purposes = async (signal, options) => {
    browser.globalPrivacyControl = signal;
    return states(await open(t, { mode: undefined, consent: [granted(), gpc(options)] }));
  };
  for (const silent of [undefined, false, "1", 1]) assert.deepEqual(await purposes(silent), ["granted", "granted", "granted", "granted"]);
  assert.deepEqual(await purposes(true), ["granted", "granted", "granted", "denied"]);
  assert.deepEqual(await purposes(true, { strict: true }), ["denied", "denied", "denied", "denied"]);
});

test("every configured granting source must grant", async (t) => {
  let say;
  const cmp = { name: "cmp", connect: (report) => ((say = report), () => (say = undefined)) };
  const personalizer = await open(t, { mode: undefined, consent: [site({ grant: ["store", "profile", "rank"] }), cmp] });
  assert.equal(personalizer.mode, "contextual", "it has not answered");
  say({ purposes: { store: "granted", profile: "granted", rank: "granted" } });
  assert.equal(personalizer.mode, "persistent");
  say({ purposes: { rank: "denied" } });
  assert.equal(personalizer.mode, "contextual");
  personalizer.dispose();
  assert.equal(say, undefined, "it was disconnected");
});

test("a source that misbehaves is reported and grants nothing", async (t) => {
  const errors = [];
  const sources = [
    { name: "cmp", connect: (report) => (report({ purposes: { store: "yes" } }), () => {}) },
    { name: "tcf", connect() { throw new Error("broken"); } },
    { name: "gcm", connect: (report) => (report({ purposes: { rank: "granted" }, at: NaN }), () => { throw new Error("stuck"); }) },
  ];
  const personalizer = createPersonalizer({ catalog: ITEMS, consent: sources });
  personalizer.on("error", ({ field }) => errors.push(field));
  await personalizer.ready;
  await told();
  assert.deepEqual(errors.sort(), ["consent.cmp.purposes.store", "consent.gcm.at", "consent.tcf"]);
  assert.deepEqual(states(personalizer), ["unknown", "unknown", "unknown", "unknown"]);
  personalizer.dispose();
});

test("a source can be connected and disconnected later, each name once", async (t) => {
  const personalizer = await open(t, { mode: undefined, consent: [site({ grant: ["store", "profile", "rank"] })] });
  assert.throws(() => personalizer.consent.connect(site()), { code: "invalid-input", field: "source.name" });
  const stop = personalizer.consent.connect({ name: "tcf", connect: () => () => {} });
  assert.equal(personalizer.mode, "contextual");
  stop();
  stop();
  assert.equal(personalizer.mode, "persistent");
});

test("a host's word and an audience of minors", async (t) => {
  const off = await open(t, { mode: "off", consent: [site({ grant: ALL })] });
  const candidates = ["atlas", "pan", "knife"];
  assert.deepEqual(off.rank({ slot: "a", candidates }).items.map(({ id }) => id), candidates);
  assert.equal(off.mode, "off");
  const minor = await open(t, { audience: "minor", consent: [site({ grant: ALL })] });
  assert.equal(minor.mode, "contextual");
});

test("this visit only: known until it ends, whatever was chosen before", async (t) => {
  const storage = new FakeStorage();
  const personalizer = await open(t, { mode: undefined, consent: [remembered({ storage })] });
  personalizer.consent.withdraw();
  const kept = storage.items.get(KEY);
  personalizer.consent.visit();
  assert.equal(personalizer.mode, "session");
  assert.deepEqual([personalizer.consent.get().visit, states(personalizer)], [true, ["denied", "granted", "granted", "denied"]]);
  personalizer.track("view", "atlas");
  assert.equal(personalizer.profile.get().events.length, 1);
  assert.equal(storage.items.get(KEY), kept, "nothing of it is kept");
  personalizer.consent.visit(false);
  assert.deepEqual([personalizer.mode, personalizer.profile.get().events], ["contextual", []]);
  personalizer.consent.visit(true);
  personalizer.consent.withdraw();
  assert.equal(personalizer.mode, "contextual", "the next choice ends it");
  personalizer.consent.visit(true);
  personalizer.consent.grant("store", "profile", "rank");
  assert.equal(personalizer.mode, "persistent");
  assert.throws(() => personalizer.consent.visit("yes"), { code: "invalid-input", field: "on" });
});

test("this visit only can be said before the engine is there, and overrules no one else", async (t) => {
  const early = createPersonalizer({ catalog: ITEMS });
  t.after(() => early.dispose());
  early.consent.visit();
  early.track("view", "atlas");
  await early.ready;
  assert.deepEqual([early.mode, early.profile.get().events.length], ["session", 1]);

  const cmp = { name: "cmp", connect: (report) => (report({ purposes: { store: "denied", profile: "denied", rank: "denied" } }), () => {}) };
  const denied = await open(t, { mode: undefined, consent: [cmp] });
  denied.consent.visit();
  assert.equal(denied.mode, "contextual");
});

test("a word that nobody understands takes back what its source granted, and nothing that it denied", async (t) => {
  const say = {};
  const source = (name) => ({ name, connect: (report) => ((say[name] = report), () => {}) });
  const personalizer = await open(t, { mode: undefined, consent: [source("tcf"), source("gpp")] });
  const granted = { store: "granted", profile: "granted", rank: "granted", measure: "granted" };
  say.tcf({ purposes: granted });
  say.gpp({ purposes: { measure: "denied" } });
  assert.deepEqual(states(personalizer), ["granted", "granted", "granted", "denied"]);
  say.gpp({ purposes: { measure: "perhaps" } });
  assert.deepEqual(states(personalizer), ["granted", "granted", "granted", "denied"], "an objection stands");
  say.tcf({ purposes: { rank: "denied" }, off: true });
  say.tcf("nonsense");
  assert.equal(personalizer.mode, "off");
  assert.equal(personalizer.consent.get().purposes.rank, "denied");
  say.tcf({ purposes: granted });
  say.tcf(null);
  assert.deepEqual(states(personalizer), ["unknown", "unknown", "unknown", "denied"], "no grant does");
});

test("this visit only, said again or taken back where it was not said, loses nothing", async (t) => {
  const personalizer = await open(t, { mode: undefined });
  personalizer.consent.visit();
  personalizer.track("view", "atlas");
  personalizer.consent.visit();
  assert.equal(personalizer.profile.get().events.length, 1);

  const inSession = await open(t);
  inSession.track("view", "atlas");
  inSession.consent.visit(false);
  assert.equal(inSession.profile.get().events.length, 1);
});
