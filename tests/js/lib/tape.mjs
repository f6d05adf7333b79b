// The tape of a thousand sessions, written by the native test, and what must come of it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../tools/lib/paths.mjs";

export const golden = JSON.parse(readFileSync(at("tests", "golden", "sessions.json"), "utf8"));

export function readTape() {
  const folder = mkdtempSync(join(tmpdir(), "homebody-tape-"));
  try {
    const file = join(folder, "sessions.tape");
    const test = ["test", "--quiet", "-p", "homebody-builder", "--test", "sessions", "write_the_tape", "--", "--ignored"];
    execFileSync("cargo", test, { cwd: at(), env: { ...process.env, HOMEBODY_TAPE: file }, stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
