// Check `network`: no published script names a way to the network. The one exception is the fetch
// loader, once, for the module's own wasm. Imports lead to files of the package or to Node's files.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { filesBelow } from "../lib/stamps.mjs";
import { freeNames } from "./glue.mjs";

const WORDS = /\b(fetch|XMLHttpRequest|WebSocket|WebSocketStream|sendBeacon|EventSource|RTCPeer\w*|importScripts|WebTransport|createImageBitmap)\b/g;
/** Globals that load something or run text as code; as words they would be too common. */
const GLOBALS = new Set(["eval", "Function", "Image", "Audio", "require"]);
const LOADER = "dist/index.js";
/** Only these two read files, and only these modules of Node do so. */
const NODE_FILES = new Set(["dist/node.js", "dist/cli.js"]);
const NODE_MODULES = /^node:(fs|fs\/promises|path|url|process|util|buffer)$/;
const BASE64 = /[A-Za-z0-9+/=]{200,}/g;

export function checkNetwork({ folder }) {
  const problems = [];
  const lines = [];
  const scripts = filesBelow(folder, (file) => /\.[cm]?js$/.test(file));
  for (const file of scripts) {
    const name = relative(folder, file);
    // The inlined wasm is not text; the wasm itself is judged by `imports`.
    const source = readFileSync(file, "utf8").replace(BASE64, "");
    const words = [...source.matchAll(WORDS)].map(([word]) => word);
    if (name === LOADER && words.length === 1 && words[0] === "fetch") lines.push(`${name} names fetch, once`);
    else if (words.length) problems.push(`${name} names ${words.join(", ")}`);
    problems.push(...checkCode(folder, file, name, source, lines));
  }
  if (!scripts.length) problems.push("no script was found: is this the package?");
  return { name: "network", ok: problems.length === 0, detail: [...problems, ...lines].join("\n") };
}

function checkCode(folder, file, name, source, lines) {
  const problems = [];
  const module = !file.endsWith(".cjs");
  const tree = parse(source, { ecmaVersion: "latest", sourceType: module ? "module" : "script", allowHashBang: true });
  for (const free of freeNames(tree)) if (GLOBALS.has(free)) problems.push(`${name} uses ${free}`);
  full(tree, (node) => {
    const isImport = /^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression)$/.test(node.type);
    if (!isImport || !node.source) return;
    const lazy = node.type === "ImportExpression";
    const target = node.source.value;
    if (lazy) lines.push(`${name} imports ${target ?? "?"} when it needs it`);
    if (!mayImport(folder, file, name, target)) problems.push(`${name} imports ${target ?? "something computed"}`);
  });
  return problems;
}

function mayImport(folder, file, name, target) {
  if (typeof target !== "string") return false;
  if (NODE_MODULES.test(target)) return NODE_FILES.has(name);
  if (!/^\.{1,2}\//.test(target)) return false;
  const path = join(dirname(file), target);
  return !relative(folder, path).startsWith("..") && existsSync(path);
}
