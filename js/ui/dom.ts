// A page's wishes as plain values, and the few lines that make the DOM follow them. Nothing here ever reads text as markup, so it
// works where Trusted Types are enforced; styles are set through the object model, which a policy on styles leaves alone.

export type Child = Wish | string | number | false | null | undefined | readonly Child[];
type Listener = (event: never) => void;
type Value = string | number | boolean | undefined | Listener;
/** `onClick` listens, `.value` is a property, `width` a length of the style; all others are attributes, `key` tells twins apart. */
export type Props = Readonly<Record<string, Value>>;
export interface Wish {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly Child[];
}

/** What an element was last asked to be. */
const asked = new WeakMap<Node, Props>();

export const h = (tag: string, props?: Props | null, ...children: Child[]): Wish => ({ tag, props: props ?? {}, children });

/** Makes `parent` hold exactly these children. What stays is not moved: it keeps focus, selection and what was typed. */
export function patch(parent: Node, ...children: Child[]): void {
  const old = [...parent.childNodes];
  const nodes = flat(children).map((child) => {
    const i = old.findIndex((node) => fits(node, child));
    const node = i < 0 ? make(child) : (old.splice(i, 1)[0] as ChildNode);
    if (typeof child === "string") {
      if (node.nodeValue !== child) node.nodeValue = child;
    } else {
      apply(node as HTMLElement, child.props);
      patch(node, child.children);
    }
    return node;
  });
  for (const node of old) node.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

function flat(children: readonly Child[], to: (Wish | string)[] = []): (Wish | string)[] {
  for (const child of children) {
    if (Array.isArray(child)) flat(child, to);
    else if (typeof child === "string" || typeof child === "number") to.push(String(child));
    else if (child) to.push(child as Wish);
  }
  return to;
}

const fits = (node: Node, child: Wish | string): boolean =>
  typeof child === "string" ? node.nodeType === 3 : node.nodeName.toLowerCase() === child.tag && asked.get(node)?.["key"] === child.props["key"];

const make = (child: Wish | string): ChildNode =>
  typeof child === "string" ? document.createTextNode(child) : document.createElement(child.tag);

function apply(element: HTMLElement, props: Props): void {
  const before = asked.get(element) ?? {};
  asked.set(element, props);
  for (const name of new Set([...Object.keys(before), ...Object.keys(props)])) {
    const value = props[name];
    if (name !== "key" && value !== before[name]) set(element, name, value);
  }
}

function set(element: HTMLElement, name: string, value: Value): void {
  if (name.startsWith("on")) Object.assign(element, { [name.toLowerCase()]: value ?? null });
  else if (name.startsWith(".")) Object.assign(element, { [name.slice(1)]: value });
  else if (name === "width") element.style.width = String(value);
  else if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * Draws into a shadow root. If what had focus is gone then, focus goes to the heading of the section it was in, and never to the top of
 * the page.
 */
export function draw(root: ShadowRoot, ...children: Child[]): void {
  const focused = root.activeElement;
  const section = focused?.closest("section");
  patch(root, ...children);
  if (!focused || root.activeElement === focused) return;
  const near = section && root.contains(section) ? section : root;
  near.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
}
