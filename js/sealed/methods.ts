// The rooms of a personalizer, by the names of their methods. The compiler holds that none is missing.
import type { Personalizer } from "../types.js";

type Names<R extends "catalog" | "consent" | "profile"> = { readonly [M in keyof Personalizer[R]]: 1 };

export const METHODS: { readonly [R in "catalog" | "consent" | "profile"]: Names<R> } = {
  catalog: { load: 1, update: 1, get: 1 },
  consent: { get: 1, has: 1, grant: 1, withdraw: 1, connect: 1, visit: 1, receipts: 1 },
  profile: {
    get: 1, declare: 1, facts: 1, purchases: 1, mute: 1, hide: 1, restore: 1, channel: 1, pause: 1, dial: 1, export: 1, import: 1, erase: 1,
  },
};
