// Check `rebuild`: the sources, copied to another folder and built there from nothing, give the
// same bytes. What a build needs besides (the development packages, wasm-bindgen) is shared.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathWithBindgen } from "../lib/bindgen.mjs";
import { at } from "../lib/paths.mjs";
import { ask, Problem, run } from "../lib/run.mjs";
import { filesBelow } from "../lib/stamps.mjs";

export async function checkRebuild({ folder }) {
  const copy = mkdtempSync(join(tmpdir(), "homebody-rebuild-"));
  try {
    copySources(copy);
    const env = { PATH: pathWithBindgen(), CARGO_TARGET_DIR: undefined };
    const code = await run(process.execPath, [join(copy, "tools", "build.mjs")], { cwd: copy, env });
    if (code !== 0) return { name: "rebuild", ok: false, detail: "the copy did not build" };
    return compare(folder, join(copy, "pkg"));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copySources(copy) {
  const listed = ask("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  if (!listed.ok) throw new Problem("the rebuild check needs a git checkout, to know what the sources are");
  for (const file of listed.out.split("\0").filter((file) => file && existsSync(at(file)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(at(file), join(copy, file));
  }
  symlinkSync(at("node_modules"), join(copy, "node_modules"), "dir");
}

function compare(published, rebuilt) {
  const files = (folder) => filesBelow(folder).map((file) => relative(folder, file));
  const names = [...new Set([...files(published), ...files(rebuilt)])].sort();
  const differs = (name) => {
    const [a, b] = [join(published, name), join(rebuilt, name)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  };
  const wrong = names.filter(differs);
  const detail = wrong.length
    ? wrong.map((name) => `${name} differs`).join("\n")
    : `${names.length} files, built again in another folder: the same bytes`;
  return { name: "rebuild", ok: wrong.length === 0, detail };
}
