// The packed tarball in fresh projects, as someone who installs it has it.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** A new project with the package installed, without a network, and the shop as `catalog.json` and `catalog.pack`. */
export function project(name, files) {
  const folder = join(home, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  execFileSync("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder, stdio: "ignore" });
  const shop = files["public/"] === undefined ? folder : join(folder, "public");
  mkdirSync(shop, { recursive: true });
  writeFileSync(join(shop, "catalog.json"), JSON.stringify(ITEMS));
  homebody(shop, ["pack", "catalog.json", "-o", "catalog.pack"], folder);
  for (const [path, text] of Object.entries(files)) if (text) writeFileSync(join(folder, path), text);
  return folder;
}

/** Runs the installed command as npm's scripts would. */
export function homebody(cwd, args, installed = cwd) {
  return spawnSync(join(installed, "node_modules", ".bin", "homebody"), args, { cwd, encoding: "utf8" });
}

export const run = (cwd, file) => spawnSync(process.execPath, [file], { cwd, encoding: "utf8" });

/** The block of code after `<!-- test: name -->` in the README; `usual` while there is none. */
export function snippet(name, usual) {
  const text = existsSync(at("README.md")) ? readFileSync(at("README.md"), "utf8") : "";
  const found = new RegExp(`<!-- test: ${name} -->\\s*\`\`\`\\w+\\n(.*?)\`\`\``, "s").exec(text);
  return found?.[1] ?? usual;
}
