// Check `imports`: everything that a wasm file can reach is an import, so each import is looked
// up in the glue, must reach nothing ambient, and must be on the committed list, body and all.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { at, GENERATED } from "../lib/paths.mjs";
import { filesBelow } from "../lib/stamps.mjs";
import { ambient, bodiesOf, readGlue, reaches, stable } from "./glue.mjs";

export const ALLOWED = at("tools", "allowed-imports.json");

export function checkImports({ folder, glue = GENERATED, allowed = readAllowed() }) {
  const problems = [];
  const lines = [];
  for (const file of wasmFiles(folder)) {
    const name = basename(file, ".wasm");
    for (const found of inspect(file, join(glue, `${name}.js`), problems)) {
      const ways = [...new Set(found.reached.flatMap(([, words]) => words))];
      const out = ways.length ? `it can reach ${ways.join(", ")}` : "it can reach nothing of the page, its storage or the network";
      lines.push(`${name}.wasm: ${found.name}: ${found.reaches}; ${out}`);
      problems.push(...judge(`${name}.wasm`, found, allowed[name] ?? { imports: [], helpers: {} }));
    }
  }
  if (!lines.length) problems.push("no wasm import was found: is this the package?");
  return { name: "imports", ok: problems.length === 0, detail: [...problems, ...lines].join("\n") };
}

const wasmFiles = (folder) => filesBelow(folder, (file) => file.endsWith(".wasm"));
const readAllowed = () => (existsSync(ALLOWED) ? JSON.parse(readFileSync(ALLOWED, "utf8")) : {});

function inspect(file, gluePath, problems) {
  const name = basename(file, ".wasm");
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)));
  if (!existsSync(gluePath)) {
    problems.push(`${name}.wasm has no glue at ${basename(gluePath)}`);
    return [];
  }
  const glue = readGlue(readFileSync(gluePath, "utf8"));
  return imports.flatMap((one) => {
    if (one.module !== `./${name}_bg.js` || one.kind !== "function") {
      problems.push(`${name}.wasm imports the ${one.kind} ${one.module} ${one.name}, which no glue stands behind`);
      return [];
    }
    if (!glue.imports.has(one.name)) {
      problems.push(`${name}.wasm imports ${one.name}, which the glue does not define`);
      return [];
    }
    const { body, node, helpers } = bodiesOf(glue, one.name);
    const reached = [["its body", ambient(node, glue.top)]];
    for (const [helper, { node }] of helpers) reached.push([helper, ambient(node, glue.top)]);
    const texts = Object.fromEntries([...helpers].map(([helper, { body }]) => [helper, body]));
    return [{ name: stable(one.name), body, helpers: texts, reached, reaches: reaches(node) }];
  });
}

function judge(where, found, allowed) {
  const problems = [];
  for (const [part, words] of found.reached) {
    const excused = allowed.excused?.[part]?.words ?? [];
    const bad = words.filter((word) => !excused.includes(word));
    if (bad.length) problems.push(`AMBIENT ${where}: ${found.name}: ${part} reaches ${bad.join(", ")}`);
  }
  const sameName = allowed.imports.filter((one) => one.name === found.name);
  if (!sameName.length) problems.push(`NEW ${where}: ${found.name} is not on the list: ${found.body}`);
  else if (!sameName.some((one) => one.body === found.body)) {
    problems.push(`CHANGED ${where}: ${found.name} is now: ${found.body}`);
  }
  for (const [helper, body] of Object.entries(found.helpers)) {
    if (allowed.helpers[helper] !== body) problems.push(`CHANGED ${where}: the helper ${helper} is now: ${body}`);
  }
  return problems;
}

/** Writes the list anew, for a person to review as a diff; what is ambient still fails the check. */
export function pin({ folder, glue = GENERATED }) {
  const before = readAllowed();
  const list = {};
  for (const file of wasmFiles(folder)) {
    const name = basename(file, ".wasm");
    const found = inspect(file, join(glue, `${name}.js`), []);
    const unique = new Map(found.map(({ name, body }) => [`${name} ${body}`, { name, body }]));
    const helpers = Object.assign({}, ...found.map((one) => one.helpers));
    list[name] = {
      imports: [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      helpers: Object.fromEntries(Object.entries(helpers).sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(before[name]?.excused && { excused: before[name].excused }),
    };
  }
  writeFileSync(ALLOWED, `${JSON.stringify(list, null, 2)}\n`);
}
