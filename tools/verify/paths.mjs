// Check `paths`: no published file tells where it was built.
import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { relative } from "node:path";
import { ROOT } from "../lib/paths.mjs";
import { filesBelow } from "../lib/stamps.mjs";

const HOMES = "/(?:home|root|Users|tmp|private|var/folders)/[\\w.-]*";
const DRIVES = "[A-Z]:\\\\[\\w.-]+";
const OTHERS = [/\.cargo\/|cargo\/registry/, /file:\/\/\//];
/** In text a path begins a word (`example.com/home/` is none); in a binary, strings touch each other. */
const TEXT = [new RegExp(`(?<![\\w.])${HOMES}`), new RegExp(`\\b${DRIVES}`), ...OTHERS];
const BINARY = [new RegExp(HOMES), new RegExp(DRIVES), ...OTHERS];
const BASE64 = /[A-Za-z0-9+/=]{200,}/g;
/** A module carried in a script byte by byte; it lies beside it as a file, which is looked at. */
const CARRIED = /(["'`])\\0asm(?:\\.|(?!\1)[^\\])*\1/gs;

export function checkPaths({ folder }) {
  const here = [ROOT, homedir(), tmpdir()].filter((path) => path.length > 4);
  const problems = [];
  const files = filesBelow(folder);
  for (const file of files) {
    // latin1 keeps every byte of a binary as one character.
    const text = readFileSync(file, "latin1").replace(BASE64, "").replace(CARRIED, "");
    const patterns = file.endsWith(".wasm") ? BINARY : TEXT;
    const found = [...patterns.map((pattern) => pattern.exec(text)?.[0]), ...here.filter((path) => text.includes(path))].filter(Boolean);
    if (found.length) problems.push(`${relative(folder, file)} contains ${found.join(", ")}`);
  }
  const detail = problems.join("\n") || `${files.length} files, no absolute path`;
  return { name: "paths", ok: problems.length === 0, detail };
}
