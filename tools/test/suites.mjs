// The suites of `npm test`, in order. A suite is `{ name, needs, run }`, where `run` gives
// `{ passed, failed }` or `{ skipped: why }`. A suite whose tests do not exist is not listed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathWithBindgen } from "../lib/bindgen.mjs";
import { findBrowser } from "../lib/browser.mjs";
import { setUpEngines } from "../lib/engines.mjs";
import { at, PKG } from "../lib/paths.mjs";
import { exists, run, say } from "../lib/run.mjs";
import { filesBelow } from "../lib/stamps.mjs";
import { buildStorefront } from "../lib/storefront.mjs";
import { TARGET } from "../lib/toolchain.mjs";
import { modules } from "../lib/wasm.mjs";
import { libtest, nextest, nodeTest, sizeLines } from "./counts.mjs";

/** A suite that hangs must not hang the whole run. */
const SUITE_LIMIT = 20 * 60_000;
const LOUD = ["--", "-D", "warnings"];
const inModules = (name) => at("node_modules", ...name.split("/"));

export function suites(toolchain) {
  return [
    { name: "rustfmt", run: checks([["cargo", ["fmt", "--all", "--check"]]]) },
    { name: "clippy", run: clippy(toolchain) },
    { name: "native", run: native },
    { name: "doc", run: counted("cargo", ["test", "--workspace", "--doc"], libtest, { mayBeEmpty: true }) },
    { name: "wasm-node", needs: ["tests/wasm.rs"], run: wasm(toolchain, {}) },
    { name: "wasm-browser", needs: ["tests/wasm.rs"], run: wasm(toolchain, { WASM_BINDGEN_USE_BROWSER: "1" }) },
    { name: "deny", run: deny },
    { name: "types", built: true, run: types },
    { name: "js", needs: ["tests/js"], built: true, run: nodeTests("js") },
    { name: "chat", needs: ["tests/chat"], built: true, run: nodeTests("chat") },
    { name: "browser", needs: ["tests/browser"], built: true, run: browserTests },
    { name: "engines", needs: ["tests/engines"], built: true, run: engines },
    { name: "package", needs: ["tests/package"], built: true, run: nodeTests("package") },
    { name: "manifest", built: true, run: checks(manifestChecks()) },
    { name: "size", built: true, run: counted("node", ["tools/size.mjs"], sizeLines) },
  ].filter(({ needs = [] }) => needs.every((path) => existsSync(at(path)) && (path.endsWith(".rs") || testFiles(path).length)));
}

const testFiles = (folder) => filesBelow(at(folder), (file) => file.endsWith(".test.mjs"));

/** Runs a program and counts the tests that its output tells of; `told` makes a note of it. */
function counted(command, args, count, { env, mayBeEmpty, told = () => undefined } = {}) {
  return async () => {
    let output = "";
    const code = await run(command, args, { env, limit: SUITE_LIMIT, tap: (chunk) => (output += chunk) });
    const { passed, failed } = count(output);
    // A runner that fails without a failed test could not do its work: that counts as one.
    const broken = (code !== 0 && failed === 0) || (passed + failed === 0 && !mayBeEmpty);
    return { passed, failed: failed + (broken ? 1 : 0), note: broken ? "ran no test, or ended badly" : told(output) };
  };
}

/** Programs of which each is one check, by its exit code. */
function checks(commands) {
  return async () => {
    const result = { passed: 0, failed: 0 };
    for (const [command, args, env] of commands) {
      say(`$ ${[command, ...args].join(" ")}`);
      const code = await run(command, args, { env }).catch(() => 1);
      result[code === 0 ? "passed" : "failed"]++;
    }
    return result;
  };
}

function clippy(toolchain) {
  const forWeb = modules(toolchain).map(({ crate }) => {
    const features = crate === "homebody" ? [] : ["--no-default-features"];
    const args = ["clippy", "--target", TARGET, "-p", crate, "--lib", ...features, "--features", "browser"];
    return ["cargo", [...args, ...toolchain.std.build, ...LOUD], toolchain.env];
  });
  return checks([["cargo", ["clippy", "--workspace", "--all-targets", ...LOUD]], ...forWeb]);
}

const native = () =>
  exists("cargo", ["nextest", "--version"])
    ? counted("cargo", ["nextest", "run", "--workspace", "--no-fail-fast"], nextest)()
    : counted("cargo", ["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"], libtest)();

function wasm(toolchain, where) {
  // The rooms without the exports: a test needs std, which engine.wasm does without.
  const args = ["test", "--target", TARGET, "-p", "homebody", "--test", "wasm"];
  const env = {
    ...toolchain.env,
    ...where,
    PATH: pathWithBindgen(),
    CHROMEDRIVER: findBrowser().chromedriver,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: "wasm-bindgen-test-runner",
  };
  return counted("cargo", [...args, ...toolchain.std.test], libtest, { env });
}

async function deny() {
  if (!exists("cargo", ["deny", "--version"])) {
    return { skipped: "cargo-deny is not installed (cargo install cargo-deny)" };
  }
  return checks([["cargo", ["deny", "check", "bans", "licenses", "sources"]]])();
}

/** Every tsconfig.json of ours is a check; a folder without one has no TypeScript. */
function types() {
  const projects = [".", "www", "tests"].map((folder) => at(folder, "tsconfig.json")).filter(existsSync);
  const tsc = join(inModules("typescript"), "bin", "tsc");
  return checks(projects.map((project) => ["node", [tsc, "--noEmit", "-p", project]]))();
}

/** A file whose tests wait for ever fails after a while (the limit is for the file, not for each test), so that the others still run. */
function nodeTests(folder, { atOnce = 2, ...options } = {}) {
  const files = testFiles(join("tests", folder));
  return counted("node", ["--test", `--test-concurrency=${atOnce}`, "--test-timeout=600000", "--test-reporter=spec", ...files], nodeTest, options);
}

async function browserTests() {
  if (existsSync(at("www", "vite.config.ts"))) await buildStorefront();
  const { chromium, shell } = findBrowser();
  // Where there are windows, one file at a time: a second Chromium on two cores makes what waits for a moment wait too long.
  return nodeTests("browser", { atOnce: shell === chromium ? 1 : 2, env: { CHROMIUM: chromium } })();
}

/** Only Chromium must be there; which others ran, and which did not, is said. */
async function engines() {
  await setUpEngines();
  const told = (output) => [...output.matchAll(/ran in ([\w .]+)|\w+ is not installed/g)].map(([missing, ran]) => ran ?? `skipped: ${missing}`).join(", ");
  return nodeTests("engines", { env: { CHROMIUM: findBrowser().chromium }, told })();
}

/** Entries that stand beside the first are for pages and for `import()`; that `require` gets the others is tested in tests/package. */
function manifestChecks() {
  const publint = join(inModules("publint"), "src", "cli.js");
  const attw = join(inModules("@arethetypeswrong/cli"), "dist", "index.js");
  return [
    ["node", [publint, PKG, "--strict"]],
    ["node", [attw, "--pack", PKG, "--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm", "--exclude-entrypoints", "./engine.wasm", "./sealed-worker.js", "--no-emoji"]],
  ];
}
