// Passes choices on to the book of receipts, one after the other. The book is loaded when there is something to write or to read.
import { HomebodyError } from "../errors.js";
import type { Session } from "../session.js";
import type { Purpose, Receipt, ReceiptOptions, Receipts } from "../types.js";

/** What a receipt is of. */
export interface Choice {
  readonly purposes: readonly Purpose[];
  readonly granted: boolean;
  readonly at: number;
  /** When it ends; 0: never. */
  readonly validUntil: number;
  /** The sources that were handed it. */
  readonly source: string;
}
/** What the book needs to know of the personalizer. */
export interface Binding {
  readonly name: string;
  readonly retentionDays: number;
  readonly options: ReceiptOptions;
}

export class ReceiptKeeper {
  readonly #session: Session;
  readonly #binding: Binding | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(session: Session, binding: Binding | undefined) {
    this.#session = session;
    this.#binding = binding;
  }

  chosen(choice: Choice): void {
    if (!this.#binding) return;
    this.#next(choice).catch((error: HomebodyError) => this.#session.report(error));
  }

  async read(): Promise<Receipts> {
    return this.#binding ? this.#next() : { list: [], head: "", intact: true };
  }

  /** Writes a choice, if there is one, and what has become of older ones since; gives all. */
  #next(choice?: Choice): Promise<Receipts> {
    const turn = this.#last.then(async () => {
      try {
        const { keep } = await import("./book.js");
        const tell = (receipt: Receipt) => this.#session.emit("receipt", receipt);
        return await keep(this.#binding as Binding, this.#session.now(), tell, choice);
      } catch (thrown) {
        throw new HomebodyError("storage-failed", "receipts", `they could not be kept or read: ${String(thrown)}`);
      }
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
