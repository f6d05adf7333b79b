// Bytes to and from the engine: little-endian numbers, UTF-8 behind its length, lists behind their count.
export class Writer {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  #utf8 = new TextEncoder();

  #room(more: number): number {
    const at = this.#at;
    if (at + more > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(at + more, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#at = at + more;
    return at;
  }

  #put(bytes: number, set: "setUint8" | "setUint16" | "setUint32" | "setInt32" | "setFloat64", value: number): this {
    const at = this.#room(bytes);
    this.#view[set](at, value, true);
    return this;
  }

  u8(value: number): this {
    return this.#put(1, "setUint8", value);
  }
  u16(value: number): this {
    return this.#put(2, "setUint16", value);
  }
  u32(value: number): this {
    return this.#put(4, "setUint32", value);
  }
  i32(value: number): this {
    return this.#put(4, "setInt32", value);
  }
  f64(value: number): this {
    return this.#put(8, "setFloat64", value);
  }
  str(value: string): this {
    const at = this.#room(4 + value.length * 3);
    const { written } = this.#utf8.encodeInto(value, this.#bytes.subarray(at + 4));
    this.#view.setUint32(at, written, true);
    this.#at = at + 4 + written;
    return this;
  }
  raw(value: Uint8Array): this {
    const at = this.#room(value.length);
    this.#bytes.set(value, at);
    return this;
  }
  list<T>(values: readonly T[], write: (value: T) => void): this {
    this.u32(values.length);
    for (const value of values) write(value);
    return this;
  }
  strs(values: readonly string[] = []): this {
    return this.list(values, (value) => this.str(value));
  }
  opt<T>(value: T | undefined | null, write: (value: T) => void): this {
    const present = value !== undefined && value !== null;
    this.u8(+present);
    if (present) write(value);
    return this;
  }
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads what the engine wrote, which is not checked again. */
export class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #skip(more: number): number {
    this.#at += more;
    return this.#at - more;
  }
  u8(): number {
    return this.#view.getUint8(this.#skip(1));
  }
  u32(): number {
    return this.#view.getUint32(this.#skip(4), true);
  }
  i32(): number {
    return this.#view.getInt32(this.#skip(4), true);
  }
  f64(): number {
    return this.#view.getFloat64(this.#skip(8), true);
  }
  str(): string {
    const { buffer, byteOffset } = this.#view;
    const length = this.u32();
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset + this.#skip(length), length));
  }
  list<T>(read: () => T): T[] {
    return Array.from({ length: this.u32() }, read);
  }
}
