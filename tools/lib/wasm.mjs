// From a crate to an optimised wasm file and its glue: cargo → wasm-bindgen → wasm-opt, into
// js/generated/. A crate that has the feature `browser` is built; a page downloads only what it uses.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bindgen, lockedVersion } from "./bindgen.mjs";
import { at, GENERATED, LOCAL, ROOT } from "./paths.mjs";
import { must, say } from "./run.mjs";
import { filesBelow, hashOf, isFresh, sha256, stamp } from "./stamps.mjs";
import { TARGET } from "./toolchain.mjs";

// `quiet`: panics without their messages; the builder's are read by people. `plain`: in the script each byte is a character instead of base64,
// which compresses by HTTP as well as the file itself, where base64 takes a quarter more.
const CRATES = [
  { name: "engine", crate: "homebody", quiet: true },
  { name: "builder", crate: "homebody-builder" },
  { name: "search", crate: "homebody-search", quiet: true, plain: true },
];
const PROFILE = "wasm";
// A second round finds what the first one freed.
const STRIP = ["--strip-debug", "--strip-producers"];
const OPTIMISE = ["-Oz", "-Oz", ...STRIP];
// Control flow made anew, and what is alike beside one another: 1 % smaller, for every page.
const OPTIMISE_QUIET = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions", "--reorder-locals", ...STRIP];

/** The wasm files that this checkout has crates for. */
export const modules = (toolchain) =>
  CRATES.flatMap(({ name, crate, ...how }) => {
    const found = toolchain.metadata.packages.find((p) => p.name === crate && !p.source);
    const library = found?.targets.find((t) => t.crate_types.includes("cdylib"));
    return library && "browser" in found.features ? [{ ...how, name, crate, file: `${library.name}.wasm` }] : [];
  });

export async function buildModules(toolchain) {
  const hash = hashOf(rustInputs(toolchain), toolchain.version, toolchain.name, JSON.stringify([OPTIMISE, OPTIMISE_QUIET]));
  for (const module of modules(toolchain)) {
    const outputs = [".js", ".d.ts", ".wasm", "-bytes.js"].map((end) => join(GENERATED, module.name + end));
    if (isFresh(module.name, hash, outputs)) continue;
    say(`building ${module.name}.wasm`);
    await compile(toolchain, module);
    await bind(toolchain, module);
    stamp(module.name, hash);
  }
}

/** Everything that cargo may read: the workspace's own crates and the files beside them. */
function rustInputs(toolchain) {
  const own = toolchain.metadata.packages.filter((p) => !p.source).map((p) => dirname(p.manifest_path));
  const folders = own.flatMap((folder) => (folder === ROOT ? [at("src"), at("docs"), at(".cargo")] : [folder]));
  const tools = ["wasm.mjs", "hollow.mjs", "toolchain.mjs", "bindgen.mjs"].map((file) => at("tools", "lib", file));
  return [at("Cargo.toml"), at("Cargo.lock"), ...tools, ...folders.flatMap((folder) => filesBelow(folder))];
}

async function compile(toolchain, { crate, name }) {
  // As configuration rather than RUSTFLAGS, so that it adds to .cargo/config.toml instead of replacing it.
  const flags = `target.${TARGET}.rustflags=${JSON.stringify(toolchain.remap)}`;
  const features = crate === "homebody" ? ["--features", "browser"] : ["--no-default-features", "--features", "browser"];
  const args = ["build", "--profile", PROFILE, "--target", TARGET, "--locked", "-p", crate, "--lib", ...features];
  await must("cargo", [...args, ...toolchain.std.build, "--config", flags], {
    env: toolchain.env,
    what: `compiling ${name}.wasm`,
  });
}

async function bind(toolchain, { name, file, quiet, plain }) {
  const built = join(toolchain.targetDir, TARGET, PROFILE, file);
  const folder = join(LOCAL, "bindgen", name);
  rmSync(folder, { recursive: true, force: true });
  // The default module path would put a second `new URL` beside the loaders' own.
  const args = ["--target", "web", "--omit-default-module-path", "--remove-producers-section"];
  await must(bindgen(), [...args, "--out-name", name, "--out-dir", folder, built], { what: `binding ${name}.wasm` });

  mkdirSync(GENERATED, { recursive: true });
  const bound = join(folder, `${name}_bg.wasm`);
  const wasm = await optimise(quiet ? await hollow(bound) : bound, quiet ? OPTIMISE_QUIET : OPTIMISE);
  copyFileSync(join(folder, `${name}.js`), join(GENERATED, `${name}.js`));
  copyFileSync(join(folder, `${name}.d.ts`), join(GENERATED, `${name}.d.ts`));
  copyFileSync(wasm, join(GENERATED, `${name}.wasm`));
  const text = plain ? JSON.stringify(readFileSync(wasm, "latin1")) : `"${readFileSync(wasm).toString("base64")}"`;
  writeFileSync(join(GENERATED, `${name}-bytes.js`), `export default ${text};\n`);
  writeFileSync(join(GENERATED, `${name}-bytes.d.ts`), "declare const bytes: string;\nexport default bytes;\n");
}

/** Panics without their messages. */
async function hollow(input) {
  const output = input.replace(/\.wasm$/, "_hollow.wasm");
  await must(process.execPath, [at("tools", "lib", "hollow.mjs"), input, output], { what: "emptying panics" });
  return output;
}

/** wasm-opt is slow, so its answer is kept under the hash of what it was asked. */
async function optimise(input, passes) {
  const { version } = JSON.parse(readFileSync(at("node_modules", "binaryen", "package.json"), "utf8"));
  const key = sha256(`${sha256(readFileSync(input))} ${version} ${passes.join(" ")}`);
  const output = join(LOCAL, "cache", `${key}.wasm`);
  if (existsSync(output)) return output;
  mkdirSync(dirname(output), { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  const program = at("node_modules", "binaryen", "bin", "wasm-opt");
  await must(process.execPath, [program, input, ...passes, "-o", unfinished], { what: "wasm-opt" });
  renameSync(unfinished, output);
  return output;
}

/** What made the binaries, in words: their hashes mean nothing without it. */
export function toolchainWords(toolchain) {
  const { version } = JSON.parse(readFileSync(at("node_modules", "binaryen", "package.json"), "utf8"));
  return {
    rustc: toolchain.version.split("\n")[0],
    std: toolchain.name === "debian" ? "built from source" : "as distributed",
    "wasm-bindgen": lockedVersion("wasm-bindgen"),
    "wasm-opt": `binaryen ${version}`,
  };
}
