// Which Rust builds the wasm. rustup's target is the way; where rustup cannot download, Debian's
// compiler with std built from source does the same. Each has a target folder of its own, so that
// both can live side by side. HOMEBODY_TOOLCHAIN=rustup|debian forces one.
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./system.mjs";
import { ask, exists, Problem, run, say } from "./run.mjs";

export const TARGET = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const DEBIAN_LINKER = "wasm-ld-22";
/** The name under which rustup knows Debian's compiler. */
const LINKED = "wasm-src";
const DOWNLOAD_LIMIT = 90_000;

let chosen;

/** Finds a toolchain that can build wasm, setting one up when none is there. */
export async function wasmToolchain() {
  chosen ??= await choose(process.env.HOMEBODY_TOOLCHAIN);
  return chosen;
}

async function choose(forced) {
  if (forced && !["rustup", "debian"].includes(forced)) {
    throw new Problem(`HOMEBODY_TOOLCHAIN is "${forced}"; it can be "rustup" or "debian"`);
  }
  if (forced !== "debian") {
    if (hasTarget()) return rustup();
    if (await addTarget()) return rustup();
    if (forced) throw new Problem(`rustup could not add the target ${TARGET}`);
    say("the wasm target cannot be downloaded here: using Debian's compiler, with std from source");
  }
  await setUpDebian();
  return debian();
}

function hasTarget() {
  const { ok, out } = ask("rustc", ["--print", "target-libdir", "--target", TARGET]);
  return ok && existsSync(out);
}

async function addTarget() {
  if (!exists("rustup")) return false;
  say(`adding the Rust target ${TARGET}`);
  // On a closed network rustup retries for minutes, hence the limit.
  const code = await run("rustup", ["target", "add", TARGET], { limit: DOWNLOAD_LIMIT }).catch(() => 1);
  return code === 0 && hasTarget();
}

async function setUpDebian() {
  if (!exists("/usr/bin/rustc") || !exists(DEBIAN_LINKER) || !existsSync("/usr/lib/rustlib/src/rust/library")) {
    await installPackages(DEBIAN_PACKAGES, "a Rust compiler for wasm is missing");
  }
  if (exists("rustup") && !ask("rustup", ["toolchain", "list"]).out.split(/\s+/).includes(LINKED)) {
    const linked = ask("rustup", ["toolchain", "link", LINKED, "/usr"]);
    if (!linked.ok) throw new Problem(`rustup toolchain link ${LINKED} /usr failed: ${linked.err}`);
  }
}

const rustup = () => describe("rustup", {}, { build: [], test: [] });

const debian = () =>
  describe(
    "debian",
    {
      RUSTUP_TOOLCHAIN: LINKED,
      RUSTC_BOOTSTRAP: "1",
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: DEBIAN_LINKER,
    },
    { build: ["-Zbuild-std=std,panic_abort"], test: ["-Zbuild-std=std,panic_abort,test,panic_unwind"] },
  );

/**
 * `env` is for every cargo call that builds wasm; `std` holds the flags to add to it;
 * `remap` hides this machine's folders from the binary.
 */
function describe(name, env, std) {
  // RUSTFLAGS from outside would replace ours and make the build depend on the shell it runs in.
  const clean = { ...env, RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: undefined };
  const metadata = cargoMetadata({ ...process.env, ...clean });
  const version = ask("rustc", ["-vV"], { env: { ...process.env, ...env } }).out;
  const sysroot = ask("rustc", ["--print", "sysroot"], { env: { ...process.env, ...env } }).out;
  const targetDir = name === "debian" ? join(metadata.target_directory, "debian") : metadata.target_directory;
  return {
    name,
    version,
    std,
    metadata,
    targetDir,
    env: { ...clean, CARGO_TARGET_DIR: targetDir },
    remap: remapFlags(metadata, version, sysroot, targetDir),
  };
}

function cargoMetadata(env) {
  const args = ["metadata", "--format-version=1", `--filter-platform=${TARGET}`];
  const { ok, out, err } = ask("cargo", args, { env });
  if (!ok) throw new Problem(`cargo metadata failed:\n${err}`);
  return JSON.parse(out);
}

/** Later mappings win, so the general ones come first. */
function remapFlags(metadata, version, sysroot, targetDir) {
  const commit = /commit-hash: (\S+)/.exec(version)?.[1] ?? "unknown";
  const source = join(sysroot, "lib", "rustlib", "src", "rust");
  const real = existsSync(source) ? realpathSync(source) : source;
  const crates = metadata.packages
    .filter((p) => p.source?.startsWith("registry+"))
    .map((p) => join(p.manifest_path, "..", ".."));
  const home = process.env.CARGO_HOME ?? join(process.env.HOME ?? "/", ".cargo");
  const pairs = [
    [home, "cargo"],
    [sysroot, "sysroot"],
    [source, `/rustc/${commit}`],
    [real, `/rustc/${commit}`],
    ...[...new Set(crates)].sort().map((folder) => [folder, "crates"]),
    [metadata.workspace_root, "homebody"],
    [targetDir, "target"],
  ];
  return pairs.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}
