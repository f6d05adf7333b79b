// Checks a page's spec once, so that what is wrong is said where it stands and not by a page that looks odd.
import { CHANNELS, MODES } from "../codes.js";
import { attribute, type Check, fail, type Fields, fields, id, list, number, optional, required, text, whole, within, word } from "../host.js";
import type { SectionRule, SectionsSpec } from "./types.js";

const MANY = 100;
const RULE = ["mode", "interest", "least", "bought", "cart", "events", "channel", "not", "any"] as const satisfies readonly (keyof SectionRule)[];

const either =
  (constants: readonly unknown[]): Check<unknown> =>
  (value) =>
    constants.includes(value) || attribute(value);
const mode = word([...MODES, "personal"]);

/** The check of a condition; `own` are a channel's own fields, checked by `more`. */
export function rule(value: unknown, own: readonly string[] = [], more?: (from: Fields) => void): void {
  const from = fields(value, [...RULE, ...own]);
  const inner: Check<void> = (value) => rule(value, own, more);
  more?.(from);
  optional(from, "mode", (value) => (typeof value === "string" ? mode(value) : list(MODES.length, mode)(value)));
  optional(from, "interest", attribute);
  optional(from, "least", number(0, 1));
  optional(from, "bought", either([true]));
  optional(from, "cart", either([true, false]));
  optional(from, "events", whole(1, 1000));
  optional(from, "channel", word(CHANNELS));
  optional(from, "not", inner);
  optional(from, "any", list(MANY, inner));
}

/** The rest of a request is checked by `rank`, which says what is wrong beside the list. */
const wish: Check<void> = (value) => void optional(fields(value), "least", whole(0, 1000));
const about = list(MANY, attribute);

const variant: Check<string> = (value) => {
  const from = fields(value, ["id", "when", "about", "list"]);
  optional(from, "when", rule);
  optional(from, "about", about);
  optional(from, "list", wish);
  return required(from, "id", id);
};

const section: Check<string> = (value) => {
  const from = fields(value, ["id", "kind", "when", "about", "pin", "variants", "list", "data"]);
  required(from, "kind", text(256));
  optional(from, "when", rule);
  optional(from, "about", about);
  optional(from, "pin", word(["first", "last"]));
  unique(optional(from, "variants", list(MANY, variant)) ?? [], ".variants");
  optional(from, "list", wish);
  return required(from, "id", id);
};

function unique(ids: readonly string[], field: string): void {
  const twice = ids.findIndex((one, at) => ids.indexOf(one) < at);
  if (twice >= 0) fail("another one has this id", `${field}[${twice}].id`);
}

const known = new WeakSet<SectionsSpec>();

/** @throws HomebodyError `invalid-input`, with the field that is at fault */
export function checkSpec(spec: SectionsSpec): SectionsSpec {
  if (known.has(spec)) return spec;
  within("spec", () => {
    const from = fields(spec, ["name", "sections", "most"]);
    required(from, "name", id);
    unique(required(from, "sections", list(MANY, section)), ".sections");
    optional(from, "most", whole(0, MANY));
  });
  known.add(spec);
  return spec;
}
