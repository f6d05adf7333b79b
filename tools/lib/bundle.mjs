// From TypeScript to what the package publishes: one ES module per entry with shared and lazily
// loaded chunks, one CommonJS file for `require`, and declarations.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { at, GENERATED, ROOT } from "./paths.mjs";
import { must, Problem } from "./run.mjs";
import { filesBelow } from "./stamps.mjs";

// The oldest browsers that we promise (all have wasm SIMD), and the oldest Node.
const PLATFORMS = ["chrome111", "firefox114", "safari16.4", "node20"];
const ENTRIES = at("js", "entry");

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  target: PLATFORMS,
  platform: "neutral",
  legalComments: "none",
  logLevel: "warning",
  // Where a runtime insists on importing wasm by itself, the file lies beside the entry.
  external: ["node:*", "*.wasm"],
};

/** Entries by their name in the package: js/entry/consent/tcf.ts is `consent/tcf`. */
export function entryPoints() {
  const files = filesBelow(ENTRIES, (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  const entries = Object.fromEntries(files.map((file) => [relative(ENTRIES, file).slice(0, -3), file]));
  if (existsSync(at("js", "cli.ts"))) entries.cli = at("js", "cli.ts");
  return entries;
}

export async function bundle(dist) {
  const esbuild = await import("esbuild");
  const entries = entryPoints();
  if (!entries.index) throw new Problem("js/entry/index.ts is missing");
  const built = await esbuild.build({
    ...shared,
    entryPoints: entries,
    outdir: dist,
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    metafile: true,
  });
  if (entries.inline) {
    await esbuild.build({
      ...shared,
      entryPoints: { inline: entries.inline },
      outdir: join(dist, "cjs"),
      format: "cjs",
      outExtension: { ".js": ".cjs" },
    });
  }
  for (const wasm of filesBelow(GENERATED, (file) => file.endsWith(".wasm"))) {
    copyFileSync(wasm, join(dist, relative(GENERATED, wasm)));
  }
  return built.metafile;
}

/** Of what tsc wrote, only what an entry's declarations lead to is public; the rest goes. */
function keepPublic(types) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    if (!existsSync(file)) throw new Problem(`the public types mention ${relative(types, file)}, which is not published`);
    reached.add(file);
    for (const [, path] of readFileSync(file, "utf8").matchAll(/["'](\.{1,2}\/[^"']+)\.js["']/g)) {
      visit(join(dirname(file), `${path}.d.ts`));
    }
  };
  filesBelow(join(types, "entry")).forEach(visit);
  for (const file of filesBelow(types)) if (!reached.has(file)) rmSync(file);
}

export async function declarations(dist) {
  const types = join(dist, "types");
  const tsc = at("node_modules", "typescript", "bin", "tsc");
  await must(process.execPath, [tsc, "-p", at("tsconfig.build.json"), "--outDir", types], { what: "type checking js/" });
  keepPublic(types);
  // A folder that says "commonjs" makes the same declarations right for `require` too.
  cpSync(types, join(dist, "cjs", "types"), { recursive: true });
  mkdirSync(join(dist, "cjs"), { recursive: true });
  writeFileSync(join(dist, "cjs", "package.json"), '{ "type": "commonjs" }\n');
}
