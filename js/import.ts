// A profile file from elsewhere, which may be anything: checked against ProfileExport, then bytes.
import { CHANNELS, EVENTS } from "./codes.js";
import type { Check, Fields } from "./host.js";
import { codeOf, fail, fields, flag, id, list, number, optional, required, text, time, whole, within } from "./host.js";
import type { ProfileExport } from "./types.js";
import { Writer } from "./wire.js";

const FIELDS = [
  "format", "version", "exportedAt", "events", "interests", "declared", "purchases", "cart", "dismissed", "impressions",
  "muted", "hidden", "channelsOff", "paused", "facts",
] as const satisfies readonly (keyof ProfileExport)[];
const ENTRIES = 10_000;
const quantity = whole(1, 0xffff_ffff);
const SOURCES = ["page", "host"];

/** A line of one of the lists: reads the named fields and gives what writes them. */
const line =
  (known: readonly string[], read: (from: Fields) => (to: Writer) => unknown): Check<(to: Writer) => unknown> =>
  (value) =>
    read(fields(value, known));

const idOf = (from: Fields) => required(from, "id", id);
const atOf = (from: Fields) => required(from, "at", time);
const groupOf = (from: Fields) => optional(from, "group", id) ?? "";
const named = (from: Fields) => required(from, "attribute", id);

const LINES: readonly (readonly [name: string, check: Check<(to: Writer) => unknown>])[] = [
  ["events", line(["type", "id", "at", "quantity"], (from) => {
    const [type, item, at] = [required(from, "type", codeOf(EVENTS)), idOf(from), atOf(from)];
    const count = optional(from, "quantity", quantity) ?? 1;
    return (to) => to.u8(type).str(item).f64(at).u32(count);
  })],
  ["interests", line(["attribute", "affinity", "at"], (from) => {
    const [name, affinity, at] = [named(from), required(from, "affinity", number(-1e9, 1e9)), atOf(from)];
    return (to) => to.str(name).f64(affinity).f64(at);
  })],
  ["declared", line(["attribute", "strength", "at"], (from) => {
    const [name, strength, at] = [named(from), required(from, "strength", number(-1, 1)), atOf(from)];
    return (to) => to.str(name).f64(strength).f64(at);
  })],
  ["purchases", line(["id", "group", "at", "quantity", "source"], (from) => {
    const [item, group, at] = [idOf(from), groupOf(from), atOf(from)];
    const [count, source] = [required(from, "quantity", quantity), required(from, "source", codeOf(SOURCES))];
    return (to) => to.str(item).str(group).f64(at).u32(count).u8(source);
  })],
  ["cart", line(["id", "at"], (from) => {
    const [item, at] = [idOf(from), atOf(from)];
    return (to) => to.str(item).f64(at);
  })],
  ["dismissed", line(["id", "group", "at"], (from) => {
    const [item, group, at] = [idOf(from), groupOf(from), atOf(from)];
    return (to) => to.str(item).str(group).f64(at);
  })],
  ["impressions", line(["id", "at"], (from) => {
    const [item, at] = [idOf(from), atOf(from)];
    return (to) => to.str(item).f64(at);
  })],
  ["muted", line(["attribute", "at"], (from) => {
    const [name, at] = [named(from), atOf(from)];
    return (to) => to.str(name).f64(at);
  })],
  ["hidden", line(["id", "at", "until"], (from) => {
    const [item, at, until] = [idOf(from), atOf(from), optional(from, "until", time) ?? 0];
    return (to) => to.str(item).f64(at).f64(until);
  })],
  ["channelsOff", (value) => {
    const code = codeOf(CHANNELS)(value);
    return (to) => to.u8(code);
  }],
];

const FACTS = line(["name", "value", "at"], (from) => {
  const [name, value, at] = [required(from, "name", id), required(from, "value", id), atOf(from)];
  return (to) => to.str(name).str(value).f64(at);
});

/** The whole file is checked before anything is handed on, so a bad one changes nothing. */
export const encodeImport = (json: unknown): Uint8Array =>
  within("profile", () => {
    const from = fields(typeof json === "string" ? parse(json) : json, FIELDS);
    required(from, "format", (value) => value === "homebody-profile" || fail('it must be "homebody-profile": choose a file that homebody exported'));
    const version = required(from, "version", whole(1, 1e6));
    if (version > 1) fail("this file is from a newer homebody: update the site's package", ".version", "version-unsupported");
    optional(from, "exportedAt", text(100));
    const to = new Writer();
    const write = (name: string, check: Check<(to: Writer) => unknown>) =>
      to.list(required(from, name, list(ENTRIES, check)), (put) => put(to));
    for (const [name, check] of LINES) write(name, check);
    to.u8(+required(from, "paused", flag));
    return write("facts", FACTS).bytes();
  });

function parse(json: string): unknown {
  if (json.length > 8_000_000) fail("the file is too large to be a profile", "", "too-large");
  try {
    return JSON.parse(json);
  } catch {
    return fail("this is not JSON: choose a file that homebody exported");
  }
}
