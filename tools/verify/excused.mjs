// The few places where a published script may name a way to the network, each with its reason. What is not here fails the check.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freeNames } from "./glue.mjs";

const POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";
const SEALED_WORKER = "dist/sealed-worker.js";

/** The reason, or undefined. */
export function excuseFor(seen, script, found) {
  for (const { reason, holds } of EXCUSES) if (holds(seen, script, found)) return reason;
  return undefined;
}

const EXCUSES = [
  {
    reason: "it gets the module's own engine.wasm, once",
    holds: (_, { name, source, tree }, { word, path }) => name === "dist/index.js" && word === "fetch" && isOwnModule(source, tree, path),
  },
  {
    reason: "the sealed worker's self-check tries it at an address that is the same for everyone, to see it refused",
    holds: (_, { name }, { path, node }) => name === SEALED_WORKER && isProbe(path, node),
  },
  {
    reason: "it is the text of sealed-worker.js, letter for letter",
    holds: ({ folder }, _, { node }) => node.type === "Literal" || node.type === "TemplateElement" ? textOf(node) === sealedWorker(folder) : false,
  },
  {
    reason: "it starts the sealed worker, whose file the host names or the package brings along",
    holds: (_, { source }, { word, path }) => word === "Worker" && source.includes(POLICY) && path?.at(-2)?.type === "NewExpression",
  },
  {
    reason: "the audit looks for it on other pages; it is loaded by the command only, in Node",
    holds: ({ nodeOnly }, { name }, { what, word, node }) =>
      nodeOnly.has(name) && (/^(prefetch|preload|fetch|srcset)$/.test(word) ? isWordInText(node, word) : word === "style" && what.startsWith("writes")),
  },
  {
    reason: "the user's own playwright-core, which the audit finds in their project; it is loaded by the command only, in Node",
    holds: ({ nodeOnly }, { name, source }, { what, node }) => nodeOnly.has(name) && what === "imports" && source.includes("playwright-core") && node.type === "ImportExpression",
  },
  {
    reason: "an empty frame, whose policy the sealed worker inherits",
    holds: (_, { source }, { word, node }) => word === "iframe" && source.includes(POLICY) && node.type === "CallExpression" && !/\.src\b/.test(source),
  },
];

const textOf = (node) => (node.type === "Literal" ? node.value : node.value.cooked);

/** A word in a list or in a sentence, not a name that something is reached by. */
const isWordInText = (node, word) => node.type !== "Identifier" && node.type !== "MemberExpression" && (node.type === "Property" || textOf(node) !== undefined) && Boolean(word);

let [readFor, text] = [];
function sealedWorker(folder) {
  if (readFor !== folder) [readFor, text] = [folder, readOrEmpty(join(folder, SEALED_WORKER))];
  return text;
}
function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return NaN;
  }
}

/** `fetch(new URL("./engine.wasm", import.meta.url))`, and no second one. */
function isOwnModule(source, _, path) {
  const call = path?.at(-2);
  if (call?.type !== "CallExpression" || call.arguments.length !== 1 || source.match(/\bfetch\b/g).length !== 1) return false;
  const [made] = call.arguments;
  return (
    made.type === "NewExpression" && made.callee.name === "URL" && made.arguments[0]?.value === "./engine.wasm" && made.arguments[1]?.object?.type === "MetaProperty"
  );
}

/**
 * A probe is a function without parameters under its own name in an object, which uses nothing but a way out, the site's origin, literals
 * and one helper that waits for an outcome: so nothing of the visitor's can get into what it tries.
 */
function isProbe(path, node) {
  const at = (path ?? []).findIndex((one) => one.type === "Property" && isProbeProperty(one));
  return at >= 0 || (node.type === "ImportExpression" && node.source.value === "data:text/javascript,");
}

const NAMES = new Set(["fetch", "XMLHttpRequest", "importScripts", "import", "Worker", "eval", "Function", "WebSocket", "EventSource"]);
const KNOWN = new Set(["self", "origin", "Object", ...NAMES]);

function isProbeProperty({ key, value }) {
  if (!NAMES.has(key.name ?? key.value) || value?.type !== "ArrowFunctionExpression" || value.params.length) return false;
  const others = freeNames(value).filter((name) => !KNOWN.has(name));
  return others.length <= 1;
}
