// The lists of a profile: one table says how each looks as JSON and as bytes, so that what is shown, exported
// and imported cannot differ. The order and the fields are those of `List` in src/profile/contents.rs.
import { CHANNELS, EVENTS } from "./codes.js";
import type { Check, Fields } from "./host.js";
import { codeOf, fail, fields, flag, id, list, number, optional, required, text, time, whole, within } from "./host.js";
import type { Channel, ProfileExport } from "./types.js";
import { Reader, Writer } from "./wire.js";

/** How a list's entries name what they are about, and which further fields they have beside `at`. */
interface Form {
  readonly id: "id" | "attribute" | "name" | "term";
  readonly kind?: readonly [name: string, words: readonly string[]];
  readonly text?: "group" | "value";
  readonly until?: true;
  /** The engine's number is the JSON's times `scale`. */
  readonly number?: { readonly name: string; readonly check: Check<number>; readonly scale: number; readonly usual?: number };
}

const UNIT = 65_536;
const ENTRIES = 10_000;
const DIAL = 50;
export const share = number(0, 1);
/** The dial as the engine keeps it. */
export const dialled = (to: number): number => Math.round((to * 2 - 1) * DIAL);
export const quantity = whole(1, 1_000_000);
const count = { name: "quantity", check: quantity, scale: 1, usual: 1 };

const FORMS = {
  events: { id: "id", kind: ["type", EVENTS], number: count },
  interests: { id: "attribute", number: { name: "affinity", check: whole(-(2 ** 31), 2 ** 31 - 1), scale: 1 } },
  declared: { id: "attribute", number: { name: "strength", check: number(-1, 1), scale: UNIT } },
  purchases: { id: "id", kind: ["source", ["page", "host"]], text: "group", number: count },
  cart: { id: "id", text: "group" },
  dismissed: { id: "id", text: "group" },
  impressions: { id: "id", number: { name: "propensity", check: whole(0, UNIT), scale: 1, usual: 0 } },
  muted: { id: "attribute" },
  hidden: { id: "id", until: true },
  facts: { id: "name", text: "value" },
  weights: { id: "term", number: { name: "weight", check: number(-1, 1), scale: UNIT } },
} as const satisfies Readonly<Record<string, Form>>;

type Lists = Pick<ProfileExport, keyof typeof FORMS>;
export type Known = Omit<ProfileExport, "exportedAt" | "dial"> & Required<Pick<ProfileExport, "dial">>;
const forms: readonly (readonly [string, Form])[] = Object.entries(FORMS);

/** One entry as the engine reads it; absent fields are those the list does not have. */
export interface Entry {
  readonly kind?: number | undefined;
  readonly id: string;
  readonly text?: string | undefined;
  readonly at?: number;
  readonly until?: number | undefined;
  readonly number?: number | undefined;
}

export function writeEntry(to: Writer, { kind, id, text, at = 0, until, number }: Entry): void {
  if (kind !== undefined) to.u8(kind);
  to.str(id);
  if (text !== undefined) to.str(text);
  to.f64(at);
  if (until !== undefined) to.f64(until);
  if (number !== undefined) to.i32(number);
}

/** What the engine gives out, as JSON. */
export function readProfile(bytes: Uint8Array): Known {
  const from = new Reader(bytes);
  const lists = Object.fromEntries(forms.map(([name, form]) => [name, from.list(() => readEntry(from, form))]));
  const off = from.u8();
  const channelsOff = CHANNELS.filter((_, i) => (off >> i) & 1);
  const paused = from.u8() !== 0;
  const dial = (((from.u8() << 24) >> 24) + DIAL) / (2 * DIAL);
  return { format: "homebody-profile", version: 1, ...(lists as unknown as Lists), channelsOff, paused, dial };
}

function readEntry(from: Reader, form: Form): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  if (form.kind) entry[form.kind[0]] = form.kind[1][from.u8()];
  entry[form.id] = from.str();
  if (form.text) entry[form.text] = from.str() || undefined;
  entry["at"] = from.f64();
  if (form.until) entry["until"] = from.f64() || undefined;
  if (form.number) {
    const { name, scale, usual } = form.number;
    entry[name] = from.i32() / scale || (usual === 0 ? undefined : 0);
  }
  for (const name in entry) if (entry[name] === undefined) delete entry[name];
  return entry;
}

/** A file from elsewhere, which may be anything. It is checked whole before anything is handed on. */
export const encodeImport = (json: unknown): Uint8Array =>
  within("profile", () => {
    const from = fields(typeof json === "string" ? parse(json) : json, ["format", "version", "exportedAt", ...Object.keys(FORMS), "channelsOff", "paused", "dial"]);
    required(from, "format", (value) => value === "homebody-profile" || fail('it must be "homebody-profile": choose a file that homebody exported'));
    const version = required(from, "version", whole(1, 1e6));
    if (version > 1) fail("this file is from a newer homebody: update the site's package", ".version", "version-unsupported");
    optional(from, "exportedAt", text(100));
    const to = new Writer();
    for (const [name, form] of forms) {
      const entries = list(ENTRIES, (value) => checkEntry(value, form));
      // Files of an earlier version have no weights.
      to.list(name === "weights" ? (optional(from, name, entries) ?? []) : required(from, name, entries), (entry) => writeEntry(to, entry));
    }
    const off = required(from, "channelsOff", list<number>(ENTRIES, codeOf(CHANNELS)));
    const bits = off.reduce((bits, channel) => bits | (1 << channel), 0);
    to.u8(bits).u8(+required(from, "paused", flag));
    return to.u8(dialled(optional(from, "dial", share) ?? 0.5) & 255).bytes();
  });

function checkEntry(value: unknown, { id: subject, kind, text: words, until, number: amount }: Form): Entry {
  const known = [kind?.[0], subject, words, "at", until && "until", amount?.name].filter((name) => name !== undefined);
  const from = fields(value, known);
  return {
    kind: kind && required(from, kind[0], codeOf(kind[1])),
    id: required(from, subject, id),
    text: words && (words === "value" ? required(from, words, id) : (optional(from, words, id) ?? "")),
    at: required(from, "at", time),
    until: until && (optional(from, "until", time) ?? 0),
    number: amount && amountOf(from, amount),
  };
}

function amountOf(from: Fields, { name, check, scale, usual }: NonNullable<Form["number"]>): number {
  const given = usual === undefined ? required(from, name, check) : (optional(from, name, check) ?? usual);
  return Math.round(given * scale);
}

function parse(json: string): unknown {
  if (json.length > 8_000_000) fail("the file is too large to be a profile", "", "too-large");
  try {
    return JSON.parse(json);
  } catch {
    return fail("this is not JSON: choose a file that homebody exported");
  }
}

export const channelsOf = (off: readonly Channel[]): Readonly<Record<Channel, boolean>> =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, !off.includes(channel)])) as Record<Channel, boolean>;
