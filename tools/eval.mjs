// `npm run eval -- --data DIR`: how well the real engine ranks through a real pack, beside the usual methods. The work is
// done by the crate in eval/; its options are the command's.
import { spawn } from "node:child_process";
import { at } from "./lib/paths.mjs";
import { exists, isMain, main, must, Problem } from "./lib/run.mjs";

const ARGS = ["--release", "--quiet", "-p", "homebody-eval"];

/** stdout of the program is the result, and ours. */
function hand(argv) {
  return new Promise((resolve, reject) => {
    const env = { HOMEBODY_DATA: at("..", "shared", "data"), ...process.env };
    const child = spawn("cargo", ["run", ...ARGS, "--", ...argv], { stdio: "inherit", env });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    if (!exists("cargo")) throw new Problem("eval needs Rust: install it from https://rustup.rs, then run the command again");
    await must("cargo", ["build", ...ARGS], { what: "the build of eval" });
    process.exitCode = (await hand(argv)) ?? 1;
  });
}
