// What is known of a visitor as far as rules ask for it, and whether a rule holds.
import type { Channel, Mode, Personalizer, ProfileView } from "../types.js";
import type { SectionReason, SectionRule } from "./types.js";

export interface Known {
  readonly mode: Mode;
  readonly view: ProfileView | undefined;
  /** The attributes of an item, categories and what lies above them among them. */
  attributes(id: string): readonly string[];
}

const UNIT = 65_536;

/** Everyone, before anything is known. */
export const NOBODY: Known = { mode: "contextual", view: undefined, attributes: () => [] };

export const isPersonal = (mode: Mode): boolean => mode === "session" || mode === "persistent";

export function look(p: Personalizer): Known {
  const { mode } = p;
  if (!isPersonal(mode)) return NOBODY;
  try {
    return { mode, view: p.profile.get(), attributes: (id) => attributesOf(p, id) };
  } catch {
    return NOBODY; // withdrawn in another tab a moment ago, or not there yet
  }
}

function attributesOf(p: Personalizer, id: string): string[] {
  const item = p.catalog.get(id);
  if (!item) return [];
  return [...item.attributes, ...item.categories.flatMap((path) => path.split("/").map((_, at, all) => `category=${all.slice(0, at + 1).join("/")}`))];
}

/** −1 to 1 and beyond: how much the visitor cares for an attribute. */
export const affinity = ({ view }: Known, attribute: string): number => (view?.interests.find((one) => one.attribute === attribute)?.affinity ?? 0) / UNIT;

/** The first of these that is muted, itself or what lies above it. */
export const mutedOf = ({ view }: Known, about: readonly string[] = []): string | undefined =>
  about.find((attribute) => view?.muted.some((muted) => attribute === muted || attribute.startsWith(`${muted}/`)));

/** The strongest interest in one of these, and how strong it is; nothing where there is none. */
export function strongest(known: Known, about: readonly string[] = []): { readonly score: number; readonly reason?: SectionReason } {
  const [best] = about.map((attribute) => ({ attribute, score: affinity(known, attribute) })).sort((a, b) => b.score - a.score);
  if (!best?.score) return { score: 0 };
  return { score: best.score, reason: { by: "interest", attribute: best.attribute } };
}

export function holds(known: Known, rule: SectionRule): boolean {
  const { mode, interest, least, bought, cart, events, channel, not, any } = rule;
  const { view } = known;
  const has = (ids: readonly string[], what: string | boolean) => ids.some((id) => what === true || known.attributes(id).includes(what as string));
  if (mode !== undefined && ![mode].flat().some((one) => one === known.mode || (one === "personal" && isPersonal(known.mode)))) return false;
  if (interest !== undefined && !(affinity(known, interest) > 0 && affinity(known, interest) >= (least ?? 0))) return false;
  if (bought !== undefined && !has(view?.purchases.map(({ id }) => id) ?? [], bought)) return false;
  if (cart !== undefined && (cart === false ? (view?.cart.length ?? 0) > 0 : !has(view?.cart ?? [], cart))) return false;
  if (events !== undefined && (view?.events.filter(({ type }) => type !== "impression").length ?? 0) < events) return false;
  if (channel !== undefined && view?.channels[channel as Channel] === false) return false;
  if (not && holds(known, not)) return false;
  return !any || any.some((one) => holds(known, one));
}
