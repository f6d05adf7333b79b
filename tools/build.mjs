// `npm run build`: writes the publishable package to pkg/. Steps whose inputs have not changed are
// skipped; the package is made aside and then put in place, so that nobody sees a half of it.
import { copyFileSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, declarations } from "./lib/bundle.mjs";
import { withLock } from "./lib/lock.mjs";
import { writeHashes, writeManifest } from "./lib/manifest.mjs";
import { at, DIST, LOCAL, PKG } from "./lib/paths.mjs";
import { isMain, main, say } from "./lib/run.mjs";
import { filesBelow, hashOf, isFresh, stamp } from "./lib/stamps.mjs";
import { buildModules, toolchainWords } from "./lib/wasm.mjs";
import { setup } from "./setup.mjs";

const DOCUMENTS = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];
/** esbuild's account of what went into which file, kept for the size report. */
export const METAFILE = join(LOCAL, "metafile.json");

export async function build(options) {
  const toolchain = await setup(options);
  await withLock(async () => {
    await buildModules(toolchain);
    await buildPackage(toolchain);
  });
  linkPackage();
  return toolchain;
}

async function buildPackage(toolchain) {
  const words = toolchainWords(toolchain);
  const hash = hashOf(packageInputs(), JSON.stringify(words));
  if (isFresh("package", hash, [join(PKG, "package.json"), DIST, METAFILE])) return;
  say("building the package");
  const next = join(LOCAL, "pkg-next");
  const dist = join(next, "dist");
  rmSync(next, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });

  const metafile = await bundle(dist);
  await declarations(dist);
  for (const name of DOCUMENTS.filter((name) => existsSync(at(name)))) copyFileSync(at(name), join(next, name));
  writeManifest(next, toolchain);
  writeHashes(dist, words);

  writeFileSync(METAFILE, JSON.stringify(metafile));
  rmSync(PKG, { recursive: true, force: true });
  renameSync(next, PKG);
  stamp("package", hash);
}

function packageInputs() {
  const named = ["pkg.json", "package-lock.json", "tsconfig.json", "tsconfig.base.json", "tsconfig.build.json", ...DOCUMENTS];
  const tools = ["build.mjs", "lib/bundle.mjs", "lib/manifest.mjs"].map((file) => at("tools", file));
  return [...named.map((name) => at(name)), ...tools, ...filesBelow(at("js"))];
}

/** www and the tests import the package by its name, through its public exports. */
function linkPackage() {
  const link = at("node_modules", "homebody");
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  symlinkSync(join("..", "pkg"), link, "dir");
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await build();
    say("built pkg/ (publish with `npm publish ./pkg`)");
  });
}
