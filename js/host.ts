// Reads what the page hands in: own data properties only, so that getters, proxies and a polluted
// prototype can neither run code in here nor slip values in. Checks throw with a path relative to
// what they check ("", ".price", "[3]"); every level above puts its own step in front.
import { HomebodyError } from "./errors.js";
import type { ErrorCode } from "./types.js";

export type Check<T> = (value: unknown) => T;
export type Fields = Readonly<Record<string, unknown>>;

export function fail(fix: string, field = "", code: ErrorCode = "invalid-input"): never {
  throw new HomebodyError(code, field, fix);
}

const UNREADABLE = "it could not be read: pass plain data, without getters or proxies";

function under(step: string, thrown: unknown): HomebodyError {
  if (thrown instanceof HomebodyError) return new HomebodyError(thrown.code, step + thrown.field, thrown.fix);
  return new HomebodyError("invalid-input", step, UNREADABLE);
}

/** Runs `read`; its errors say where. */
export function within<T>(step: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw under(step, thrown);
  }
}

/** The object's own data properties. With `known`, any other is an error: it is a misspelt one. */
export function fields(value: unknown, known?: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail("pass an object");
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property || !("value" in property)) fail("pass a plain value, not a getter", `.${key}`);
    if (property.value === undefined) continue;
    if (known && !known.includes(key)) fail(`there is no such field; there are ${known.join(", ")}`, `.${key}`);
    copy[key] = property.value;
  }
  return copy;
}

export function optional<T>(from: Fields, name: string, check: Check<T>): T | undefined {
  const value = from[name];
  return value === undefined ? undefined : within(`.${name}`, () => check(value));
}

export function required<T>(from: Fields, name: string, check: Check<T>): T {
  return within(`.${name}`, () => (from[name] === undefined ? fail("it is missing") : check(from[name])));
}

/** A list of at most `max`; holes count as undefined. */
export const list =
  <T>(max: number, check: Check<T>): Check<T[]> =>
  (value) => {
    if (!Array.isArray(value)) fail("pass a list");
    const length: number = value.length;
    if (length > max) fail(`pass at most ${max}`, "", "too-large");
    const copy: T[] = [];
    let i = 0;
    try {
      for (; i < length; i++) copy.push(check(Object.hasOwn(value, i) ? value[i] : undefined));
    } catch (thrown) {
      throw under(`[${i}]`, thrown);
    }
    return copy;
  };

/** Text of 1 to `max` bytes. */
export const text =
  (max: number): Check<string> =>
  (value) => {
    if (typeof value !== "string" || value === "") fail("pass text that is not empty");
    // Its length first: a text of 500 MiB must not be copied to be refused.
    if (value.length > max || (value.length * 3 > max && new TextEncoder().encode(value).length > max)) {
      fail(`it has more than ${max} bytes: shorten it`, "", "too-large");
    }
    if (/[\ud800-\udfff]/u.test(value)) fail("it holds half a character: mend it"); // two such texts would become one in UTF-8
    return value;
  };

export const id = text(256);
export const attribute = text(4096);

export const number =
  (min: number, max: number): Check<number> =>
  (value) =>
    typeof value === "number" && value >= min && value <= max ? value : fail(`pass a number from ${min} to ${max}`);

export const whole =
  (min: number, max: number): Check<number> =>
  (value) =>
    Number.isInteger(number(min, max)(value)) ? (value as number) : fail("pass a whole number");

/** Milliseconds since 1970, as far as a Date reaches. */
export const time: Check<number> = (value) =>
  typeof value === "number" && value >= 0 && value <= 8.64e15 ? value : fail("pass milliseconds since 1970, as Date.now() gives");

export const flag: Check<boolean> = (value) => (typeof value === "boolean" ? value : fail("pass true or false"));

/** One of the words, as its position among them, which is its code at the wasm boundary. */
export const codeOf =
  (words: readonly string[]): Check<number> =>
  (value) => {
    const code = typeof value === "string" ? words.indexOf(value) : -1;
    return code < 0 ? fail(`pass one of ${words.join(", ")}`) : code;
  };

export const word =
  <W extends string>(words: readonly W[]): Check<W> =>
  (value) =>
    words[codeOf(words)(value)] as W;
