// Where sources of consent meet the engine. It keeps each one's last word, so that an engine that comes
// later, or comes again, hears it; the decision over all of them is the engine's.
import { PURPOSES, SOURCES, STATES } from "../codes.js";
import { Call, Op } from "../engine.js";
import { HomebodyError } from "../errors.js";
import type { Choice } from "../receipts/keeper.js";
import { fail, fields, flag, list, number, optional, time, within, word } from "../host.js";
import { Session } from "../session.js";
import { isSource } from "../settings.js";
import type { ConsentSource, ConsentState, Decision, Purpose, SourceName } from "../types.js";
import { Writer } from "../wire.js";
import { site } from "./site.js";

type Purposes = Partial<Record<Purpose, ConsentState>>;
interface Said {
  purposes: Purposes;
  at: number;
  /** 0: never. */
  validUntil: number;
  /** Bits: 1 off, 2 not explicit. */
  remarks: number;
}
interface Slot extends Said {
  readonly name: SourceName;
  readonly source: ConsentSource;
  stop: () => void;
}

const PERSONAL = ["store", "profile", "rank"] as const;

const nameOf = word(SOURCES);
const purposeList = list(PURPOSES.length * 4, word(PURPOSES));
const until = number(0, Number.MAX_VALUE);

export class Gate {
  readonly #session: Session;
  readonly #namespace: string;
  readonly #slots = new Map<SourceName, Slot>();
  /** The visitor wants to be known for this visit only, until a choice is made anew. */
  #visit = false;
  /** How many times a yes ended: what was begun under one is not finished under the next. */
  endings = 0;
  /** A no was said before there was an engine to hear it: a yes that followed must not find what was before. */
  #refused = false;
  /** Whether a source ever granted `store` in this page load: before that no other tab is spoken to. */
  everStored = false;
  /** The source that is handed the visitor's choice: its next word is news even if it is the same, since it may have lapsed. */
  #choosing: Slot | undefined;

