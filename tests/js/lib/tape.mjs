// The tape of a thousand sessions, written by the native test, and what must come of it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../tools/lib/paths.mjs";

export const golden = JSON.parse(readFileSync(at("tests", "golden", "sessions.json"), "utf8"));

/** What a test of builder/tests/sessions writes, by ending. */
function written(test, ...endings) {
  const folder = mkdtempSync(join(tmpdir(), "homebody-tape-"));
  try {
    const file = join(folder, "sessions.tape");
    const args = ["test", "--quiet", "-p", "homebody-builder", "--test", "sessions", test, "--", "--ignored", "--exact"];
    execFileSync("cargo", args, { cwd: at(), env: { ...process.env, HOMEBODY_TAPE: file }, stdio: ["ignore", "ignore", "inherit"] });
    return endings.map((ending) => readFileSync(join(folder, `sessions.${ending}`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const readTape = () => written("write_the_tape", "tape")[0];

/** Histories of a real log and the lists that the native engine makes of them; nothing where there is no data. */
export function readRecorded() {
  const data = process.env.HOMEBODY_DATA ?? at("..", "shared", "data");
  if (!existsSync(join(data, "onlineretail", "events.csv.gz"))) return;
  const [tape, lists] = written("write_the_recorded_tape", "tape", "lists");
  return { tape, lists: lists.toString() };
}
