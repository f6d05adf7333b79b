// A rank request: checked, then bytes. And the host's own order, for when there is nothing better.
import { CHANNELS, INTENTS, MODELS } from "./codes.js";
import type { Fields } from "./host.js";
import { attribute, codeOf, fields, id, list, number, optional, required, text, whole, within } from "./host.js";
import type { Intent, Model, RankedItem, RankRequest } from "./types.js";
import { Writer } from "./wire.js";

const FIELDS = [
  "slot", "model", "intent", "channel", "context", "candidates", "limit", "exclude", "pin", "boost", "diversity", "exploration",
] as const satisfies readonly (keyof RankRequest)[];
const LIMIT = 12;
const MANY = 1_000_000;

const slot = text(256);
const limit = whole(1, 1000);
const ids = list(MANY, id);
const oneOrMore = (value: unknown) => (typeof value === "string" ? [id(value)] : list(1000, id)(value));

const pin = (value: unknown) => {
  const from = fields(value, ["id", "position"]);
  return { id: required(from, "id", id), position: required(from, "position", whole(0, 999)) };
};
const boost = (value: unknown) => {
  const from = fields(value, ["target", "weight"]);
  return { target: required(from, "target", attribute), weight: required(from, "weight", number(-1, 1)) };
};
const context = (value: unknown) => {
  const from = fields(value, ["item", "attributes"]);
  return { item: optional(from, "item", oneOrMore), attributes: optional(from, "attributes", list(1000, attribute)) };
};

/** The share of places for what few have met. */
export const exploration = number(0, 0.2);

/** The request as the engine reads it; `usual` is the host's own share of exploration. */
export const encodeRank = (request: unknown, usual?: number): Uint8Array =>
  within("request", () => {
    const from = fields(request, FIELDS);
    const page = optional(from, "context", context);
    const to = new Writer()
      .str(required(from, "slot", slot))
      .u8(optional(from, "model", codeOf(MODELS)) ?? 0)
      .u8(optional(from, "intent", codeOf(INTENTS)) ?? 0)
      .u8(optional(from, "channel", codeOf(CHANNELS)) ?? 0)
      .u16(optional(from, "limit", limit) ?? LIMIT)
      .strs(page?.item)
      .strs(page?.attributes);
    return to
      .opt(optional(from, "candidates", ids), (all) => to.strs(all))
      .strs(optional(from, "exclude", ids))
      .list(optional(from, "pin", list(1000, pin)) ?? [], (p) => to.str(p.id).u16(p.position))
      .list(optional(from, "boost", list(1000, boost)) ?? [], (b) => to.str(b.target).f64(b.weight))
      .opt(optional(from, "diversity", number(0, 1)), (d) => to.f64(d))
      .opt(optional(from, "exploration", exploration) ?? usual, (e) => to.f64(e))
      .bytes();
  });

/** What can be understood of a request, however odd: enough to give back the candidates as they came. */
export function readLoosely(request: unknown) {
  const from: Fields = attempt(() => fields(request)) ?? {};
  const read = <T>(name: string, check: (value: unknown) => T) => attempt(() => optional(from, name, check));
  const unwanted = new Set(read("exclude", ids));
  const texts = list(MANY, (value) => (typeof value === "string" ? value : ""));
  const order = (read("candidates", texts) ?? []).filter((candidate) => candidate && !unwanted.has(candidate));
  return {
    slot: read("slot", slot) ?? "",
    model: MODELS[read("model", codeOf(MODELS)) ?? 0] as Model,
    intent: INTENTS[read("intent", codeOf(INTENTS)) ?? 0] as Intent,
    ids: order.slice(0, read("limit", limit) ?? LIMIT),
  };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export const asCame = (id: string, rank: number): RankedItem => ({
  id,
  score: 0,
  reasons: [],
  promoted: false,
  bought: false,
  placement: { by: "host", rank },
});
