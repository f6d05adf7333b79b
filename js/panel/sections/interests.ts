// What the visitor seems to like, where each belief comes from and since when, and how to correct it.
import type { Interest, ProfileExport } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Cell, Panel } from "../panel.js";
import { act, attributeName, quiet, rows, say, section, small, sub, term } from "../panel.js";

const ID = "interests";
const SHOWN = 12;
/** What can be said of an interest, in the order of the words `say0` to `say4`. */
const STRENGTHS = [0, 1, 0.5, -0.5, -1];
/** What only shows that something was on the screen is no sign of interest. */
const NO_SIGN = ["impression", "dismiss", "remove_from_cart"];

export function interests(panel: Panel): Child {
  const { seen, words, ui } = panel;
  if (!seen.known) return undefined;
  const { view, file } = seen.known;
  const live = view.interests.filter(({ muted }) => !muted);
  const strongest = Math.max(1, ...live.map(({ affinity }) => Math.abs(affinity)));
  const shown = ui.allInterests ? live : live.slice(0, SHOWN);
  const signs = signsOf(panel, file);
  const showAll = () => {
    ui.allInterests = true;
    panel.redraw();
  };
  return section(
    panel,
    ID,
    "interests",
    live.length ? rows(shown.map((interest) => row(panel, interest, interest.affinity / strongest, file, signs))) : h("p", { key: "none" }, words.interestsNone),
    shown.length < live.length && h("button", { key: "all", type: "button", class: "small", part: "row-button", onClick: showAll }, say(panel, "showAll", { count: live.length })),
    live.length > 0 && quiet(words.interestsHelp),
    file.muted.length > 0 && [sub(panel, words.muted), rows(file.muted.map(({ attribute, at }) => muted(panel, attribute, at)))],
    declare(panel),
    weights(panel),
  );
}

function row(panel: Panel, interest: Interest, share: number, file: ProfileExport, signs: readonly Sign[]): Cell {
  const { attribute } = interest;
  const { p, words } = panel;
  const name = attributeName(panel, attribute);
  const percent = `${Math.max(2, Math.round(Math.abs(share) * 100))}%`;
  const said = file.declared.find((one) => one.attribute === attribute);
  const strength = nearest(said?.strength ?? 0);
  return {
    key: attribute,
    name: [name, h("span", { class: share < 0 ? "share against" : "share", "aria-hidden": "true" }, h("span", { class: "bar", part: "bar", width: percent }))],
    note: origin(panel, interest, said, signs),
    more: [
      h(
        "select",
        {
          "aria-label": say(panel, "say", { name }), part: "select", ".value": String(strength),
          onChange: ({ target }: { target: HTMLSelectElement }) =>
            act(panel, ID, "declare", () => p.profile.declare({ [attribute]: STRENGTHS[Number(target.value)] ?? 0 }), "didSay"),
        },
        STRENGTHS.map((_, i) => h("option", { value: i, selected: i === strength }, words[`say${i}` as "say0"])),
      ),
      small(words.mute, name, () => act(panel, ID, "mute", () => p.profile.mute(attribute), "didMute")),
    ],
  };
}

const nearest = (strength: number): number =>
  STRENGTHS.reduce((best, value, i) => (Math.abs(value - strength) < Math.abs((STRENGTHS[best] ?? 0) - strength) ? i : best), 0);

interface Sign {
  readonly at: number;
  /** The attributes of the item, as interests name them. */
  readonly of: readonly string[];
}

/** What the visitor did with items, as far as it is still known event by event. */
function signsOf({ p }: Panel, file: ProfileExport): readonly Sign[] {
  const did = file.events.filter(({ type }) => !NO_SIGN.includes(type));
  return did.map(({ id, at }) => {
    const { categories = [], attributes = [] } = p.catalog.get(id) ?? {};
    return { at, of: [...categories.map((path) => `category=${path}`), ...attributes] };
  });
}

function origin(panel: Panel, { attribute, from }: Interest, said: { readonly at: number } | undefined, signs: readonly Sign[]): string {
  const { words, clock } = panel;
  const parts = said ? [say(panel, "fromYou", { ago: clock.ago(said.at) })] : [];
  if (from.includes("events")) {
    const on = signs.filter(({ of }) => of.some((one) => one === attribute || one.startsWith(`${attribute}/`)));
    const latest = Math.max(...on.map(({ at }) => at));
    parts.push(on.length ? say(panel, "fromDoing", { count: on.length, ago: clock.ago(latest) }) : words.fromEarlier);
  }
  return parts.join("; ");
}

function muted(panel: Panel, attribute: string, at: number): Cell {
  const name = attributeName(panel, attribute);
  return {
    key: attribute,
    name,
    note: say(panel, "mutedSince", { day: panel.clock.day(at) }),
    more: small(panel.words.unmute, name, () => act(panel, ID, "restore", () => panel.p.profile.restore(attribute), "didUnmute")),
  };
}

/** Saying it is better than being guessed. */
function declare(panel: Panel): Child {
  const { p, words } = panel;
  const choices = choicesOf(panel);
  if (!choices.length) return undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const select = (event.currentTarget as HTMLFormElement).elements[0] as HTMLSelectElement;
    const attribute = select.value;
    if (!attribute) return select.focus();
    select.value = "";
    act(panel, ID, "declare", () => p.profile.declare({ [attribute]: 1 }), "didSay");
  };
  return h(
    "form",
    { key: "declare", class: "line", onSubmit: submit },
    h("label", { for: "declare" }, words.declare),
    h(
      "span",
      { class: "line-row" },
      h("select", { id: "declare", part: "select" }, h("option", { value: "" }, words.choose), choices.map((attribute) => h("option", { value: attribute }, attributeName(panel, attribute)))),
      h("button", { part: "button" }, words.add),
    ),
  );
}

/** The site's own list, or the departments of what is offered, read once. */
function choicesOf({ options, p, ui, seen }: Panel): readonly string[] {
  if (options.interests) return options.interests;
  const known = ui.asked.get("departments") as readonly string[] | undefined;
  if (known || seen.progress !== "ready") return known ?? [];
  const { items } = p.rank({ slot: "homebody-panel", model: "trending", limit: 1000, diversity: 0 });
  const departments = items.flatMap(({ id }) => p.catalog.get(id)?.categories.map((path) => `category=${path.split("/")[0]}`) ?? []);
  const choices = [...new Set(departments)].sort();
  ui.asked.set("departments", choices);
  return choices;
}

function weights(panel: Panel): Child {
  const learnt = panel.seen.known?.file.weights.filter(({ weight }) => Math.abs(weight) >= 0.05) ?? [];
  if (!learnt.length) return undefined;
  const number = new Intl.NumberFormat(panel.language, { maximumFractionDigits: 2 });
  const cells = learnt.map(({ term: code, weight, at }) => ({
    key: code,
    name: term(panel, "term", code),
    note: say(panel, "countsAs", { times: number.format(2 ** weight), day: panel.clock.day(at) }),
  }));
  return [sub(panel, panel.words.counts), rows(cells)];
}
