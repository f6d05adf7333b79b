// What "Prove it" found, in plain words: what the running program is, and what it can reach. Had when it is asked for.
import type { Proof, Reach } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import type { Key, Kit, Panel } from "../panel.js";

const REACHES: Readonly<Record<Reach, Key>> = { nothing: "proveNothing", stop: "proveStop", memory: "proveMemory", unknown: "proveUnknown" };

export function result({ h }: Kit, panel: Panel, { wasm, imports, sealed }: Proof): Child {
  const { words } = panel;
  const same = wasm.problem ? words.proveUntold : wasm.matches ? words.proveSame : words.proveOther;
  const leaks = sealed.probes.some(({ blocked }) => !blocked);
  const walls = sealed.ok ? words.proveSealedYes : leaks ? words.proveSealedLeak : words.proveSealedNo;
  return h(
    "div",
    { key: "result", class: "body", part: "proof" },
    h("p", { key: "same", part: "proof-line" }, h("strong", null, same)),
    h("dl", { class: "hashes" }, pair(h, words.proveRunning, wasm.sha256), pair(h, words.provePublished, wasm.published)),
    h("p", { key: "reach" }, words.proveReach, ":"),
    h(
      "ul",
      { class: "plain" },
      imports.length ? imports.map(({ name, reaches }) => h("li", { key: name }, words[REACHES[reaches]])) : h("li", null, words.proveNothing),
    ),
    h("p", { key: "walls" }, h("strong", null, walls)),
    sealed.probes.length > 0 &&
      h("ul", { class: "plain" }, sealed.probes.map(({ name, blocked }) => h("li", { key: name }, `${name}: ${blocked ? words.proveBlocked : words.proveOpen}`))),
  );
}

const pair = (h: Kit["h"], name: string, value: string): Child => value && [h("dt", null, name), h("dd", { class: "hash" }, value)];
