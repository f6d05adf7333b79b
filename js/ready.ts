/** A promise that is settled from outside and, after a failure, can be waited for anew. */
export class Ready {
  promise!: Promise<void>;
  settled = true;
  #ok!: () => void;
  #no!: (reason: unknown) => void;

  constructor() {
    this.again();
  }

  /** Only a settled failure is replaced; what succeeded stays so. */
  again(): void {
    if (!this.settled) return;
    this.settled = false;
    this.promise = new Promise((ok, no) => {
      this.#ok = ok;
      this.#no = no;
    });
    this.promise.catch(() => {}); // nobody has to wait for it
  }
  ok(): void {
    this.settled = true;
    this.again = () => {};
    this.#ok();
  }
  fail(reason: unknown): void {
    this.settled = true;
    this.#no(reason);
  }
}
