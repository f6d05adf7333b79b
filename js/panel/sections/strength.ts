// How much of it shows, and where.
import type { Channel } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Key, Panel } from "../panel.js";
import { act, quiet, section, term, toggle } from "../panel.js";

const ID = "strength";
const STEPS = 4;
const ALL: readonly Channel[] = ["recommendations", "sections", "chat", "story"];

export function strength(panel: Panel): Child {
  const { p, seen, words, options } = panel;
  if (!seen.known) return undefined;
  const { channels, dial } = seen.known.view;
  const level = (step: number) => words[`dial${step}` as Key];
  const step = Math.round(dial * STEPS);
  return section(
    panel,
    ID,
    "strength",
    h("label", { key: "label", for: "dial" }, words.dial),
    h(
      "div",
      { key: "dial", class: "dial" },
      h("input", {
        id: "dial", type: "range", part: "dial", min: 0, max: STEPS, step: 1, ".value": String(step), "aria-valuetext": level(step),
        onInput: ({ target }: { target: HTMLInputElement }) => act(panel, ID, "dial", () => p.profile.dial(Number(target.value) / STEPS)),
      }),
      h("output", { for: "dial", part: "dial-value" }, level(step)),
    ),
    quiet(words.dialHelp),
    h(`h${panel.level + 1}`, { part: "subheading" }, words.places),
    (options.channels ?? ALL).map((channel) =>
      toggle(panel, term(panel, "channel", channel), channels[channel], (on) => act(panel, ID, "channel", () => p.profile.channel(channel, on))),
    ),
    quiet(words.placesHelp),
  );
}
