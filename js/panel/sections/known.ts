// What was recorded, item by item, with where and when. Names come only when they are asked for: a device may have several people.
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Cell, Key, Panel } from "../panel.js";
import { act, quiet, rows, say, section, small, term } from "../panel.js";

const ID = "known";
const LATEST = 20;

export function known(panel: Panel): Child {
  const { seen, words, ui, p, clock } = panel;
  if (!seen.known) return undefined;
  const { view, file } = seen.known;
  const until = (end: number | undefined) => (end === undefined ? words.untilRestored : say(panel, "until", { day: clock.day(end) }));
  const away = new Set([...view.hidden, ...view.dismissed].map(({ id }) => id));
  const restore = (id: string) => small(words.restore, nameOf(panel, id), () => act(panel, ID, "restore", () => p.profile.restore(id), "didRestore"));
  const hide = (id: string) => !away.has(id) && small(words.hide, nameOf(panel, id), () => act(panel, ID, "hide", () => p.profile.hide(id), "didHide"));
  const seenLast = new Map(file.impressions.map(({ id, at }) => [id, at]));
  const events = view.events.filter(({ type }) => type !== "impression").sort((a, b) => b.at - a.at);
  const groups: readonly [Key, readonly Cell[], number?][] = [
    ["bought", view.purchases.map(({ id, at, quantity, source }) => cell(panel, id, `${quantity} ×, ${clock.ago(at)}, ${source === "host" ? words.byHost : words.byPage}`, undefined, at))],
    ["cart", file.cart.map(({ id, at }) => cell(panel, id, clock.ago(at)))],
    ["dismissed", view.dismissed.map(({ id, at, until: end }) => cell(panel, id, `${clock.ago(at)}, ${until(end)}`, restore(id)))],
    ["hidden", file.hidden.map(({ id, at, until: end }) => cell(panel, id, `${clock.ago(at)}, ${until(end)}`, restore(id)))],
    ["events", events.slice(0, LATEST).map(({ type, id, at }, i) => cell(panel, id, `${term(panel, "did", type)}, ${clock.ago(at)}`, hide(id), i)), events.length],
    ["shown", view.impressions.map(({ id, day, week }) => cell(panel, id, say(panel, "seenTimes", { day, week, ago: clock.ago(seenLast.get(id) ?? 0) })))],
  ];
  const flip = () => {
    ui.names = !ui.names;
    panel.redraw();
  };
  return section(
    panel,
    ID,
    "known",
    h("p", { key: "names", class: "line-row" }, h("button", { type: "button", part: "button", onClick: flip }, ui.names ? words.hideNames : words.showNames)),
    quiet(words.namesHelp),
    groups.map(([title, cells, count = cells.length]) =>
      h(
        "details",
        { key: title, part: "group" },
        h("summary", { part: "summary" }, h("span", null, words[title]), h("span", { class: "quiet" }, count)),
        cells.length ? rows(cells) : quiet(words.knownNone),
        count > cells.length && quiet(say(panel, "more", { count: count - cells.length })),
      ),
    ),
    quiet(words.knownHelp),
    quiet(say(panel, "forgotten", { day: clock.day(view.forgottenAt), size: Math.max(1, Math.round(view.bytes / 1024)) })),
  );
}

function nameOf({ options, p, ui, words }: Panel, id: string): string {
  if (!ui.names) return words.nameHidden;
  return options.title?.(id) ?? p.catalog.get(id)?.title ?? id;
}

function cell(panel: Panel, id: string, note: string, more?: Child, nth: number | string = ""): Cell {
  const name = nameOf(panel, id);
  const href = panel.ui.names ? panel.options.href?.(id) : undefined;
  return { key: `${id} ${nth}`, name: href ? h("a", { href, part: "link" }, name) : name, note, more };
}
