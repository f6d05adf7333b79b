// Who says what about consent, and what follows from it.
import type { Purpose } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { quiet, say, section, sourceName, table, term } from "../panel.js";

export function sources(panel: Panel): Child {
  const { words, clock } = panel;
  const { decision } = panel.seen;
  const name = (source: string) => sourceName(panel, source);
  const purposes = Object.keys(decision.purposes) as Purpose[];
  return section(
    panel,
    "sources",
    "sources",
    table(
      [words.sourcesMay, ...decision.sources.map((source) => name(source.name)), words.sourcesSo],
      purposes.map((purpose) => [
        term(panel, "purpose", purpose),
        ...decision.sources.map((source) => term(panel, "state", source.purposes[purpose])),
        h("strong", null, decision.purposes[purpose] === "granted" ? words.state_granted : words.state_denied),
      ]),
      words.sources,
    ),
    decision.sources.map(({ name: source, validUntil }) => validUntil !== undefined && quiet(say(panel, "sourcesUntil", { source: name(source), day: clock.day(validUntil) }))),
    quiet(words.sourcesHelp),
  );
}
