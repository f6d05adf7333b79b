// Reading wasm-bindgen's glue: which function stands behind each wasm import, which helpers it
// uses, and what all of that could reach. An import's name proves nothing (`Reflect.get` is
// imported as `__wbg_get_…`), so the body is what counts.
import { parse } from "acorn";
import { full } from "acorn-walk";

/** Values and constructors that make or convert data and reach nothing else. */
const HARMLESS = new Set(
  `undefined NaN Infinity Error TypeError RangeError Array ArrayBuffer DataView Map Set Object String Number Boolean
   BigInt Symbol JSON Math Date Promise TextDecoder TextEncoder Uint8Array Uint8ClampedArray Int8Array Uint16Array
   Int16Array Uint32Array Int32Array Float32Array Float64Array BigInt64Array BigUint64Array FinalizationRegistry`.split(/\s+/),
);
/** Properties that lead from a plain value to code or to the page. */
const LADDERS = new Set(
  `call apply bind constructor construct prototype __proto__ caller callee defaultView ownerDocument contentWindow
   getPrototypeOf setPrototypeOf defineProperty getOwnPropertyDescriptor getOwnPropertyDescriptors`.split(/\s+/),
);

/** Names as wasm-bindgen writes them, without the parts that change from build to build. */
export const stable = (text) =>
  text
    .replace(/_[0-9a-f]{16}\b/g, "")
    .replace(/(func_elem|destroy_closure|invoke)_+\d+/g, "$1")
    .replace(/\s+/g, " ");

export function readGlue(source) {
  const tree = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  const top = topLevel(tree);
  const getImports = top.get("__wbg_get_imports");
  const imports = new Map();
  full(getImports, (node) => {
    if (node.type === "Property" && node.value.type === "FunctionExpression") imports.set(nameOf(node.key), node.value);
  });
  return { source, top, imports };
}

const nameOf = (key) => key.name ?? key.value;

function topLevel(tree) {
  const found = new Map();
  for (let node of tree.body) {
    if (node.type === "ExportNamedDeclaration") node = node.declaration ?? node;
    if (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") found.set(node.id.name, node);
    if (node.type === "VariableDeclaration") for (const one of node.declarations) found.set(one.id.name, one);
  }
  return found;
}

/** The import's own text and that of every helper below it. */
export function bodiesOf(glue, name) {
  const text = (node) => stable(glue.source.slice(node.start, node.end));
  const helpers = new Map();
  const visit = (node) => {
    for (const used of freeNames(node).filter((id) => glue.top.has(id) && !helpers.has(id))) {
      // `wasm` holds the module's own exports: not a way out.
      if (used === "wasm") continue;
      helpers.set(used, glue.top.get(used));
      visit(glue.top.get(used));
    }
  };
  const body = glue.imports.get(name);
  visit(body);
  return { body: text(body), node: body, helpers: new Map([...helpers].map(([id, node]) => [id, { body: text(node), node }])) };
}

function declaredIn(root) {
  const names = new Set(["arguments"]);
  const bind = (pattern) => {
    if (!pattern) return;
    if (pattern.type === "Identifier") names.add(pattern.name);
    else if (pattern.type === "AssignmentPattern") bind(pattern.left);
    else if (pattern.type === "RestElement") bind(pattern.argument);
    else if (pattern.type === "ArrayPattern") pattern.elements.forEach(bind);
    else if (pattern.type === "ObjectPattern") pattern.properties.forEach((p) => bind(p.value ?? p.argument));
  };
  full(root, (node) => {
    if (node.params) node.params.forEach(bind);
    if (node.type === "VariableDeclarator" || node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") bind(node.id);
    if (node.type === "CatchClause") bind(node.param);
  });
  return names;
}

/** Names that a piece of code uses and does not declare itself. */
export function freeNames(root) {
  const declared = declaredIn(root);
  const free = new Set();
  // acorn-walk reports property names and labels as something other than Identifier.
  full(root, (node) => {
    if (node.type === "Identifier" && !declared.has(node.name)) free.add(node.name);
  });
  return [...free];
}

/** What in a piece of glue could reach beyond what it was handed; empty when nothing can. */
export function ambient(root, top) {
  const found = new Set();
  const written = new Set();
  for (const name of freeNames(root)) if (!HARMLESS.has(name) && !top.has(name)) found.add(name);
  full(root, (node) => {
    if (node.type === "AssignmentExpression") written.add(node.left);
    if (node.type === "ImportExpression") found.add("import(");
    if (node.type === "MetaProperty") found.add("import.meta");
    if (node.type === "ThisExpression") found.add("this");
    if (node.type === "MemberExpression" && !node.computed && LADDERS.has(node.property.name)) found.add(`.${node.property.name}`);
  });
  full(root, (node) => {
    const dynamic = node.type === "MemberExpression" && node.computed && node.property.type !== "Literal";
    if (dynamic && !written.has(node)) found.add("a read by a key that the wasm chooses");
  });
  return [...found].sort();
}

/** The same in plain words, for a person. */
export function reaches(root) {
  const words = new Set();
  const isHanded = (node) => node?.type === "Identifier" && /^(arg\d+|v\d+|obj)$/.test(node.name);
  full(root, (node) => {
    if (node.type === "ThrowStatement") words.add("throws an error");
    if (node.type === "NewExpression") words.add(`makes a new ${node.callee.name}`);
    if (node.type === "CallExpression" && isHanded(node.callee)) words.add("calls a function handed to it");
    if (node.type === "CallExpression" && HARMLESS.has(node.callee.name)) words.add(`makes ${/^[AEIO]/.test(node.callee.name) ? "an" : "a"} ${node.callee.name}`);
    if (node.type === "MemberExpression" && node.object.name === "wasm") words.add("uses what the module itself exports");
    if (node.type === "MemberExpression" && isHanded(node.object)) {
      words.add(node.computed ? "sets a field of an object it holds" : `uses \`${node.property.name}\` of an object it holds`);
    }
  });
  return [...words].join(", ") || "converts a value";
}
