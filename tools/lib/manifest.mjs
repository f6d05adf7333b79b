// The published manifest: pkg.json as it is, after checking that what it promises is there.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { at } from "./paths.mjs";
import { Problem } from "./run.mjs";
import { filesBelow, sha256 } from "./stamps.mjs";

export const manifest = () => JSON.parse(readFileSync(at("pkg.json"), "utf8"));

export function writeManifest(pkg, toolchain) {
  const ours = manifest();
  const crate = toolchain.metadata.packages.find((p) => p.name === "homebody" && !p.source);
  if (ours.version !== crate.version) {
    throw new Problem(`pkg.json says version ${ours.version}, Cargo.toml says ${crate.version}: make them equal`);
  }
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(ours, null, 2)}\n`);
  const missing = promisedFiles(ours).filter((file) => !existsSync(join(pkg, file)));
  if (missing.length) throw new Problem(`pkg.json names files that the build did not make: ${missing.join(", ")}`);
}

/** Every "./…" anywhere in the manifest is a file. */
function promisedFiles(value) {
  if (typeof value === "string") return value.startsWith("./") && !value.includes("*") ? [value] : [];
  return value && typeof value === "object" ? Object.values(value).flatMap(promisedFiles) : [];
}

/** The package states its own hashes and what made them, for anyone who rebuilds it. */
export function writeHashes(dist, toolchain) {
  const files = filesBelow(dist).map((file) => [relative(dist, file), sha256(readFileSync(file))]);
  const stated = { toolchain, files: Object.fromEntries(files) };
  writeFileSync(join(dist, "hashes.json"), `${JSON.stringify(stated, null, 2)}\n`);
}
