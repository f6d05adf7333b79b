// One random history of one visitor: tabs of a shop that look, withdraw, say yes again, erase, reload and close while the
// database is at work; and what must hold at every moment of it.
import assert from "node:assert/strict";
import { createPersonalizer, remembered, site } from "homebody";
import { packed } from "./shop.mjs";
import { World } from "./world.mjs";

const ALL = ["store", "profile", "rank"];
const THING = /x\d{4}/g;
const latin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

export class History {
  /** What was looked at: by which tab, and how many withdrawals there had been. */
  looked = new Map();
  stored = new Set();
  withdrawals = 0;
  erasures = 0;
  /** The last withdrawal whose transaction is completed. */
  complete = 0;
  tally = {};
  errors = [];
  #things = 0;

  constructor(seed, { source = "remembered", ...world } = {}) {
    this.source = source;
    this.world = new World(seed, world);
    this.world.committed = (tx) => {
      if (tx.clears) this.#completed(tx.knows, "cleared");
      this.#check(tx.mode);
    };
    this.world.deleted = ({ client }) => {
      this.#completed(client.knows, "deleted");
      this.stored = this.inside();
    };
  }

  count(what) {
    this.tally[what] = (this.tally[what] ?? 0) + 1;
  }
  #completed(withdrawal, how) {
    this.count(how);
    if (withdrawal > this.complete) this.complete = withdrawal;
  }

  /** All behaviour on the disk, wherever it lies. */
  inside() {
    const things = new Set();
    const look = (value) => {
      if (value instanceof Uint8Array) for (const [thing] of latin1(value).matchAll(THING)) things.add(thing);
      else if (value && typeof value === "object") Object.values(value).forEach(look);
    };
    for (const [, value] of this.world.disk.values()) look(value);
    return things;
  }

  #check() {
    const inside = this.inside();
    const is = (thing) => `seed ${this.world.seed}: ${thing} of tab ${this.looked.get(thing)?.tab}`;
    if (this.strict) {
      for (const thing of inside) assert.ok(this.looked.get(thing).withdrawals >= this.complete, `${is(thing)} is stored after withdrawal ${this.complete} was complete`);
    }
    for (const thing of this.stored) {
      if (inside.has(thing)) continue;
      if (this.withdrawals + this.erasures === 0) assert.fail(`${is(thing)} was stored and is lost`);
      this.count("gone");
      break;
    }
    if (inside.size) this.count("stored");
    this.stored = inside;
  }

  async load() {
    const { world } = this;
    const tab = world.newTab();
    const source = this.source === "site" ? () => site({ grant: ALL }) : () => remembered();
    await world.turn(tab, "load", () => {
      tab.p = createPersonalizer({ catalog: packed(), consent: [source()] });
      tab.p.ready.catch(() => {});
      tab.p.on("error", ({ code, fix }) => this.errors.push(`${code}: ${fix}`));
    });
    if (world.local.get("homebody:default:consent")?.includes("denied")) tab.knows = this.withdrawals;
    this.count("load");
    return tab;
  }
  act(tab, label, run) {
    this.count(label);
    return this.world.turn(tab, label, run);
  }
  look(tab) {
    const thing = `x${String(this.#things++).padStart(4, "0")}`;
    this.looked.set(thing, { tab: tab.number, withdrawals: this.withdrawals });
    return this.act(tab, "look", () => tab.p.track("view", thing));
  }
  grant(tab) {
    return this.act(tab, "grant", () => tab.p.consent.grant(...ALL));
  }
  withdraw(tab) {
    tab.knows = ++this.withdrawals;
    return this.act(tab, "withdraw", () => tab.p.consent.withdraw());
  }
  erase(tab) {
    this.erasures++;
    return this.act(tab, "erase", () => void tab.p.profile.erase().catch(() => {}));
  }
  async leave(tab) {
    await this.act(tab, "leave", () => tab.dispatch("pagehide", { persisted: false }));
    for (let i = this.world.below(4); i > 0; i--) await this.world.step();
    tab.kill();
  }
  async putAside(tab) {
    await this.act(tab, "put aside", () => tab.dispatch("pagehide", { persisted: true }));
    if (tab.alive) tab.freeze();
  }
  async comeBack(tab) {
    tab.thaw();
    await this.act(tab, "come back", () => tab.dispatch("pageshow", { persisted: true }));
  }

  /** A random deed of the visitor's. */
  async deed() {
    const { world } = this;
    const open = world.open;
    if (!open.length) return void (await this.load());
    const tab = world.pick(open);
    if (tab.frozen) return this.comeBack(tab);
    const dice = world.below(100);
    if (dice < 50) return this.look(tab);
    if (dice < 60) return this.withdraw(tab);
    // A yes before the erasure is done is remembered, the erasure that is due is not: such a page lives on until then.
    const owes = this.complete < this.withdrawals;
    if (dice < 72) {
      if (owes) tab.owes = true;
      return this.grant(tab);
    }
    if (owes && tab.owes && dice < 88) return undefined;
    if (dice < 75) return this.erase(tab);
    if (dice < 80) return this.leave(tab).then(() => this.load());
    if (dice < 84) return void tab.kill();
    if (dice < 88) return this.putAside(tab);
    if (open.length < 3) await this.load();
  }

  async end() {
    for (const tab of this.world.tabs) await tab.bury(() => tab.p?.dispose());
  }
}

/** What is loaded once is loaded before, so that a seed gives the same history alone and among others. */
export async function warmUp() {
  const history = new History(1);
  const tab = await history.load();
  while (await history.world.step());
  await Promise.race([tab.p.ready, new Promise((resolve) => setTimeout(resolve, 1000))]);
  await history.end();
}
