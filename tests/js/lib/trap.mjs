// The package's own module with one export replaced by a trap, to see what the page notices of it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const engineFile = fileURLToPath(import.meta.resolve("homebody/engine.wasm"));

const UNREACHABLE = 0x00;
const NOP = 0x01;
const END = 0x0b;

/** The bytes of engine.wasm in which the export `name` does nothing but trap. */
export function withTrap(name) {
  const bytes = new Uint8Array(readFileSync(engineFile));
  const sections = sectionsOf(bytes);
  const imported = importedFunctions(bytes, sections.get(2));
  const body = bodyOf(bytes, sections.get(10), exported(bytes, sections.get(7), name) - imported);
  // No locals, trap, then nothing until the old end.
  bytes.fill(NOP, body.start, body.end);
  bytes.set([0, UNREACHABLE], body.start);
  bytes[body.end - 1] = END;
  return bytes;
}

class Cursor {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }
  u8() {
    return this.bytes[this.at++];
  }
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
  text() {
    const length = this.u32();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

function sectionsOf(bytes) {
  const found = new Map();
  const cursor = new Cursor(bytes, 8);
  while (cursor.at < bytes.length) {
    const id = cursor.u8();
    const size = cursor.u32();
    found.set(id, cursor.at);
    cursor.at += size;
  }
  return found;
}

function importedFunctions(bytes, at) {
  const cursor = new Cursor(bytes, at);
  const count = cursor.u32();
  for (let i = 0; i < count; i++) {
    cursor.text();
    cursor.text();
    if (cursor.u8() !== 0) throw new Error("only functions are expected among the imports");
    cursor.u32();
  }
  return count;
}

function exported(bytes, at, wanted) {
  const cursor = new Cursor(bytes, at);
  for (let left = cursor.u32(); left > 0; left--) {
    const name = cursor.text();
    const kind = cursor.u8();
    const index = cursor.u32();
    if (kind === 0 && name === wanted) return index;
  }
  throw new Error(`there is no export ${wanted}`);
}

function bodyOf(bytes, at, index) {
  const cursor = new Cursor(bytes, at);
  cursor.u32();
  for (let i = 0; ; i++) {
    const size = cursor.u32();
    if (i === index) return { start: cursor.at, end: cursor.at + size };
    cursor.at += size;
  }
}
