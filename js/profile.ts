// The visitor's own side: see, correct, carry away, erase. Everything is checked here and kept by the engine.
import { CHANNELS } from "./codes.js";
import { attribute, codeOf, fields, flag, id, list, number, optional, required, text, time, whole, within } from "./host.js";
import { encodeImport } from "./import.js";
import type { Session } from "./session.js";
import type { Erasure, Personalizer, ProfileExport } from "./types.js";
import { Writer } from "./wire.js";

export const quantity = whole(1, 1_000_000);
const purchase = (value: unknown) => {
  const from = fields(value);
  return { id: required(from, "id", id), at: required(from, "at", time), quantity: optional(from, "quantity", quantity) ?? 1 };
};

/** Every name of an object with its value, checked. */
function pairs<T>(argument: string, value: unknown, name: (value: unknown) => string, check: (value: unknown) => T): [string, T][] {
  return within(argument, () =>
    Object.entries(fields(value)).map(([key, part]) => within(`.${key}`, () => [name(key), check(part)])),
  );
}

const fact = (value: unknown) => (value === null ? null : text(256)(value));

/** What erasing needs of the storage. */
export interface Eraser {
  /** Waits until everything asked for is done; whether it could be. */
  settle(): Promise<boolean>;
  /** Removes what an earlier visit may have left, without looking. */
  removeUnseen(): Promise<boolean>;
}

export function profileOf(session: Session, storage: Eraser): Personalizer["profile"] {
  const { change, run } = { change: session.change.bind(session), run: session.run.bind(session) };
  return {
    get: () => run((engine, now) => engine.profile(now)),
    declare(interests) {
      const all = pairs("interests", interests, attribute, number(-1, 1));
      const to = new Writer();
      to.list(all, ([name, strength]) => to.str(name).f64(strength));
      change((engine, now) => engine.declare(to.bytes(), now));
    },
    facts(facts) {
      const all = pairs("facts", facts, id, fact);
      const to = new Writer();
      to.list(all, ([name, value]) => to.str(name).opt(value, (given) => to.str(given)));
      change((engine, now) => engine.facts(to.bytes(), now));
    },
    purchases(bought) {
      const all = within("list", () => list(10_000, purchase)(bought));
      const to = new Writer();
      to.list(all, ({ id, at, quantity }) => to.str(id).f64(at).u32(quantity));
      change((engine, now) => engine.purchases(to.bytes(), now));
    },
    mute(interest) {
      const name = within("interest", () => attribute(interest));
      change((engine, now) => engine.mute(name, now));
    },
    hide(item, until) {
      const [name, end] = [within("id", () => id(item)), until === undefined ? 0 : within("until", () => time(until))];
      change((engine, now) => engine.hide(name, end, now));
    },
    restore(key) {
      const name = within("key", () => attribute(key));
      change((engine, now) => engine.restore(name, now));
    },
    channel(channel, on) {
      const [code, wanted] = [within("channel", () => codeOf(CHANNELS)(channel)), within("on", () => flag(on))];
      change((engine, now) => engine.channel(code, wanted, now));
    },
    pause(on = true) {
      const wanted = within("on", () => flag(on));
      change((engine, now) => engine.pause(wanted, now));
    },
    export: (): ProfileExport => {
      const [data, now] = run((engine, now) => [engine.exportProfile(), now] as const);
      const { format, version, ...rest } = data;
      return { format, version, exportedAt: new Date(now).toISOString(), ...rest };
    },
    import(json) {
      const bytes = encodeImport(json);
      change((engine, now) => engine.importProfile(bytes, now));
    },
    async erase(what): Promise<Erasure> {
      const from = within("what", () => fields(what ?? {}, ["since"]));
      const since = within("what", () => optional(from, "since", time)) ?? -1;
      try {
        await session.start();
        change((engine, now) => engine.erase(since, now), true);
      } catch (thrown) {
        if (session.disposed || since >= 0) throw thrown;
        // No engine or no consent, so nothing is in memory.
        return { logical: await storage.removeUnseen(), fileRemoved: "unknown" };
      }
      return { logical: await storage.settle(), fileRemoved: "unknown" };
    },
  };
}
