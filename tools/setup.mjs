// Sets up what a checkout lacks and nothing else; a second run only looks. Used by every other
// tool, so until it has run nothing from node_modules may be imported.
import { existsSync, readFileSync } from "node:fs";
import { setUpBindgen } from "./lib/bindgen.mjs";
import { setUpBrowser } from "./lib/browser.mjs";
import { at } from "./lib/paths.mjs";
import { exists, isMain, main, must, Problem, say } from "./lib/run.mjs";
import { wasmToolchain } from "./lib/toolchain.mjs";

/** `tests` adds what only the tests need: a browser and its driver. */
export async function setup({ tests = false } = {}) {
  checkNode();
  checkRust();
  await setUpPackages();
  const toolchain = await wasmToolchain();
  await setUpBindgen();
  if (tests) await setUpBrowser();
  return toolchain;
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Problem(`Node.js 20 or later is needed; this is ${process.version}`);
}

function checkRust() {
  if (exists("cargo") && exists("rustc")) return;
  throw new Problem("Rust is missing. Install it as https://rustup.rs tells, then run this command again.");
}

async function setUpPackages() {
  if (packagesAreInstalled()) return;
  say("installing the development packages (npm ci)");
  await must("npm", ["ci", "--no-audit", "--no-fund"], { what: "installing the development packages" });
}

/** npm keeps a lock of what is installed: it must hold what ours asks for. */
function packagesAreInstalled() {
  const installedLock = at("node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || installed[path]?.version === version || (optional && !installed[path]),
  );
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    const toolchain = await setup({ tests: argv.includes("--tests") });
    say(`ready (wasm by ${toolchain.name})`);
  });
}