  constructor(session: Session, namespace: string) {
    this.#session = session;
    this.#namespace = namespace;
    session.restore.push(() => this.#attach());
  }

  #attach(): void {
    if (this.#refused && this.says("store", "granted")) this.#session.call(Call.Change + Op.Erase, undefined, -1);
    this.#refused = false;
    for (const slot of this.#slots.values()) {
      this.#session.call(Call.Connect, undefined, numberOf(slot.name));
      if (slot.at) this.#session.call(Call.Report, written(slot), numberOf(slot.name));
    }
    if (this.#visit) this.#session.call(Call.Visit, undefined, 1);
  }

  connect(source: unknown, field = "source"): () => void {
    const name = within(field, () => {
      if (!isSource(source)) fail("pass a source, such as site(), remembered() or gpc()");
      return within(".name", () => nameOf(source.name));
    });
    if (this.#slots.has(name)) throw new HomebodyError("invalid-input", `${field}.name`, `there is a source "${name}" already: disconnect it first`);
    const slot: Slot = { name, source: source as ConsentSource, stop: () => {}, purposes: {}, at: 0, validUntil: 0, remarks: 0 };
    this.#slots.set(name, slot);
    this.#engage(Call.Connect, name);
    const current = () => this.#slots.get(name) === slot;
    try {
      slot.stop = slot.source.connect((report) => current() && this.#hear(slot, report), this.#namespace);
    } catch (thrown) {
      this.#session.report(asError(thrown, name));
    }
    return () => {
      if (!current()) return;
      this.#slots.delete(name);
      halt(slot);
      this.#engage(Call.Disconnect, name);
    };
  }

  /** Once there is an engine it hears of it now; otherwise when it comes. */
  #engage(call: Call, name: SourceName, bytes?: Uint8Array): void {
    if (this.#session.engine) this.#session.change(call, bytes, numberOf(name), true);
  }

  #hear(slot: Slot, report: unknown): void {
    try {
      const said = read(report, this.#session.now());
      const chosen = this.#choosing === slot;
      if (chosen) this.#choosing = undefined;
      else if (same(slot, said)) return;
      this.#say(slot, said);
    } catch (thrown) {
      // No grant outlives a word that nobody understands; a denial does.
      const denied = Object.entries(slot.purposes).filter(([, state]) => state === "denied");
      this.#say(slot, { ...slot, purposes: Object.fromEntries(denied), at: this.#session.now() });
      this.#session.report(asError(thrown, slot.name));
    }
  }

  #say(slot: Slot, said: Said): void {
    this.#refused ||= !this.#session.engine && PERSONAL.some((purpose) => said.purposes[purpose] === "denied");
    if (PERSONAL.some((purpose) => slot.purposes[purpose] === "granted" && said.purposes[purpose] !== "granted")) this.endings++;
    Object.assign(slot, said);
    if (isChoice(slot.name)) this.#visit = false;
    this.everStored ||= said.purposes.store === "granted";
    if (this.#session.engine) return this.#engage(Call.Report, slot.name, written(slot));
    // A word of any kind needs the engine: to restore what was kept, or to finish an erasure.
    if (Object.values(said.purposes).some((state) => state !== "unknown")) this.#session.start().catch(() => {});
  }

  get(): Decision {
    if (this.#session.engine) return JSON.parse(this.#session.call(Call.Decision));
    if (this.#session.disposed) this.#session.run(() => {});
    return Session.undecided(this.#session.mode);
  }

  has(purpose: unknown): boolean {
    return this.get().purposes[within("purpose", () => word(PURPOSES)(purpose))] === "granted";
  }

  /** The visitor's choice, handed to every source that keeps one; to a source of our own when there is none. */
  choose(purposes: unknown, state: "granted" | "denied"): Choice {
    if (this.#session.disposed) this.#session.run(() => {});
    const named = within("purposes", () => purposeList(purposes));
    if (state === "granted" && !named.length) fail("name the purposes that the visitor grants", "purposes");
    const chosen = named.length ? named : [...PURPOSES];
    const keepers = this.#keepers();
    const report = { purposes: this.#merge(chosen, state), at: this.#next(keepers) };
    for (const keeper of keepers) {
      this.#choosing = keeper;
      try {
        keeper.source.choose?.(report);
      } catch (thrown) {
        this.#session.report(asError(thrown, keeper.name));
      }
    }
    this.#choosing = undefined;
    // A withdrawal does not depend on anyone else's code having passed it on.
    if (state === "denied") this.deny(chosen);
    else if (!keepers.some(({ source }) => source.choose)) this.#say(this.#own(), { ...report, validUntil: 0, remarks: 0 });
    return {
      purposes: chosen,
      granted: state === "granted",
      at: report.at,
      validUntil: Math.max(...this.#keepers().map(({ validUntil }) => validUntil)),
      source: this.#keepers().map(({ name }) => name).join(" "),
    };
  }

  /** Before there is an engine it is only noted, and makes one. */
  visit(on: boolean): void {
    if (this.#session.disposed) this.#session.run(() => {});
    this.#visit = on;
    if (this.#session.engine) this.#session.change(Call.Visit, undefined, +on, true);
    else if (on) this.#session.start().catch(() => {});
  }

  /** Denies for this page load, whatever the sources keep: a withdrawal here, or one heard of from another tab. */
  deny(chosen: readonly Purpose[], at = this.#session.now()): void {
    const keepers = this.#keepers();
    for (const slot of keepers.length ? keepers : [this.#own()]) {
      if (chosen.every((purpose) => slot.purposes[purpose] === "denied")) continue;
      const purposes = { ...slot.purposes, ...Object.fromEntries(chosen.map((purpose) => [purpose, "denied"])) };
      this.#say(slot, { ...slot, purposes, at });
    }
  }

  /** Now, but later than the choice before, so that other tabs can tell the order of two within a millisecond. */
  #next(keepers: readonly Slot[]): number {
    const [now, last] = [this.#session.now(), Math.max(...keepers.map(({ at }) => at))];
    return last >= now && last < now + 1000 ? last + 1 : now;
  }

  #merge(chosen: readonly Purpose[], state: ConsentState): Purposes {
    const latest = this.#keepers().reduce<Slot | undefined>((best, slot) => (best && best.at >= slot.at ? best : slot), undefined);
    return { ...latest?.purposes, ...Object.fromEntries(chosen.map((purpose) => [purpose, state])) };
  }

  /** The sources that speak for a choice made on this site. */
  #keepers(): Slot[] {
    return [...this.#slots.values()].filter(({ name, source }) => isChoice(name) || source.choose);
  }

  #own(): Slot {
    if (!this.#slots.has("site")) this.connect(site());
    return this.#slots.get("site") as Slot;
  }

  /** Sources that can change without saying so are asked again; a promise while one of them has to ask elsewhere. */
  refresh(): Promise<unknown> | undefined {
    let asked: Promise<unknown> | undefined;
    for (const { name, source } of this.#slots.values()) {
      try {
        const answer = source.refresh?.();
        if (answer) asked = Promise.all([asked, answer]);
      } catch (thrown) {
        this.#session.report(asError(thrown, name));
      }
    }
    return asked;
  }

  says(purpose: Purpose, state: ConsentState): boolean {
    if (this.#visit && purpose === "profile" && state === "granted") return true;
    return [...this.#slots.values()].some(({ purposes }) => purposes[purpose] === state);
  }

  /** What is denied, and since when, to pass on to other tabs. */
  denials(): { purposes: Purpose[]; at: number } {
    const denying = [...this.#slots.values()].filter(({ purposes }) => Object.values(purposes).includes("denied"));
    return { purposes: PURPOSES.filter((purpose) => this.says(purpose, "denied")), at: Math.max(...denying.map(({ at }) => at)) };
  }

  grantedSince(time: number): boolean {
    return this.#keepers().some(({ purposes, at }) => at > time && purposes.store === "granted");
  }

  dispose(): void {
    for (const slot of this.#slots.values()) halt(slot);
    this.#slots.clear();
  }
}

const isChoice = (name: SourceName) => name === "site" || name === "remembered";
const numberOf = (name: SourceName) => SOURCES.indexOf(name);

/** What a source says, as the engine reads it. */
function written({ purposes, at, validUntil, remarks }: Said): Uint8Array {
  const bits = PURPOSES.reduce((bits, purpose, i) => bits | (STATES.indexOf(purposes[purpose] ?? "unknown") << (2 * i)), 0);
  return new Writer().u8(bits).f64(at).f64(validUntil).u8(remarks).bytes();
}

function read(report: unknown, now: number): Said {
  const from = fields(report, ["purposes", "at", "validUntil", "off", "explicit"]);
  const states = within(".purposes", () => fields(from["purposes"], PURPOSES));
  const purposes: Purposes = {};
  for (const purpose of PURPOSES) {
    const state = within(".purposes", () => optional(states, purpose, word(STATES)));
    if (state) purposes[purpose] = state;
  }
  const remarks = +(optional(from, "off", flag) ?? false) | (+!(optional(from, "explicit", flag) ?? true) << 1);
  return { purposes, at: optional(from, "at", time) ?? now, validUntil: optional(from, "validUntil", until) ?? 0, remarks };
}

const same = (a: Said, b: Said): boolean =>
  a.validUntil === b.validUntil && a.remarks === b.remarks && PURPOSES.every((p) => (a.purposes[p] ?? "unknown") === (b.purposes[p] ?? "unknown"));

function halt(slot: Slot): void {
  try {
    slot.stop();
  } catch {} // it is not asked again
}

const asError = (thrown: unknown, name: string): HomebodyError =>
  thrown instanceof HomebodyError
    ? new HomebodyError(thrown.code, `consent.${name}${thrown.field}`, thrown.fix)
    : new HomebodyError("invalid-input", `consent.${name}`, `the source threw: ${String(thrown)}`);
