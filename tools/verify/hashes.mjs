// Check `hashes`: the package's own list of hashes is complete and true, and what `prove()` compares with is the engine's.
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
  problems.push(...compared(dist, actual));
  const made = Object.entries(toolchain).map(([tool, version]) => `${tool}: ${version}`);
  const lines = [...made, ...names.map((name) => `${actual[name]}  ${name}`)];
  return { name: "hashes", ok: problems.length === 0 && names.length > 0, detail: [...problems, ...lines].join("\n") };
}

/** Hashes that scripts carry: in the end the panel's "Prove it" compares with this one. */
function compared(dist, actual) {
  const scripts = Object.keys(actual).filter((name) => /\.[cm]?js$/.test(name));
  const carried = scripts.flatMap((name) => (readFileSync(join(dist, name), "utf8").match(/\b[0-9a-f]{64}\b/g) ?? []).map((hash) => ({ name, hash })));
  const wrong = carried.filter(({ hash }) => hash !== actual["engine.wasm"]).map(({ name, hash }) => `${name} compares with ${hash}, which is not engine.wasm`);
  return actual["prove.js"] && !carried.length ? ["prove.js knows no hash to compare with"] : wrong;
}
