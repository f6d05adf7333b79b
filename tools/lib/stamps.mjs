// Skipping work whose inputs have not changed. A stamp is the hash of a step's inputs, written
// after the step succeeded; a step is fresh when the hash is the same and its outputs are there.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL } from "./paths.mjs";

const stampOf = (step) => join(LOCAL, "stamps", step);

export const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** Every file below a folder, sorted, so that hashes do not depend on the file system's order. */
export function filesBelow(folder, keep = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(keep)
    .sort();
}

/** One hash over files (name and content) and extra words such as tool versions. */
export function hashOf(files, ...words) {
  const hash = createHash("sha256");
  for (const word of words) hash.update(`${word}\0`);
  for (const file of files) {
    if (!existsSync(file)) continue;
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export function isFresh(step, hash, outputs = []) {
  return existsSync(stampOf(step)) && readFileSync(stampOf(step), "utf8") === hash && outputs.every((o) => existsSync(o));
}

export function stamp(step, hash) {
  mkdirSync(join(LOCAL, "stamps"), { recursive: true });
  writeFileSync(stampOf(step), hash);
}
