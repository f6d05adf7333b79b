// What is left of a panic in a module whose handler only traps: nothing but the trap. The standard library's own functions
// that prepare a message, which nobody would read, are emptied, and wasm-opt then removes what they alone used (formatting
// of numbers, counting of characters). `-Zbuild-std` with immediate abort does the same and needs a nightly toolchain.
// Used as a program of its own, because binaryen keeps much memory: `node hollow.mjs in.wasm out.wasm`.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

/** Functions of core and alloc that never return, and what only their messages need: the engine itself formats nothing. */
const UNUSED = [
  /^<\w+ as core\b.*::fmt::\w+>::fmt\b/,
  /^core\b.*::panicking::/,
  /^core\b.*::(slice_index_fail|slice_error_fail|len_mismatch_fail|unwrap_failed|expect_failed)\b/,
  /^<?alloc\b.*::assert_failed$/,
  /^<?alloc\b.*::(handle_error|capacity_overflow|handle_alloc_error)\b/,
];

const [input, output] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(input));
for (let at = 0; at < module.getNumFunctions(); at++) {
  const ref = module.getFunctionByIndex(at);
  const { name, module: imported } = binaryen.getFunctionInfo(ref);
  if (imported || !UNUSED.some((pattern) => pattern.test(name))) continue;
  binaryen.Function(ref).setBody(module.unreachable());
}
binaryen.setDebugInfo(true);
writeFileSync(output, module.emitBinary());
