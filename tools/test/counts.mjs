// Reading how many tests a runner ran, from what it prints.
const ANSI = /\u001b\[[0-9;]*m/g;

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
const reader = (passed, failed) => (output) => {
  const text = output.replace(ANSI, "");
  return { passed: sum(text, passed), failed: sum(text, failed) };
};

/** cargo test, and wasm-bindgen's runner, which speaks the same. */
export const libtest = reader(/^test result: .*?(\d+) passed/gm, /^test result: .*?(\d+) failed/gm);
export const nextest = reader(/^\s*Summary .*?(\d+) passed/gm, /^\s*Summary .*?(\d+) failed/gm);
export const nodeTest = reader(/^. pass (\d+)$/gm, /^. fail (\d+)$/gm);

/** A tool that prints one line for each check. */
export const sizeLines = (output) => ({
  passed: output.match(/ ok$/gm)?.length ?? 0,
  failed: output.match(/ OVER$/gm)?.length ?? 0,
});
