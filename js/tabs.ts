// Hints between tabs of one origin: short texts without anything of the visitor's. The truth is in the database.
import { PURPOSES } from "./codes.js";
import type { Purpose } from "./types.js";

/** What was withdrawn and when, or nothing: then the stored profile changed. */
export type Hint = { readonly purposes: readonly Purpose[]; readonly at: number } | undefined;

const CHANGED = "changed";
const WITHDRAWN = "withdrawn";

export class Tabs {
  readonly #name: string;
  readonly #hear: (hint: Hint) => void;
  #channel: BroadcastChannel | undefined;
  #wanted = false;

  constructor(name: string, hear: (hint: Hint) => void) {
    this.#name = name;
    this.#hear = hear;
  }

  /** Open while a profile is kept, so that other tabs can reach this one. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
    if (wanted) this.#open();
    else this.close();
  }

  #open(): BroadcastChannel | undefined {
    if (this.#channel || typeof BroadcastChannel === "undefined") return this.#channel;
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }) => {
        if (data === CHANGED) this.#hear(undefined);
        else if (typeof data === "string" && data.startsWith(WITHDRAWN)) this.#hear(parse(data));
      };
    } catch {} // an opaque origin has no other tabs
    return this.#channel;
  }

  say(hint: Hint): void {
    try {
      this.#open()?.postMessage(hint ? [WITHDRAWN, hint.at, ...hint.purposes].join(" ") : CHANGED);
    } catch {} // only a hint
    if (!this.#wanted) this.close();
  }

  /** A page in the back/forward cache must not hold a channel. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
  reopen(): void {
    if (this.#wanted) this.#open();
  }
}

function parse(data: string): Hint {
  const [, at, ...named] = data.split(" ");
  return { purposes: PURPOSES.filter((purpose) => named.includes(purpose)), at: Number(at) };
}
