// The wasm-bindgen command line. Its version must equal the crate's exactly, so it is read from
// Cargo.lock; when the one on PATH differs, ours is installed under .tools/ and used instead.
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { at, LOCAL } from "./paths.mjs";
import { ask, Problem, run, say } from "./run.mjs";

const OWN = join(LOCAL, "bin");

export function lockedVersion(crate, lock = readFileSync(at("Cargo.lock"), "utf8")) {
  return new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock)?.[1];
}

/** The folder that holds a fitting `wasm-bindgen` and its test runner; "" means PATH. */
export function findBindgen() {
  const wanted = `wasm-bindgen ${lockedVersion("wasm-bindgen")}`;
  const fits = (folder) => ask(join(folder, "wasm-bindgen"), ["--version"]).out === wanted;
  return ["", OWN].find(fits);
}

export async function setUpBindgen() {
  const version = lockedVersion("wasm-bindgen");
  if (!version) throw new Problem("Cargo.lock names no wasm-bindgen: run `cargo metadata` and look at Cargo.toml");
  if (findBindgen() !== undefined) return;
  say(`installing wasm-bindgen-cli ${version} into .tools/ (about three minutes, once)`);
  // Without --locked: the lock in that release names a crate that not every registry serves.
  const args = ["install", "wasm-bindgen-cli", "--version", version, "--root", LOCAL];
  const code = await run("cargo", args);
  if (code !== 0) await run("cargo", [...args, "--no-default-features"]);
  if (findBindgen() === undefined) throw new Problem(`wasm-bindgen-cli ${version} could not be installed`);
}

/** PATH with our own programs first, for tools that look up the test runner by name. */
export const pathWithBindgen = () => [findBindgen() || undefined, process.env.PATH].filter(Boolean).join(delimiter);

export const bindgen = () => join(findBindgen() ?? "", "wasm-bindgen");
