// From TypeScript to what the package publishes: one ES module per entry with shared and lazily
// loaded chunks, one CommonJS file for `require`, and declarations.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { at, GENERATED, ROOT } from "./paths.mjs";
import { must, Problem } from "./run.mjs";
import { filesBelow, sha256 } from "./stamps.mjs";

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
  external: ["node:*", "*.wasm", "data:*"],
};

/** Entries by their name in the package: js/entry/consent/tcf.ts is `consent/tcf`. */
export function entryPoints() {
  const files = filesBelow(ENTRIES, (file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  const entries = Object.fromEntries(files.map((file) => [relative(ENTRIES, file).slice(0, -3), file]));
  if (existsSync(at("js", "cli.ts"))) entries.cli = at("js", "cli.ts");
  return entries;
}

/** What a page starts with. It is bundled by itself: sharing parts with entries that stand beside it would cut it into many small files. */
const CORE = ["index", "inline", "node", "workerd", "cli"];
/** A page loads one or two of the many sources: each is one small file. */
const isAlone = (name) => name.startsWith("consent/");
/** Each by itself, too: a page has one of them, rarely both, and what they share is small. */
const ELEMENTS = ["panel", "ask", "slot", "quotas", "sections", "chat", "story"];
/** What elements load when it is asked for, the same file for all of them. */
const ASKED_FOR = ["reasons", "away"];

export async function bundle(dist) {
  const esbuild = await import("esbuild");
  const all = entryPoints();
  if (!all.index) throw new Problem("js/entry/index.ts is missing");
  // The engine is there before the scripts, so they can say what it was published as.
  const define = { HOMEBODY_ENGINE_SHA256: JSON.stringify(sha256(readFileSync(join(GENERATED, "engine.wasm")))) };
  const worker = await sealedWorker(esbuild);
  writeFileSync(join(dist, "sealed-worker.js"), worker);
  const split = async (entryPoints, plugins, splitting = true) => {
    // A module is read as UTF-8 whatever its page says.
    const options = { ...shared, charset: "utf8", define, plugins, entryPoints, outdir: dist, format: "esm", splitting, chunkNames: "chunks/[name]-[hash]", metafile: true };
    return (await esbuild.build(options)).metafile;
  };
  const pick = (wanted) => Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));
  const isCore = (name) => CORE.includes(name);
  const core = await split({ ...pick(isCore), "chunks/serve": at("js", "sealed", "serve.ts") }, []);
  const beside = await split(pick((name) => !isCore(name) && !isAlone(name) && !ELEMENTS.includes(name)), [provide("sealed-worker-text", worker, "text"), lazily(core, dist)]);
  const alone = await split(pick(isAlone), [], false);
  const outputs = { ...core.outputs, ...beside.outputs, ...alone.outputs };
  for (const name of ASKED_FOR) Object.assign(outputs, (await split({ [`chunks/${name}`]: at("js", "ui", `${name}.ts`) }, [])).outputs);
  for (const name of ELEMENTS) Object.assign(outputs, (await split(pick((one) => one === name), [lazily({ outputs }, dist)])).outputs);
  if (all.inline) {
    await esbuild.build({
      ...shared,
      entryPoints: { inline: all.inline },
      outdir: join(dist, "cjs"),
      format: "cjs",
      outExtension: { ".js": ".cjs" },
    });
  }
  for (const wasm of filesBelow(GENERATED, (file) => file.endsWith(".wasm"))) {
    copyFileSync(wasm, join(dist, relative(GENERATED, wasm)));
  }
  return { outputs };
}

const PLACE = "place-in-dist:";

/** What the core loads lazily is there already: other entries load the same file. */
function lazily(core, dist) {
  const made = new Map();
  for (const [output, { entryPoint }] of Object.entries(core.outputs)) if (entryPoint) made.set(at(entryPoint), join(ROOT, output));
  return {
    name: "lazily",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
        const file = made.get(join(resolveDir, path).replace(/(?<!generated.*)\.js$/, ".ts"));
        if (kind !== "dynamic-import" || !file) return undefined;
        return { path: PLACE + relative(dist, file), external: true };
      });
      // How to get there depends on where the importing file comes to lie.
      build.onEnd(({ metafile }) => {
        for (const output of Object.keys(metafile?.outputs ?? {}).map((path) => join(ROOT, path))) {
          const to = (path) => relative(dirname(output), join(dist, path)).replace(/^(?!\.)/, "./");
          writeFileSync(output, readFileSync(output, "utf8").replace(new RegExp(`${PLACE}([^"]+)`, "g"), (_, path) => to(path)));
        }
      });
    },
  };
}

/** The sealed worker as one script without any import. Catalogs reach it packed, so it has no builder. */
async function sealedWorker(esbuild) {
  const { outputFiles } = await esbuild.build({
    ...shared,
    plugins: [provide("./items.js", "export const packItems = () => Promise.reject(new TypeError());", "js")],
    entryPoints: [at("js", "sealed", "worker.ts")],
    outfile: "sealed-worker.js",
    format: "esm",
    write: false,
  });
  return outputFiles[0].text;
}

/** A module that the build makes up. */
const provide = (name, contents, loader) => ({
  name,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${name.replaceAll(".", "\\.")}$`) }, () => ({ path: name, namespace: "made-up" }));
    build.onLoad({ filter: /.*/, namespace: "made-up" }, () => ({ contents, loader }));
  },
});

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
