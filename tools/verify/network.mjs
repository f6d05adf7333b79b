// Check `network`: what in the published files could reach a network or load something. Every occurrence is a problem, but for the few
// of tools/verify/excused.mjs, which are named with their reason. Imports lead to files of the package or to Node's files.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { filesBelow } from "../lib/stamps.mjs";
import { excuseFor } from "./excused.mjs";
import { occurrences, WORDS } from "./occurrences.mjs";

/** Only these, and what only these lead to, read files; and only these modules of Node do so. */
const NODE_FILES = ["dist/node.js", "dist/cli.js"];
const NODE_MODULES = /^node:(fs|fs\/promises|path|url|process|util|buffer|module)$/;
export const BASE64 = /[A-Za-z0-9+/=]{200,}/g;
const URL_IN_WASM = /\b(?:https?|wss?):\/\/[\w.-]+/g;

/** Kinds of files; one that is none of these is a problem. */
const KINDS = {
  script: /\.[cm]?js$/,
  wasm: /\.wasm$/,
  types: /\.d\.[cm]?ts$/,
  data: /\.json$/,
  documents: /\.md$|(^|\/)LICENSE-\w+$/,
};
const kindOf = (name) => Object.keys(KINDS).find((kind) => KINDS[kind].test(name));

export function checkNetwork({ folder }) {
  const problems = [];
  const lines = [];
  const named = filesBelow(folder).map((file) => ({ file, name: relative(folder, file) }));
  const scripts = new Map();
  const count = {};
  for (const { file, name } of named) {
    const kind = kindOf(name);
    count[kind] = (count[kind] ?? 0) + 1;
    if (!kind) problems.push(`${name} is of a kind that this check does not know`);
    if (kind === "script") scripts.set(name, read(file, name));
    if (kind === "wasm") problems.push(...checkWasm(file, name));
    if (name === "package.json") problems.push(...checkManifest(file));
  }
  const seen = { folder, scripts, nodeOnly: onlyNode(folder, scripts) };
  for (const script of scripts.values()) {
    checkOccurrences(seen, script, problems, lines);
    checkImports(seen, script, problems, lines);
  }
  if (!scripts.size) problems.push("no script was found: is this the package?");
  const total = Object.entries(count).map(([kind, files]) => `${kind} ${files}`);
  const summary = `files looked at: ${total.join(", ")}; types, data and documents are not run`;
  return { name: "network", ok: problems.length === 0, detail: [...problems, ...lines, summary].join("\n") };
}

function read(file, name) {
  // The inlined wasm is not text; the wasm itself is looked at as a file. Its place is kept, so that positions stay.
  const source = readFileSync(file, "utf8").replace(BASE64, (text) => "_".repeat(text.length));
  const sourceType = name.endsWith(".cjs") ? "script" : "module";
  return { file, name, source, tree: parse(source, { ecmaVersion: "latest", sourceType, allowHashBang: true }) };
}

function checkOccurrences(seen, script, problems, lines) {
  const groups = new Map();
  for (const found of occurrences(script)) {
    const excuse = excuseFor(seen, script, found);
    const key = `${found.what}${excuse ?? ""}`;
    if (!groups.has(key)) groups.set(key, { ...found, excuse, times: 0 });
    groups.get(key).times++;
  }
  for (const { what, excuse, times, where } of groups.values()) {
    const often = times > 1 ? ` ${times} times` : "";
    if (excuse) lines.push(`${script.name} ${what}${often}: ${excuse}`);
    else problems.push(`${script.name} ${what}${often}, for which there is no reason: …${where}…`);
  }
}

function importsOf({ tree }) {
  const found = [];
  full(tree, (node) => {
    const isImport = /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression)$/.test(node.type);
    if (isImport && node.source) found.push({ node, lazy: node.type === "ImportExpression", target: node.source.value });
  });
  return found;
}

function checkImports(seen, script, problems, lines) {
  for (const { node, lazy, target } of importsOf(script)) {
    if (mayImport(seen, script, target)) {
      if (lazy) lines.push(`${script.name} imports ${target} when it needs it`);
      continue;
    }
    const excuse = excuseFor(seen, script, { what: "imports", word: "import", node, path: undefined });
    if (excuse) lines.push(`${script.name} imports ${target ?? "what it computes"}: ${excuse}`);
    else problems.push(`${script.name} imports ${target ?? "something computed"}`);
  }
}

function mayImport({ folder, nodeOnly }, { file, name }, target) {
  if (typeof target !== "string") return false;
  if (NODE_MODULES.test(target)) return nodeOnly.has(name);
  if (!/^\.{1,2}\//.test(target)) return false;
  const path = join(dirname(file), target);
  return !relative(folder, path).startsWith("..") && existsSync(path);
}

/** Scripts that no page gets: Node's entries, and what nothing but them leads to. */
function onlyNode(folder, scripts) {
  const follow = (starts) => {
    const reached = new Set();
    const visit = (name) => {
      if (reached.has(name) || !scripts.has(name)) return;
      reached.add(name);
      for (const { target } of importsOf(scripts.get(name))) {
        if (/^\.{1,2}\//.test(target ?? "")) visit(relative(folder, join(dirname(scripts.get(name).file), target)));
      }
    };
    starts.forEach(visit);
    return reached;
  };
  // A chunk that no entry leads to could be loaded by a page's own hand.
  const fromNode = follow(NODE_FILES);
  const pages = follow([...scripts.keys()].filter((name) => !NODE_FILES.includes(name) && !(name.startsWith("dist/chunks/") && fromNode.has(name))));
  return new Set([...fromNode].filter((name) => !pages.has(name)));
}

function checkWasm(file, name) {
  const text = readFileSync(file, "latin1");
  const words = [...text.matchAll(WORDS), ...text.matchAll(URL_IN_WASM)].map(([word]) => word);
  return [...new Set(words)].map((word) => `${name} contains ${word}`);
}

/** Nothing runs on install, and nothing else is installed. */
function checkManifest(file) {
  const { scripts = {}, dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
  const runs = Object.keys(scripts).map((name) => `package.json runs a script: ${name}`);
  const brings = Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => `package.json brings another package: ${name}`);
  return [...runs, ...brings];
}
