// "Not for me" with its way back. Where it may not be remembered it holds for this visit. Elements may load it when it is asked for.
import type { Personalizer, Ranking } from "../types.js";
import { asideFor } from "./aside.js";
import { h, type Wish } from "./dom.js";
import type { WhyWords } from "./why.js";
import { fill } from "./words.js";

const tell = (p: Personalizer): void => [...asideFor(p).listeners].forEach((f) => f());

/** Whether the profile holds a dismissal: not without consent, not while the visitor pauses. */
function isRemembered(p: Personalizer, id: string): boolean {
  try {
    return p.profile.get().dismissed.some((one) => one.id === id);
  } catch {
    return false;
  }
}

/** Says how long it holds. */
export function dismiss(p: Personalizer, ranking: Ranking, id: string): "remembered" | "visit" {
  p.track("dismiss", id, { ranking });
  if (isRemembered(p, id)) return "remembered";
  asideFor(p).ids.add(id);
  tell(p);
  return "visit";
}

export function undismiss(p: Personalizer, id: string): void {
  if (isRemembered(p, id)) p.profile.restore(id);
  if (asideFor(p).ids.delete(id)) tell(p);
}

/** What stands where an item was: how long it stays away, and the way back. After drawing it, `focusUndo`. */
export const wasDismissed = (name: string, held: "remembered" | "visit", words: WhyWords, undo: () => void): Wish =>
  h(
    "div",
    { key: `aside ${name}`, class: "aside", part: "aside" },
    h("p", null, fill(held === "remembered" ? words.aside : words.asideVisit, { name })),
    h("button", { type: "button", class: "undo", part: "button undo", "aria-label": `${words.undo}: ${name}`, onClick: undo }, words.undo),
  );

/** The button that was pressed is gone: focus goes to the one that takes it back. */
export const focusUndo = (within: ParentNode | undefined): void => within?.querySelector<HTMLElement>(".undo")?.focus();

