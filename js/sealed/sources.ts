// Sources of consent live in the page, where consent managers are; what they say is passed on as data.
import { isSource } from "../settings.js";
import type { ConsentReport, ConsentSource } from "../types.js";
import { plain } from "./plain.js";
import type { SourceStub, ToEngine, ToPage } from "./protocol.js";

type Heard = Extract<ToPage, { do: "connect" | "halt" | "refresh" | "choose" }>;

export class Sources {
  readonly #post: (message: ToEngine) => void;
  readonly #all: ConsentSource[] = [];
  readonly #stops = new Map<number, () => void>();

  constructor(post: (message: ToEngine) => void) {
    this.#post = post;
  }

  /** How the engine's side is told of a source. Something that is none is told of as such, and refused there. */
  add(source: ConsentSource): SourceStub {
    const slot = this.#all.push(source) - 1;
    const has = (name: "choose" | "refresh") => isSource(source) && typeof source[name] === "function";
    return { slot, name: isSource(source) ? (plain(source.name) as never) : (NaN as never), chooses: has("choose"), refreshes: has("refresh") };
  }

  hear(message: Heard): void {
    const { slot } = message;
    const source = this.#all[slot];
    if (message.do === "halt") return this.#halt(slot);
    if (message.do === "connect") return this.#connect(slot, message.namespace);
    try {
      if (message.do === "refresh") source?.refresh?.();
      else source?.choose?.(message.report as ConsentReport);
    } catch (thrown) {
      this.#say(slot, thrown);
    }
    this.#post({ do: "settle", id: message.id });
  }

  #connect(slot: number, namespace: string): void {
    try {
      const stop = this.#all[slot]?.connect((report) => this.#post({ do: "report", slot, report: plain(report) }), namespace);
      if (stop) this.#stops.set(slot, stop);
    } catch (thrown) {
      this.#say(slot, thrown);
    }
  }

  /** A source that threw has said nothing that can be read, which is what the engine's side reports. */
  #say(slot: number, thrown: unknown): void {
    this.#post({ do: "report", slot, report: `it threw: ${String(thrown)}` });
  }

  #halt(slot: number): void {
    try {
      this.#stops.get(slot)?.();
    } catch {} // it is not asked again
    this.#stops.delete(slot);
  }

  dispose(): void {
    for (const slot of [...this.#stops.keys()]) this.#halt(slot);
  }
}
