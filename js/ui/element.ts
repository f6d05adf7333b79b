// What both elements share: one class for each tag, made only where there are elements, bound to what `define…` was given.
import type { Strings, Table, Tables } from "./words.js";
import { languageAt, load } from "./words.js";

/** What lives in one element; `start` and `stop` follow it in and out of the page, any number of times. */
export interface Life<S> {
  start(settings: S): void;
  stop(): void;
}

interface Kind<S> {
  settings: S;
  readonly elements: Set<{ begin(): void; end(): void }>;
}

// Not of this module's instance but of the registry, which is the page's: a second copy of the package must not define a tag again.
const KINDS = Symbol.for("homebody.elements");
type Registry = CustomElementRegistry & { [KINDS]?: Map<string, Kind<unknown>> };

/**
 * Defines `tag`, or, where it is defined already, binds all its elements anew. On a server it does nothing. `watched` are the attributes
 * that `life` is started again for.
 */
export function define<S>(tag: string, settings: S, watched: readonly string[], life: (host: HTMLElement, root: ShadowRoot) => Life<S>): void {
  if (typeof customElements === "undefined") return;
  const kinds = ((customElements as Registry)[KINDS] ??= new Map());
  const known = kinds.get(tag) as Kind<S> | undefined;
  if (known) {
    known.settings = settings;
    for (const element of known.elements) {
      element.end();
      element.begin();
    }
    return;
  }
  const kind: Kind<S> = { settings, elements: new Set() };
  kinds.set(tag, kind as Kind<unknown>);
  customElements.define(
    tag,
    class extends HTMLElement {
      static readonly observedAttributes = watched;
      readonly #life = life(this, this.attachShadow({ mode: "open" }));
      begin(): void {
        this.#life.start(kind.settings);
      }
      end(): void {
        this.#life.stop();
      }
      connectedCallback(): void {
        kind.elements.add(this);
        this.begin();
      }
      disconnectedCallback(): void {
        kind.elements.delete(this);
        this.end();
      }
      attributeChangedCallback(): void {
        if (!kind.elements.has(this)) return;
        this.end();
        this.begin();
      }
    },
  );
}

const sheets = new Map<string, CSSStyleSheet>();

/** A sheet made by script, which a policy on styles does not concern; one for all elements of a kind. */
export function dress(root: ShadowRoot, ...texts: string[]): void {
  root.adoptedStyleSheets = texts.map((text) => {
    const sheet = sheets.get(text) ?? new CSSStyleSheet();
    if (!sheets.has(text)) sheet.replaceSync(text);
    sheets.set(text, sheet);
    return sheet;
  });
}

/** Follows the page's language: calls `use` with the table now and whenever `lang` changes. Returns the way to stop. */
export function follow<T extends Table>(host: HTMLElement, tables: Tables<T>, strings: Strings<T> | undefined, use: (words: T, language: string) => void): () => void {
  let language = "";
  const look = () => {
    const now = languageAt(host);
    if (now === language) return;
    language = now;
    const words = load(tables, now, strings);
    if (!(words instanceof Promise)) return use(words, now);
    words.then(
      (words) => now === language && use(words, now),
      () => {}, // the script could not be had; what is shown stays
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["lang"] });
  look();
  return () => {
    language = "\0";
    observer.disconnect();
  };
}

/** Tells the page what happened; never about which item or interest. */
export const tell = (host: HTMLElement, name: string, detail: object): boolean =>
  host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
