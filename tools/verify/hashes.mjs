// Check `hashes`: the package's own list of hashes is complete and true.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesBelow, sha256 } from "../lib/stamps.mjs";

export function checkHashes({ folder }) {
  const dist = join(folder, "dist");
  const { files: stated, toolchain } = JSON.parse(readFileSync(join(dist, "hashes.json"), "utf8"));
  const actual = Object.fromEntries(
    filesBelow(dist)
      .filter((file) => file !== join(dist, "hashes.json"))
      .map((file) => [relative(dist, file), sha256(readFileSync(file))]),
  );
  const names = [...new Set([...Object.keys(stated), ...Object.keys(actual)])].sort();
  const wrong = names.filter((name) => stated[name] !== actual[name]);
  const problems = wrong.map((name) => `${name}: stated ${stated[name] ?? "nowhere"}, is ${actual[name] ?? "missing"}`);
  const made = Object.entries(toolchain).map(([tool, version]) => `${tool}: ${version}`);
  const lines = [...made, ...names.map((name) => `${actual[name]}  ${name}`)];
  return { name: "hashes", ok: problems.length === 0 && names.length > 0, detail: [...problems, ...lines].join("\n") };
}
