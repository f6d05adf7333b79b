// What is left of a panic in a module whose handler only traps: nothing but the trap. The standard library's own functions
// that prepare a message, which nobody would read, are emptied, and so are the texts and places of code that only they name;
// wasm-opt then removes what is not used any more. A nightly compiler does the same by `immediate-abort`.
// A program of its own, because binaryen keeps much memory: `node hollow.mjs in.wasm out.wasm`.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

/** Functions of core and alloc that never return, and what only their messages need: the engine and the search format nothing. */
const UNUSED = [
  /^<.+ as core\b.*::fmt::\w+>::\w+$/,
  /^core\b.*::panicking::/,
  /^core\b.*::(slice_index_fail|slice_error_fail|slice_error_fail_rt|len_mismatch_fail|unwrap_failed|expect_failed)\b/,
  /^<?alloc\b.*::assert_failed$/,
  /^<?alloc\b.*::(handle_error|capacity_overflow|handle_alloc_error)\b/,
];
/** Parts of their messages. */
const MESSAGES = [
  "slice index starts at ", " but ends at ", "index out of bounds: the len is ", " but the index is ", "range start index ", "range end index ",
  " out of range for slice of length ", "memory allocation of ", " bytes failed", "copy_from_slice: source slice length (",
  ") does not match destination slice length (", "`at` split index (is ", ") should be <= len (is ", ") should be < len (is ",
  "start byte index ", "end byte index ", " is out of bounds of `", ") when slicing `", "byte index ", " is not a char boundary; it is inside ",
  "assertion failed: self.is_char_boundary(new_len)", "attempt to join into collection with len > usize::MAX", "insertion index (is ", "removal index (is ", "attempt to divide by zero", "attempt to calculate the remainder with a divisor of zero",
];

/** The memory that a module begins with: where each piece lies in the file and in memory. */
function segments(bytes) {
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value >>> 0;
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const length = number();
    if (section !== 11) {
      at += length;
      continue;
    }
    return Array.from({ length: number() }, () => {
      at += 2; // an active piece, at a constant
      const address = number();
      at++;
      const size = number();
      const file = at;
      at += size;
      return { address, file, size };
    });
  }
  return [];
}

/** Empties places of code (address and length of a file's name, line, column) with the names, and the messages. */
function forgetPlaces(bytes) {
  const pieces = segments(bytes);
  const find = (address, length) => {
    const piece = pieces.find((p) => address >= p.address && address + length <= p.address + p.size);
    return piece && piece.file + address - piece.address;
  };
  const names = new Map();
  for (const { file, size } of pieces) {
    for (let at = file; at + 16 <= file + size; at += 4) {
      const [address, length, line, column] = [0, 4, 8, 12].map((field) => bytes.readUInt32LE(at + field));
      const name = length > 3 && length < 256 && line > 0 && line < 1e5 && column > 0 && column < 1e4 ? find(address, length) : undefined;
      if (name === undefined || !bytes.toString("latin1", name, name + length).endsWith(".rs")) continue;
      names.set(name, length);
      bytes.fill(0, at, at + 16);
    }
    for (const message of MESSAGES) {
      for (let at = file; (at = bytes.indexOf(message, at, "latin1")) >= 0 && at < file + size; ) bytes.fill(0, at, at + message.length);
    }
  }
  for (const [name, length] of names) bytes.fill(0, name, name + length);
}

const [input, output] = process.argv.slice(2);
const bytes = readFileSync(input);
forgetPlaces(bytes);
const module = binaryen.readBinary(bytes);
for (let at = 0; at < module.getNumFunctions(); at++) {
  const ref = module.getFunctionByIndex(at);
  const { name, module: imported } = binaryen.getFunctionInfo(ref);
  if (imported || !UNUSED.some((pattern) => pattern.test(name))) continue;
  binaryen.Function(ref).setBody(module.unreachable());
}
binaryen.setDebugInfo(true);
writeFileSync(output, module.emitBinary());
