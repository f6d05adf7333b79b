// The catalog: everything becomes a pack, so that there is one path into the engine.
import { Call } from "./engine.js";
import { fields, flag, id, list, number, optional, required, within } from "./host.js";
import { asError, packOf } from "./packing.js";
import type { Ready } from "./ready.js";
import { disposed, type Session } from "./session.js";
import type { CatalogItem } from "./types.js";
import { utf8, Writer } from "./wire.js";

interface Change {
  readonly id: string;
  readonly price: number | undefined;
  readonly available: boolean | undefined;
}

const readChange = (value: unknown): Change => {
  const from = fields(value);
  return {
    id: required(from, "id", id),
    price: optional(from, "price", number(0, Number.MAX_VALUE)),
    available: optional(from, "available", flag),
  };
};

export class Catalog {
  loaded = false;
  readonly #session: Session;
  readonly #ready: Ready;
  /** Kept for an engine that has to be made again; what changed since, too. */
  #pack: Uint8Array | undefined;
  readonly #live = new Map<string, Change>();
  #turn = 0;

  constructor(session: Session, ready: Ready) {
    this.#session = session;
    this.#ready = ready;
    session.restore.push(() => {
      if (!this.#pack) return;
      session.call(Call.Load, this.#pack);
      this.#overlay(this.#live.values());
    });
  }

  /** Of several loads the one that was called last counts. */
  async load(source: unknown): Promise<void> {
    const turn = ++this.#turn;
    this.#ready.again();
    try {
      const packing = packOf(source);
      packing.catch(() => {}); // awaited when the engine is there, whose failure says more
      await this.#session.start();
      const pack = await packing;
      if (this.#session.disposed) throw disposed();
      if (turn === this.#turn) this.#take(pack);
    } catch (thrown) {
      const error = asError(thrown);
      if (!this.loaded && turn === this.#turn) this.#ready.fail(error);
      throw error;
    }
  }

  #take(pack: Uint8Array): void {
    this.#session.call(Call.Load, pack);
    if (this.loaded) this.#live.clear();
    this.#pack = pack;
    this.loaded = true;
    this.#overlay(this.#live.values());
    this.#session.changed(true);
  }

  update(changes: unknown): void {
    const read = within("changes", () => list(1_000_000, readChange)(changes));
    if (this.#session.disposed) throw disposed();
    for (const change of read) this.#live.set(change.id, { ...this.#live.get(change.id), ...defined(change) });
    if (!this.loaded) return; // laid over the pack when it comes
    this.#overlay(read);
    this.#session.changed();
  }

  /** A change to an item that the pack does not have concerns nobody, so what the engine answers does not matter. */
  #overlay(changes: Iterable<Change>): void {
    this.#session.run((engine, now) => {
      for (const { id, price = NaN, available = 2 } of changes) engine.call(Call.Update, new Writer().u8(+available).raw(utf8(id)).bytes(), price, now);
    });
  }

  get(item: unknown): CatalogItem | undefined {
    const key = within("id", () => id(item));
    const answer = this.loaded && this.#session.engine && this.#session.call(Call.Item, utf8(key));
    if (!answer) return undefined;
    const found: CatalogItem = JSON.parse(answer);
    return found.price === undefined ? found : { ...found, price: found.price / 10_000 }; // which cross as whole numbers
  }
}

const defined = (change: Change): Change =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as unknown as Change;
