// What is looked up in a page. Each function runs there, on its own, so everything it needs is inside.

/** Addresses of the page's own links, in the order of the page, without what follows a `#`. */
export function linksInPage(): string[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.href.replace(/#.*$/, ""));
  return [...new Set(links)].filter((link) => link.startsWith(`${location.origin}/`) && link !== location.href.replace(/#.*$/, ""));
}

export const hasHomebody = (): boolean => Symbol.for("homebody.wasm") in globalThis;

export interface InPage {
  /** Links in the order of the page: what a visitor sees of a ranking. */
  readonly order: string[];
  /** What a form would send, which does not belong to one item. */
  readonly forms: { url: string; method: string; fields: Record<string, string>; element: string }[];
  /** Hosts that the browser was told to get ready for. */
  readonly hints: { url: string; rel: string; element: string }[];
  /** Elements that load something, by address. */
  readonly loads: { url: string; kind: string; element: string }[];
}

/** Looks a page over, those parts too that are in open shadow trees. `product` is a pattern of addresses of items. */
export function lookOver(product: string): InPage {
  const isProduct = new RegExp(product);
  const all: Element[] = [];
  const collect = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document);

  const name = (element: Element): string => {
    const steps: string[] = [];
    for (let at: Element | null = element; at && steps.length < 4; at = at.parentElement) {
      const parent: Element | null = at.parentElement;
      const tag = at.localName;
      if (at.id) {
        steps.unshift(`${tag}#${at.id}`);
        break;
      }
      const like = parent ? [...parent.children].filter((one) => one.localName === tag) : [];
      const first = at.classList[0];
      steps.unshift(`${tag}${first ? `.${first}` : ""}${like.length > 1 ? `:nth-of-type(${like.indexOf(at) + 1})` : ""}`);
    }
    return steps.join(" > ");
  };
  const address = (text: string): string | undefined => {
    try {
      const { href, protocol } = new URL(text, document.baseURI);
      return /^(https?|wss?):$/.test(protocol) ? href : undefined;
    } catch {
      return undefined;
    }
  };
  const links = (within: ParentNode) => [...within.querySelectorAll<HTMLAnchorElement>("a[href]")].map((link) => link.href);

  /** A form in an item's own card goes with a click on that item. */
  const ofOneItem = (form: Element): boolean => {
    for (let at = form.parentElement; at; at = at.parentElement) {
      const items = new Set(links(at).filter((link) => isProduct.test(link)));
      if (items.size) return items.size === 1;
    }
    return false;
  };

  const loads: InPage["loads"] = [];
  const add = (text: string | null | undefined, kind: string, element: Element) => {
    const url = text ? address(text) : undefined;
    if (url) loads.push({ url, kind, element: name(element) });
  };
  const RELS = /^(prefetch|preload|modulepreload|prerender)$/;
  const pictures = (style: string | undefined, element: Element) => {
    for (const [, url] of (style ?? "").matchAll(/url\("([^"]+)"\)/g)) add(url, "background", element);
  };
  for (const element of all) {
    const rels = element.localName === "link" ? [...(element as HTMLLinkElement).relList] : [];
    for (const rel of rels.filter((rel) => RELS.test(rel))) add(element.getAttribute("href"), rel, element);
    if (/^(img|source|video|audio|input)$/.test(element.localName)) {
      add(element.getAttribute("src"), "picture", element);
      add((element as HTMLImageElement).currentSrc, "picture", element);
    }
    if (element.localName === "image") add(element.getAttribute("href") ?? element.getAttribute("xlink:href"), "picture", element);
    if (/^(iframe|embed|script)$/.test(element.localName)) add(element.getAttribute("src"), element.localName === "script" ? "script" : "frame", element);
    if (all.length > 20_000) continue;
    for (const part of [undefined, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      for (const value of [style.backgroundImage, style.maskImage, style.borderImageSource, style.listStyleImage, style.content]) {
        if (value?.includes("url(")) pictures(value, element);
      }
    }
  }

  const forms = all
    .filter((element): element is HTMLFormElement => element.localName === "form" && !ofOneItem(element))
    .map((form) => {
      const hidden = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"][name]')];
      const buttons = [...form.querySelectorAll<HTMLElement>("[formaction]")].map((button) => ["formaction", button.getAttribute("formaction") ?? ""] as const);
      const fields = Object.fromEntries([...hidden.map((field) => [field.name, field.value] as const), ...buttons]);
      return { url: address(form.getAttribute("action") ?? "") ?? location.href, method: (form.getAttribute("method") ?? "get").toUpperCase(), fields, element: name(form) };
    });
  const hints = all
    .filter((element): element is HTMLLinkElement => element.localName === "link" && /\b(preconnect|dns-prefetch)\b/.test((element as HTMLLinkElement).rel))
    .flatMap((link) => {
      const url = address(link.getAttribute("href") ?? "");
      return url ? [{ url, rel: link.rel, element: name(link) }] : [];
    });
  return { order: all.filter((element) => element.localName === "a").map((link) => (link as HTMLAnchorElement).href), forms, hints, loads };
}
