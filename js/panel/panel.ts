// What every section of the panel gets: what is known, the words, and the way to do something and say how it went.
import type { Personalizer, ProfileExport, Purpose } from "../types.js";
import type { Child, Props, Wish } from "../ui/dom.js";
import { h } from "../ui/dom.js";
import type { Clock } from "../ui/clock.js";
import { fill } from "../ui/words.js";
import type { PanelOptions, Right } from "./options.js";
import type { Seen } from "./seen.js";
import type { Words as First } from "./words/en.js";
import type { More } from "./words/more/en.js";

/** All words; those of `More` are there once `more()` has been waited for. */
export type Words = First & More;

export type Key = keyof Words;

/** What the visitor has opened or begun here; gone with the page. */
export interface Ui {
  /** The last outcome, and in which section it is said. */
  said: { readonly section: string; readonly text: string };
  names: boolean;
  allInterests: boolean;
  span: string;
  storageFailed: boolean;
  /** A file that was chosen and not brought in yet. */
  preview: ((panel: Panel, now: ProfileExport) => Child) | undefined;
  /** What an import replaced, for undo. */
  former: ProfileExport | undefined;
  /** What only one section shows, made when it was asked for. */
  readonly asked: Map<string, unknown>;
}

export interface Panel {
  readonly p: Personalizer;
  readonly options: PanelOptions;
  readonly purposes: readonly Purpose[];
  readonly words: Words;
  readonly clock: Clock;
  readonly language: string;
  readonly seen: Seen;
  readonly ui: Ui;
  /** Of the sections' headings, 1 to 5. */
  readonly level: number;
  /** Has the words that only a click asks for. */
  more(): Promise<void>;
  redraw(): void;
  tell(right: Right): void;
}

export const say = ({ words }: Panel, key: Key, values: Readonly<Record<string, string | number>> = {}): string => fill(words[key], values);

/** The word for a code, such as `did_view`. */
export const term = ({ words }: Panel, kind: string, code: string): string => words[`${kind}_${code}` as Key] ?? code;

/** Whoever is asked by a dialog of the site's is that dialog to the visitor. */
export const sourceName = (panel: Panel, name: string): string => term(panel, "source", /tcf|gcm/.test(name) ? "cmp" : name);

export function report(panel: Panel, section: string, text: string): void {
  panel.ui.said = { section, text };
  panel.redraw();
}

export const whyOf = (thrown: unknown): string => (thrown as { fix?: string } | undefined)?.fix ?? String(thrown);

/** Does what the visitor asked for and says in that section how it went. */
export function act(panel: Panel, section: string, right: Right, deed: () => unknown, done?: Key): void {
  try {
    deed();
  } catch (thrown) {
    return report(panel, section, say(panel, "didNot", { why: whyOf(thrown) }));
  }
  panel.tell(right);
  report(panel, section, done ? panel.words[done] : "");
}

/** For what is had only when somebody asks for it: a click has it, keeps it in `ui.asked` and draws it. */
export const asking = (panel: Panel, section: string, right: Right, get: () => unknown, key = section) => async (): Promise<void> => {
  try {
    await panel.more();
    panel.ui.asked.set(key, await get());
    panel.tell(right);
    report(panel, section, "");
  } catch (thrown) {
    report(panel, section, say(panel, "didNot", { why: whyOf(thrown) }));
  }
};

export function section(panel: Panel, id: string, title: Key, ...children: Child[]): Wish {
  const { said } = panel.ui;
  return h(
    "section",
    { key: id, part: `section section-${id}`, "aria-labelledby": id },
    h(`h${panel.level}`, { id, tabindex: -1, part: "heading" }, panel.words[title]),
    h("div", { class: "body" }, ...children, h("p", { key: "status", role: "status", part: "status" }, said.section === id ? said.text : "")),
  );
}

export const sub = (panel: Panel, title: string): Wish => h(`h${panel.level + 1}`, { part: "subheading" }, title);
export const quiet = (...text: Child[]): Wish => h("p", { class: "quiet" }, ...text);

export const button = (label: string, onClick: () => unknown, props: Props = {}): Wish =>
  h("button", { type: "button", part: "button", ...props, onClick }, label);

/** A button within a row, whose full name says of what. */
export const small = (label: string, of: string, onClick: () => void): Wish =>
  button(label, onClick, { key: label, class: "small", part: "row-button", "aria-label": `${label}: ${of}` });

/** A switch says its state in words, too. */
export const toggle = ({ words }: Panel, label: string, on: boolean, set: (on: boolean) => void): Wish =>
  h(
    "button",
    { type: "button", key: label, role: "switch", class: "switch", part: "switch", "aria-checked": String(on), onClick: () => set(!on) },
    h("span", { class: "track", "aria-hidden": "true" }, h("span", { class: "knob" })),
    h("span", null, label),
    h("span", { class: "quiet", "aria-hidden": "true" }, on ? words.on : words.off),
  );

export interface Cell {
  readonly key: string;
  readonly name: Child;
  readonly note: string;
  readonly more?: Child;
}

export const rows = (cells: readonly Cell[]): Wish =>
  h(
    "ul",
    { class: "rows", part: "list" },
    cells.map(({ key, name, note, more }) =>
      h("li", { key, class: "row", part: "row" }, h("span", { class: "name" }, name), h("span", { class: "quiet note" }, note), h("span", { class: "do" }, more)),
    ),
  );

export const table = (head: readonly Child[], body: readonly (readonly Child[])[], label: string): Wish =>
  h(
    "div",
    { class: "scroll", role: "group", "aria-label": label, tabindex: 0 },
    h(
      "table",
      { part: "table" },
      h("thead", null, h("tr", null, head.map((cell) => h("th", { scope: "col" }, cell)))),
      h("tbody", null, body.map(([first, ...rest]) => h("tr", null, h("th", { scope: "row" }, first), rest.map((cell) => h("td", null, cell))))),
    ),
  );

/** `brand=Acme` as “Acme”, a category as its path. */
export function attributeName({ options }: Panel, attribute: string): string {
  const own = options.attribute?.(attribute);
  if (own !== undefined) return own;
  const [name = "", value = ""] = attribute.split(/=(.*)/s);
  if (name === "category") return value.split("/").filter(Boolean).join(", ");
  return name === "brand" || !value ? value || name : `${name}: ${value}`;
}

/** Hands the visitor a file, without any server. */
export function save(name: string, content: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const today = (): string => new Date().toISOString().slice(0, 10);

/** What parts that are loaded later are handed, so that they need not share a file with the rest. */
export const kit = { h, button, report, say, table };
export type Kit = typeof kit;
