// Finds in a script what could reach a network, load something or run text as code: by words, by names that a page has for it, by
// properties that load when they are set, and by markup and style sheets in strings.
import { fullAncestor } from "acorn-walk";
import { freeNames } from "./glue.mjs";

export const WORDS =
  /\b(fetch|XMLHttpRequest|WebSocket|WebSocketStream|sendBeacon|EventSource|RTCPeer\w*|importScripts|WebTransport|createImageBitmap|SharedWorker|serviceWorker|FontFace|srcset|srcdoc|insertAdjacentHTML|requestSubmit|prefetch|preload)\b/g;
/** As words they would be too common; as names that nobody declared they load something or run text as code. */
const GLOBALS = new Set(["eval", "Function", "Image", "Audio", "Worker", "require"]);
/** Properties that make an element load. A link's `href` does not: it waits for a click. */
const LOADING = new Set(["src", "poster", "ping", "formAction"]);
const TAGS = "img|script|link|iframe|frame|audio|video|source|track|object|embed|image|portal|base";
const MARKUP = new RegExp(`<(?:${TAGS})[\\s/>]`, "i");
const STYLE = /\burl\(|@import\b/i;
const ELEMENTS = new RegExp(`^(?:${TAGS}|form)$`, "i");

const isName = (node) => node.type === "Identifier" || node.type === "PrivateIdentifier";
const textOf = (node) => (node.type === "Literal" && typeof node.value === "string" ? node.value : node.type === "TemplateElement" ? node.value.cooked : undefined);

/** Each as `{ what, word, node, path, where }`: what to say of it, and the nodes that it stands in, from the outside. */
export function occurrences({ source, tree }) {
  const found = [];
  const free = new Set(freeNames(tree).filter((name) => GLOBALS.has(name)));
  const add = (what, word, node, path) =>
    found.push({ what, word, node, path: [...path], where: source.slice(Math.max(0, node.start - 30), node.start + 50).replace(/\s+/g, " ") });
  const words = new Set(source.match(WORDS));
  fullAncestor(tree, (node, path) => {
    const text = textOf(node);
    if (isName(node)) {
      if (words.has(node.name)) add(`names ${node.name}`, node.name, node, path);
      else if (free.has(node.name) && path.at(-2)?.operator !== "typeof") add(`uses ${node.name}`, node.name, node, path);
    }
    if (text !== undefined) {
      for (const [word] of text.matchAll(WORDS)) add(`names ${word}`, word, node, path);
      if (MARKUP.test(text)) add("writes markup that loads", "markup", node, path);
      if (STYLE.test(text)) add("writes a style that loads", "style", node, path);
    }
    // Property names are not walked to.
    if (node.type === "MemberExpression" && !node.computed) member(node, path);
    if ((node.type === "Property" || node.type === "PropertyDefinition" || node.type === "MethodDefinition") && !node.computed && isName(node.key) && words.has(node.key.name) && !node.shorthand) {
      add(`names ${node.key.name}`, node.key.name, node, path);
    }
    if (node.type === "CallExpression") call(node, path);
    if (node.type === "ObjectPattern") taken(node, path);
  });
  return found;

  function taken(node, path) {
    for (const { key } of node.properties) {
      if (!key || !isName(key)) continue;
      if (words.has(key.name)) add(`names ${key.name}`, key.name, node, path);
      else if (GLOBALS.has(key.name) && key.name !== "require") add(`uses ${key.name}`, key.name, node, path);
    }
  }

  function member(node, path) {
    const { name } = node.property;
    const parent = path.at(-2);
    const isSet = parent?.type === "AssignmentExpression" && parent.left === node;
    if (words.has(name)) add(`names ${name}`, name, node, path);
    else if (GLOBALS.has(name) && name !== "require") add(`uses ${name}`, name, node, path);
    else if (isSet && LOADING.has(name)) add(`sets ${name}`, name, node, path);
    else if (isSet && name === "href" && /\blocation$/.test(source.slice(node.object.start, node.object.end))) add("goes to another page", "location", node, path);
  }

  function call(node, path) {
    const { callee, arguments: [first, second] } = node;
    if (callee.type !== "MemberExpression") return;
    const method = callee.property.name ?? callee.property.value;
    if (method === "createElement" && first && ELEMENTS.test(textOf(first) ?? "")) add(`makes an element that loads, ${textOf(first)},`, textOf(first), node, path);
    if (method === "createElementNS" && second && ELEMENTS.test(textOf(second) ?? "")) add(`makes an element that loads, ${textOf(second)},`, textOf(second), node, path);
    if (method === "setAttribute" && first && (LOADING.has(textOf(first)) || textOf(first) === "srcset")) add(`sets ${textOf(first)}`, textOf(first), node, path);
    if (method === "submit") add("sends a form", "submit", node, path);
  }
}
