// The visitor's own side: see, correct, carry away, erase. Everything is checked here and kept by the engine.
import { CHANNELS } from "./codes.js";
import { Call, type Computed, Op } from "./engine.js";
import type { Check } from "./host.js";
import { attribute, codeOf, fields, flag, id, list, number, optional, required, text, time, within } from "./host.js";
import { channelsOf, dialled, type Entry, encodeImport, quantity, readProfile, share, writeEntry } from "./profile-format.js";
import type { Session } from "./session.js";
import type { Erasure, Personalizer, ProfileExport, ProfileView } from "./types.js";
import { Writer } from "./wire.js";

const UNIT = 65_536;
const DAY = 86_400_000;
const DISMISSED_DAYS = 90;

function entries(all: readonly Entry[]): Uint8Array {
  const to = new Writer();
  return to.list(all, (entry) => writeEntry(to, entry)).bytes();
}

/** What the visitor did with items; `count` is how many, or, for impressions, the number of the ranking. */
export function track(session: Session, event: number, ids: readonly string[], at: number, count: number): void {
  const bytes = entries(ids.map((id) => ({ id, at, number: count })));
  session.change(Call.Change + Op.Track, bytes, event);
}

const purchase = (value: unknown): Entry => {
  const from = fields(value);
  return { id: required(from, "id", id), at: required(from, "at", time), number: optional(from, "quantity", quantity) ?? 1 };
};

/** Every name of an object with its value, checked. */
function pairs<T>(argument: string, value: unknown, check: Check<T>): [string, T][] {
  return within(argument, () =>
    Object.entries(fields(value)).map(([key, part]) => within(`.${key}`, () => [id(key), check(part)])),
  );
}

const fact: Check<string> = (value) => (value === null ? "" : text(256)(value));

/** What erasing needs of the storage. */
export interface Eraser {
  /** Waits until everything asked for is done; whether it could be. */
  settle(): Promise<boolean>;
  /** Removes what an earlier visit may have left, without looking. */
  removeUnseen(): Promise<boolean>;
  readonly fileRemoved: boolean | "unknown";
}

export function profileOf(session: Session, storage: Eraser): Personalizer["profile"] {
  const change = (op: Op, bytes?: Uint8Array, value?: number, urgent?: boolean) => session.change(Call.Change + op, bytes, value, urgent);
  const known = () => {
    session.call(Call.Export);
    return readProfile(session.bytes());
  };

  return {
    get: (): ProfileView => view(session, known()),
    declare(interests) {
      const all = pairs("interests", interests, number(-1, 1));
      change(Op.Declare, entries(all.map(([id, strength]) => ({ id, number: Math.round(strength * UNIT) }))));
    },
    facts(facts) {
      change(Op.Facts, entries(pairs("facts", facts, fact).map(([id, text]) => ({ id, text }))));
    },
    purchases(bought) {
      change(Op.Purchases, entries(within("list", () => list(10_000, purchase)(bought))));
    },
    mute(interest) {
      change(Op.Mute, entries([{ id: within("interest", () => attribute(interest)) }]));
    },
    hide(item, until) {
      const end = until === undefined ? 0 : within("until", () => time(until));
      change(Op.Hide, entries([{ id: within("id", () => id(item)), until: end }]));
    },
    restore(key) {
      change(Op.Restore, entries([{ id: within("key", () => attribute(key)) }]));
    },
    channel(channel, on) {
      const code = within("channel", () => codeOf(CHANNELS)(channel));
      change(Op.Channel, undefined, code * 2 + +within("on", () => flag(on)));
    },
    pause(on = true) {
      change(Op.Pause, undefined, +within("on", () => flag(on)));
    },
    dial(to) {
      change(Op.Dial, undefined, dialled(within("to", () => share(to))));
    },
    export(): ProfileExport {
      const { format, version, ...rest } = known();
      return { format, version, exportedAt: new Date(session.now()).toISOString(), ...rest };
    },
    import(json) {
      change(Op.Import, encodeImport(json));
    },
    async erase(what): Promise<Erasure> {
      const since = within("what", () => optional(fields(what ?? {}, ["since"]), "since", time)) ?? -1;
      try {
        await session.start();
        change(Op.Erase, undefined, since, true);
      } catch (thrown) {
        if (session.disposed || since >= 0) throw thrown;
        // No engine, no catalog or no consent, so nothing is in memory.
        return { logical: await storage.removeUnseen(), fileRemoved: storage.fileRemoved };
      }
      const logical = await storage.settle();
      // Since a date is a smaller profile in the same file.
      return { logical, fileRemoved: since < 0 && storage.fileRemoved };
    },
  };
}

function view(session: Session, known: ReturnType<typeof readProfile>): ProfileView {
  const { interests, forgottenAt, bytes }: Computed = JSON.parse(session.call(Call.Profile));
  return {
    paused: known.paused,
    dial: known.dial,
    channels: channelsOf(known.channelsOff),
    interests: interests.map(({ declared, events, ...interest }) => ({
      ...interest,
      from: [...(declared ? (["declared"] as const) : []), ...(events ? (["events"] as const) : [])],
    })),
    muted: known.muted.map(({ attribute }) => attribute),
    hidden: known.hidden.map(({ at: _, ...hidden }) => hidden),
    dismissed: known.dismissed.map(({ id, at }) => ({ id, at, until: at + DISMISSED_DAYS * DAY })),
    cart: known.cart.map(({ id }) => id),
    purchases: known.purchases.map(({ group: _, ...bought }) => bought),
    events: known.events.map(({ type, id, at }) => ({ type, id, at })),
    impressions: counted(known.impressions, session.now()),
    facts: known.facts.map(({ name, value }) => ({ name, value })),
    weights: known.weights.map(({ term, weight }) => ({ term, weight })),
    forgottenAt,
    bytes,
  };
}

/** How often each item was shown in the last 24 hours and the last 7 days. */
function counted(impressions: ProfileExport["impressions"], now: number): ProfileView["impressions"] {
  const counts = new Map<string, { id: string; day: number; week: number }>();
  for (const { id, at } of impressions) {
    const count = counts.get(id) ?? { id, day: 0, week: 0 };
    counts.set(id, count);
    if (at > now - DAY) count.day++;
    if (at > now - 7 * DAY) count.week++;
  }
  return [...counts.values()];
}
