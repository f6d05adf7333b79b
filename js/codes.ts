// Words whose position is their code at the wasm boundary; the order is part of the contract.
import type { Channel, ConsentState, EventType, Intent, Mode, Model, Purpose, SourceName } from "./types.js";

export const PURPOSES = ["store", "profile", "rank", "measure"] as const satisfies readonly Purpose[];
export const STATES = ["unknown", "denied", "granted"] as const satisfies readonly ConsentState[];
export const MODES = ["off", "contextual", "session", "persistent", "control"] as const satisfies readonly Mode[];
export const EVENTS = [
  "impression", "view", "click", "add_to_cart", "remove_from_cart", "purchase", "like", "dismiss", "search",
] as const satisfies readonly EventType[];
export const MODELS = ["for_you", "similar", "continue", "trending", "new", "complements"] as const satisfies readonly Model[];
export const INTENTS = ["offered", "requested"] as const satisfies readonly Intent[];
export const CHANNELS = ["recommendations", "sections", "chat", "story"] as const satisfies readonly Channel[];
export const SOURCES = ["site", "remembered", "gpc", "dnt", "tcf", "gpp", "gcm", "cmp"] as const satisfies readonly SourceName[];
