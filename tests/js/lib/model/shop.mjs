// Things to look at, each at most once in a history, as a pack.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

let pack;
export function packed() {
  pack ??= make();
  return pack.slice();
}

function make() {
  const items = Array.from({ length: 120 }, (_, i) => ({ id: `x${String(i).padStart(4, "0")}`, title: `Thing ${i}`, categories: ["Things"] }));
  const folder = mkdtempSync(join(tmpdir(), "homebody-"));
  writeFileSync(join(folder, "shop.json"), JSON.stringify(items));
  const cli = fileURLToPath(new URL("./cli.js", import.meta.resolve("homebody")));
  execFileSync(process.execPath, [cli, "pack", "shop.json", "-o", "shop.pack"], { cwd: folder, stdio: "ignore" });
  const bytes = new Uint8Array(readFileSync(join(folder, "shop.pack")));
  rmSync(folder, { recursive: true });
  return bytes;
}
