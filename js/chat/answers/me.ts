// "What do you know about me?": what the profile holds, in sentences.
import type { ProfileView } from "../../types.js";
import { attributeOf, type Desk, personal, profileOf, reply, say, timesOf, titleOf, titles } from "../desk.js";
import type { Answer } from "../types.js";
import { lookedAt } from "./like.js";

const NAMED = 3;

export function aboutMe(desk: Desk): Answer {
  const view = profileOf(desk);
  if (!view) return reply(desk, "about_me", [say(desk, "nothingKnown"), say(desk, "chatKeeps")], { panel: true });
  const known = sentencesOf(desk, view);
  const head = say(desk, desk.p.mode === "session" ? "memoryVisit" : "memoryDevice");
  return reply(
    desk,
    "about_me",
    [
      ...(known.length ? [head, ...known, say(desk, "forgottenOn", { day: timesOf(desk).day(view.forgottenAt) })] : [say(desk, "nothingYet")]),
      ...(view.paused ? [say(desk, "paused")] : []),
      ...(view.channels.chat ? [] : [say(desk, "chatOff")]),
      say(desk, "known_more"),
      say(desk, "chatKeeps"),
    ],
    { panel: true, excluded: awayOf(view), suggestions: known.length ? [say(desk, "sayForgetAll")] : [] },
  );
}

const awayOf = (view: ProfileView) => [
  ...view.dismissed.map(({ id, until }) => ({ id, rule: "dismissed" as const, until })),
  ...view.hidden.map(({ id, until }) => ({ id, rule: "hidden" as const, ...(until === undefined ? {} : { until }) })),
];

function sentencesOf(desk: Desk, view: ProfileView): string[] {
  const { ago } = timesOf(desk);
  const unique = (ids: readonly string[]) => [...new Set(ids)].slice(0, NAMED);
  const dated = (all: readonly { readonly id: string; readonly at: number }[]) => {
    const latest = new Map([...all].sort((a, b) => a.at - b.at).map(({ id, at }) => [id, at]));
    const first = [...latest].sort((a, b) => b[1] - a[1]).slice(0, NAMED);
    return first.map(([id, at]) => say(desk, "ago", { title: say(desk, "quoted", { title: titleOf(desk, id) }), ago: ago(at, desk.now) })).join(", ");
  };
  const looks = personal(desk) ? lookedAt({ ...desk, plain: "" }, "") : view.events.filter(({ type }) => type === "view");
  const away = unique(awayOf(view).map(({ id }) => id));
  const liked = view.interests.filter(({ muted, affinity }) => !muted && affinity > 0).slice(0, NAMED).map(({ attribute }) => attributeOf(desk, attribute));
  return [
    ...(looks.length ? [say(desk, "known_looked", { titles: dated(looks) })] : []),
    ...(view.cart.length ? [say(desk, "known_cart", { titles: titles(desk, view.cart.slice(0, NAMED)) })] : []),
    ...(view.purchases.length ? [say(desk, "known_bought", { titles: dated(view.purchases) })] : []),
    ...(liked.length ? [say(desk, "known_liked", { names: liked.join(", ") })] : []),
    ...(view.muted.length ? [say(desk, "known_muted", { names: view.muted.map((attribute) => attributeOf(desk, attribute)).join(", ") })] : []),
    ...(away.length ? [say(desk, "known_away", { titles: titles(desk, away) })] : []),
    ...(view.facts.length ? [say(desk, "known_facts", { facts: view.facts.map(({ value }) => value).join(", ") })] : []),
  ];
}
