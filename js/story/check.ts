// Reads a story's template: what is wrong is said where it stands, and what is planned from is a copy that nobody can change meanwhile.
import { attribute, type Check, fail, type Fields, fields, flag, id, list, number, optional, required, text, whole, within, word } from "../host.js";
import { rule as ruleOf } from "../sections/spec.js";
import type { SceneKind, StoryTemplate } from "./types.js";

const MANY = 100;
/** Choices within choices within choices. */
const DEEPEST = 3;
const KINDS = ["title", "item", "shelf", "compare", "order", "choice", "end"] as const satisfies readonly SceneKind[];
/** How many items each kind has room for; others have none. */
export const ROOM: Readonly<Partial<Record<SceneKind, number>>> = { item: 1, compare: 2, shelf: 4 };
const PLACE = /\{[^{}]*\}/;

const long = text(1000);
const about = list(MANY, attribute);
const rule: Check<void> = (value) =>
  ruleOf(value, ["fact", "order"], (from) => {
    optional(from, "fact", text(256));
    optional(from, "order", flag);
  });

const neutral: Check<unknown> = (value) => PLACE.test(long(value)) && fail("it has no places");

/** `mayBeEmpty`: for lines that can be left out. */
const words =
  (mayBeEmpty: boolean): Check<void> =>
  (value) => {
    if (typeof value === "string") {
      if (PLACE.test(long(value))) fail("pass { text, neutral }");
      return;
    }
    const from = fields(value, ["text", "neutral"]);
    required(from, "text", long);
    required(from, "neutral", mayBeEmpty ? (value) => value === "" || neutral(value) : neutral);
  };

/** The ids that were there. */
type Seen = Set<string>;

const unique =
  (ids: Seen): Check<string> =>
  (value) => {
    const one = id(value);
    if (ids.has(one)) fail("another one has this id");
    ids.add(one);
    return one;
  };

/** The rest of the request is checked by `rank`. */
const wish: Check<void> = (value) => {
  const from = fields(value);
  for (const name of ["slot", "channel", "intent"]) if (from[name] !== undefined) fail("it is the story's", `.${name}`);
  optional(from, "least", whole(1, 4));
  optional(from, "limit", whole(1, 4));
  optional(from, "exclude", list(10_000, id));
};

const choice =
  (seen: Seen, depth: number): Check<void> =>
  (value) => {
    const from = fields(value, ["id", "text", "when", "about", "scenes"]);
    required(from, "id", unique(seen));
    required(from, "text", words(false));
    optional(from, "when", rule);
    optional(from, "about", about);
    optional(from, "scenes", depth < DEEPEST ? list(MANY, scene(seen, depth + 1)) : () => fail("go three deep at most"));
  };

function fits(from: Fields, kind: SceneKind): void {
  if (from["list"] !== undefined && from["items"] !== undefined) fail("pass a list or items", ".items");
  const none = { list: !ROOM[kind], items: !ROOM[kind], choices: kind !== "choice" };
  for (const [name, has] of Object.entries(none)) if (has && from[name] !== undefined) fail(`the kind ${kind} has none`, `.${name}`);
  if (ROOM[kind] && !from["list"] && !from["items"]) fail("it is missing", ".list");
}

const scene =
  (seen: Seen, depth: number): Check<void> =>
  (value) => {
    const from = fields(value, ["id", "kind", "when", "about", "chapter", "heading", "text", "notes", "seconds", "list", "items", "choices"]);
    required(from, "id", unique(seen));
    const kind = required(from, "kind", word(KINDS));
    optional(from, "when", rule);
    optional(from, "about", about);
    optional(from, "chapter", text(256));
    optional(from, "heading", words(false));
    required(from, "text", words(false));
    optional(from, "notes", list(8, words(true)));
    optional(from, "seconds", number(1, 60));
    optional(from, "list", wish);
    optional(from, "items", list(ROOM[kind] ?? 0, id));
    fits(from, kind);
    if (kind === "choice") required(from, "choices", list(8, choice(seen, depth)));
  };

const line: Check<void> = (value) => {
  const from = fields(value, ["id", "quantity", "price"]);
  required(from, "id", id);
  optional(from, "quantity", whole(1, 1_000_000));
  optional(from, "price", number(0, 1e12));
};

const order: Check<void> = (value) => {
  const from = fields(value, ["number", "lines", "total", "currency"]);
  optional(from, "number", text(256));
  required(from, "lines", list(MANY, line));
  optional(from, "total", number(0, 1e12));
  optional(from, "currency", text(16));
};

function check(value: unknown): void {
  const from = fields(value, ["name", "title", "language", "scenes", "order", "values"]);
  required(from, "name", text(100));
  required(from, "title", text(256));
  optional(from, "language", text(64));
  optional(from, "order", order);
  optional(from, "values", (value) => {
    const values = fields(value);
    for (const name of Object.keys(values)) required(values, name, long);
  });
  required(from, "scenes", list(MANY, scene(new Set(), 0)));
}

/** @throws HomebodyError `invalid-input` or `too-large`, with the field that is at fault */
export function readTemplate(template: StoryTemplate): StoryTemplate {
  return within("template", () => {
    check(template);
    // What is planned from cannot change any more; a proxy cannot be copied.
    return structuredClone(template);
  });
}
