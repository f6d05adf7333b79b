// Which files of the package a page downloads for an entry, read off esbuild's own account of the
// build: the entry, what it imports statically, and the lazy chunks that its path really loads.
import { readFileSync } from "node:fs";
import { METAFILE } from "../build.mjs";

/** Loaded when a visitor does what few do: nobody pays for it on the way to a ranking. */
const RARELY = "receipts/book[.]ts";
/** Modules that only another path needs, by the entry's path. */
const OTHER_PATHS = {
  // The fetch loader falls back to the inlined bytes only when the fetch fails.
  fetch: new RegExp(`^js/(generated/(\\w+-bytes|builder|search)[.]js|${RARELY})$|^made-up:`),
  // The inline loader always imports the engine's bytes.
  bytes: new RegExp(`^js/(generated/(builder|search)(-bytes)?[.]js|${RARELY})$`),
  // An element comes with one language, here the longest; what only a click asks for, or only some sites bring, is had then.
  element: /^js\/generated\/(?!search)|^made-up:|^js\/panel\/(lazy|words\/more)\/|^js\/ui\/(reasons|away)\.ts$|^js\/chat\/((view\/)?model|words\/model\/\w+|tongues\/en)\.ts$|^js\/((panel|ask|chat|story)\/words|ui\/why)\/(en|de|es|it)\.ts$/,
};

/** The package's chunks by their path below dist/: `{ inputs, imports: [{ file, lazy }], entry }`. */
export function chunks() {
  const { outputs } = JSON.parse(readFileSync(METAFILE, "utf8"));
  const local = (path) => path.replace(/^.*?\/dist\//, "");
  return new Map(
    Object.entries(outputs).map(([path, { inputs, imports, entryPoint }]) => [
      local(path),
      {
        inputs: Object.keys(inputs),
        imports: imports
          .filter(({ external }) => !external)
          .map(({ path, kind }) => ({ file: local(path), lazy: kind === "dynamic-import" })),
        entry: entryPoint,
      },
    ]),
  );
}

/** Everything below `file`; without `lazy` only what is imported statically. */
function reach(all, file, lazy, wanted = () => true, seen = new Set()) {
  if (seen.has(file) || !all.has(file)) return seen;
  seen.add(file);
  for (const next of all.get(file).imports) {
    if (!next.lazy || (lazy && wanted(next.file))) reach(all, next.file, lazy, wanted, seen);
  }
  return seen;
}

export function loadedFiles(entry, path) {
  const all = chunks();
  const isForeign = (chunk) => all.get(chunk).inputs.some((input) => OTHER_PATHS[path].test(input));
  // A lazy chunk belongs to another path when it, or anything it pulls in at once, does.
  const wanted = (chunk) => ![...reach(all, chunk, false)].some(isForeign);
  return [...reach(all, entry, true, wanted)].sort();
}

/** The package files that a page using the fetch loader gets, from load to a ranking. */
export const rankFiles = () => [...loadedFiles("index.js", "fetch"), "engine.wasm"];
