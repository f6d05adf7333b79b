// A small world that runs the package as it is published: tabs with their own globals over one disk, time that passes only
// when the world says so, and a seed that decides what happens next. The same seed gives the same history.
import { Random } from "../random.mjs";
import { Buckets, Factory } from "./face.mjs";
import { Disk } from "./disk.mjs";

/** Tabs take turns; what is asked of a global goes to the one whose turn it is. */
let current;

const MADE = {
  indexedDB: (tab) => tab.indexedDB,
  localStorage: (tab) => tab.localStorage,
  document: () => ({}),
  navigator: (tab) => tab.navigator,
  BroadcastChannel: (tab) => tab.BroadcastChannel,
  setTimeout: (tab) => tab.setTimeout,
  clearTimeout: (tab) => tab.clearTimeout,
  addEventListener: (tab) => tab.addEventListener,
  removeEventListener: (tab) => tab.removeEventListener,
};
const real = new Map();
for (const [name, of] of Object.entries(MADE)) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  const old = () => (before?.get ? before.get.call(globalThis) : before?.value);
  real.set(name, old());
  Object.defineProperty(globalThis, name, {
    get: () => (current ? of(current) : old()),
    set: () => {},
    configurable: true,
  });
}
const { now: realNow } = Date;
Date.now = () => (current ? current.world.now : realNow());
const breathe = () => new Promise((resolve) => setImmediate(resolve));

export class World extends Random {
  now = 1_800_000_000_000;
  tabs = [];
  disk = new Disk(this);
  local = new Map();
  trace = [];
  faults = {};

  constructor(seed, { pipes = false, buckets = false } = {}) {
    super(seed);
    Object.assign(this, { seed, pipes, buckets });
  }

  fault(kind) {
    return this.faults[kind] ? this.draw() < this.faults[kind] : false;
  }

  /** For whoever watches. */
  committed() {}
  deleted() {}

  get open() {
    return this.tabs.filter(({ alive }) => alive);
  }
  newTab() {
    const tab = new Tab(this, this.tabs.length);
    this.tabs.push(tab);
    return tab;
  }

  /** Runs something in a tab, with everything that follows from it at once. */
  async turn(tab, label, run) {
    this.trace.push(`${tab.number} ${label}`);
    current = tab;
    try {
      run();
    } finally {
      await breathe();
      for (const after of tab.after.splice(0)) after();
      current = undefined;
    }
  }

  /** What could happen next without anyone's doing. */
  choices() {
    const all = this.disk.choices().map((run) => async () => run());
    for (const tab of this.open) {
      if (tab.out.length) all.push(async () => tab.out.shift()());
      if (tab.frozen) continue;
      for (const queue of [tab.events, tab.hints]) if (queue.length) all.push(() => this.turn(tab, queue[0].label, queue.shift()));
      const due = tab.dueTimer();
      if (due) all.push(() => this.turn(tab, "timer", () => tab.fire(due)));
    }
    return all;
  }

  /** One small step; whether there was one. */
  async step() {
    this.now += this.below(3);
    const choices = this.choices();
    if (!choices.length) return false;
    await this.pick(choices)();
    return true;
  }

  /** Until nothing more happens by itself, timers included. */
  async settle(most = 5000) {
    for (let i = 0; i < most; i++) {
      if (await this.step()) continue;
      const next = Math.min(...this.open.filter(({ frozen }) => !frozen).flatMap(({ timers }) => [...timers.values()].map(({ at }) => at)));
      if (next === Infinity) return;
      this.now = Math.max(this.now, next);
    }
    throw new Error(`seed ${this.seed}: it does not come to rest`);
  }
}

const labelled = (label, run) => Object.assign(run, { label });

export class Tab {
  alive = true;
  frozen = false;
  /** On the way to the disk, from the disk, and from other tabs: each in order. */
  out = [];
  events = [];
  hints = [];
  after = [];
  timers = new Map();
  channels = new Set();
  listeners = new Map();
  /** The latest withdrawal that it knows of. */
  knows = 0;
  #ids = 0;

  constructor(world, number) {
    Object.assign(this, { world, number, disk: world.disk });
    this.indexedDB = new Factory(this, "");
    this.navigator = world.buckets ? { storageBuckets: new Buckets(this) } : {};
    const tab = this;
    this.localStorage = {
      getItem: (key) => world.local.get(key) ?? null,
      setItem(key, value) {
        if (!tab.alive) return;
        world.local.set(key, value);
        tab.others().forEach((other) => other.hint("storage", () => other.dispatch("storage", { key, newValue: value })));
      },
    };
    this.BroadcastChannel = class {
      constructor(name) {
        this.name = name;
        tab.channels.add(this);
      }
      postMessage(data) {
        if (!tab.alive) return;
        for (const other of tab.others()) {
          for (const channel of other.channels) {
            if (channel.name !== this.name) continue;
            if (other.frozen) other.kill(); // as Chromium does
            else other.hint("message", () => other.channels.has(channel) && channel.onmessage?.({ data }));
          }
        }
      }
      close() {
        tab.channels.delete(this);
      }
    };
    this.setTimeout = (run, ms = 0) => {
      const id = ++this.#ids;
      this.timers.set(id, { at: world.now + ms, run });
      return id;
    };
    this.clearTimeout = (id) => this.timers.delete(id);
    this.addEventListener = (type, f) => this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(f));
    this.removeEventListener = (type, f) => this.listeners.get(type)?.delete(f);
  }

  others() {
    return this.world.open.filter((other) => other !== this);
  }
  /** To the disk. */
  send(act) {
    if (!this.alive) return;
    if (this.world.pipes) this.out.push(act);
    else act();
  }
  /** From the disk. A page that was put aside is given up when it is asked to let go of a database. */
  deliver(run, label = "event") {
    if (!this.alive) return;
    if (this.frozen && label === "versionchange") return this.kill();
    this.events.push(labelled(label, run));
  }
  hint(label, run) {
    if (this.alive && !this.frozen) this.hints.push(labelled(label, run));
  }
  afterStep(run) {
    this.after.push(run);
  }
  dispatch(type, detail = {}) {
    for (const f of [...(this.listeners.get(type) ?? [])]) f({ type, ...detail });
  }
  dueTimer() {
    for (const [id, { at }] of this.timers) if (at <= this.world.now) return id;
    return undefined;
  }
  fire(id) {
    const { run } = this.timers.get(id);
    this.timers.delete(id);
    run();
  }

  freeze() {
    this.frozen = true;
  }
  thaw() {
    this.frozen = false;
  }
  /** The process is gone, at once. What was on its way to the disk arrives, or does not. */
  kill() {
    if (!this.alive) return;
    for (const act of this.out.splice(0).slice(0, this.world.coin() ? undefined : 0)) act();
    this.alive = false;
    this.disk.forget(this);
    for (const list of [this.events, this.hints, this.after]) list.length = 0;
    this.timers.clear();
    this.channels.clear();
    this.listeners.clear();
  }

  /** After the history: what the package holds of memory is given back. */
  async bury(end) {
    this.kill();
    current = this;
    end();
    await breathe();
    current = undefined;
  }
}
