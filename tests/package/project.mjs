// The packed tarball in fresh projects, as someone who installs it has it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { at, PKG } from "../../tools/lib/paths.mjs";
import { ITEMS } from "../js/lib/shop.mjs";

let home;
let tarball;
before(() => {
  home = mkdtempSync(join(tmpdir(), "homebody-package-"));
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", PKG, "--json", "--pack-destination", home], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  tarball = join(home, filename);
});
after(() => rmSync(home, { recursive: true }));

/** A new project with the package installed, without a network, and the test shop as `catalog.json`. */
export function project(name, files) {
  const folder = join(home, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  execFileSync("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, stdio: "ignore" });
  for (const [path, text] of Object.entries({ "catalog.json": JSON.stringify(ITEMS), ...files })) writeFileSync(join(folder, path), text);
  return folder;
}

/** Runs the installed command as npm's scripts would. */
export const homebody = (cwd, args) => spawnSync(join(cwd, "node_modules", ".bin", "homebody"), args, { cwd, encoding: "utf8" });

export const run = (cwd, file) => spawnSync(process.execPath, [file], { cwd, encoding: "utf8" });

/** The block of code after `<!-- test: name -->` in the README, and the ids that it names. */
export function snippet(name) {
  const found = new RegExp(`<!-- test: ${name} -->\\s*\`\`\`\\w+\\n(.*?)\`\`\``, "s").exec(readFileSync(at("README.md"), "utf8"));
  if (!found) throw new Error(`README.md has no code after <!-- test: ${name} -->`);
  const [, code] = found;
  return { code, ids: [...code.matchAll(/\bid: "([^"]+)"/g)].map(([, id]) => id) };
}
