// Everything that is no list: what cannot be answered, the way to the shop, why, help.
import { attributeOf, type Desk, personal, reply, say, titleOf, titles } from "../desk.js";
import type { Answer, ChatItem, ContactDraft } from "../types.js";

/** The honest answer to what the catalog does not answer. */
export function cannot(desk: Desk): Answer {
  return contacting(desk, reply(desk, "cannot", [say(desk, "cannot"), say(desk, "cannotHelp")], { suggestions: [say(desk, "sayNew"), say(desk, "sayAboutMe")] }));
}

export const tooLong = (desk: Desk): Answer => reply(desk, "cannot", [say(desk, "cannot"), say(desk, "tooLong")]);

/** With the way to the shop, where it has told one. */
export function contacting(desk: Desk, answer: Answer): Answer {
  if (desk.settings.contact === undefined) return answer;
  return { ...answer, sentences: [...answer.sentences, say(desk, "canContact")], suggestions: [...answer.suggestions, say(desk, "sayContact")] };
}

/** A draft of what the shop would get: what the visitor wrote and was shown. It is theirs to change, and nothing is sent by it. */
export function contact(desk: Desk): Answer {
  const { settings, talk } = desk;
  if (settings.contact === undefined) return reply(desk, "cannot", [say(desk, "contactNone")]);
  const asked = talk.asked.map((text) => `- ${text}`);
  const shown = talk.listed.map((id) => `- ${titleOf(desk, id)}`);
  const summary = [
    ...(asked.length ? [say(desk, "summaryLooked"), ...asked, ""] : []),
    ...(shown.length ? [say(desk, "summaryShown"), ...shown] : asked.length ? [say(desk, "summaryNone")] : []),
  ].join("\n");
  return reply(desk, "contact", [say(desk, "contactHere")], { contact: draft(settings.contact, summary) });
}

function draft(to: NonNullable<Desk["settings"]["contact"]>, summary: string): ContactDraft {
  return {
    summary,
    approve(approved) {
      if (typeof to === "function") {
        to(approved);
        return undefined;
      }
      const text = encodeURIComponent(approved);
      if (to.includes("{summary}")) return to.replaceAll("{summary}", text);
      if (/^mailto:/i.test(to)) return `${to}${to.includes("?") ? "&" : "?"}body=${text}`;
      return to;
    },
  };
}

/** Why these, in this order: what they fit, and what was weighed beside that. */
export async function why(desk: Desk): Promise<Answer> {
  const { talk, language } = desk;
  const { last } = talk;
  const { ranking } = last ?? {};
  if (!last?.items.length || !ranking) return reply(desk, "why", [say(desk, "whyNothing")]);
  const items = talk.focus === undefined ? last.items : last.items.filter(({ id }) => id === talk.focus);
  const { sayWhy } = await import("../../ui/reasons.js");
  const names = { attribute: (attribute: string) => attributeOf(desk, attribute) };
  const sentence = async ({ id, fits }: ChatItem) => {
    const ranked = ranking.items.find((item) => item.id === id);
    const weighed = ranked ? await sayWhy(ranked, (of) => titleOf(desk, of), language, undefined, names) : "";
    return say(desk, "why", { titles: titles(desk, [id]), reasons: [...(fits.length ? [say(desk, "whyFits", { fits: fits.join("; ") })] : []), weighed].join(" ") });
  };
  const sentences = await Promise.all(items.map(sentence));
  const order = talk.query?.sort ? "whySorted" : personal(desk) ? "whyOrder" : "whyPlain";
  return reply(desk, "why", [...sentences, say(desk, order)], { items, ranking, excluded: last.excluded, panel: true });
}

/** The first thing that is said. */
export const greeting = (of: Pick<Desk, "language" | "sentences">): Answer =>
  reply(of, "help", [say(of, "greeting"), say(of, "greetingHelp"), say(of, "greetingForgets")], { suggestions: [say(of, "sayNew"), say(of, "sayAboutMe")] });

export const help = (desk: Desk): Answer =>
  reply(desk, "help", [say(desk, "greeting"), say(desk, "helpCan"), say(desk, "helpMemory")], { suggestions: [say(desk, "sayNew"), say(desk, "sayAboutMe")] });

export const thanks = (desk: Desk): Answer => reply(desk, "done", [say(desk, "welcome")]);
