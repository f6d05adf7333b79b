// Plans a page: which sections stand, in which order and form, and what is in their lists, no item twice.
import { putAside } from "../ui/aside.js";
import { deedsOf } from "../ui/deeds.js";
import type { Exclusion, Personalizer, RankedItem, Ranking, RankRequest } from "../types.js";
import { holds, isPersonal, type Known, look, mutedOf, NOBODY, strongest } from "./rules.js";
import { checkSpec } from "./spec.js";
import type { PlannedSection, Section, SectionList, SectionReason, SectionsPlan, SectionsSpec, SectionVariant } from "./types.js";

/** A section that stands, before its list is made. */
interface Standing {
  readonly section: Section;
  readonly variant: SectionVariant | undefined;
  readonly why: readonly SectionReason[];
  readonly score: number;
}

interface Layout {
  readonly personal: boolean;
  readonly standing: readonly Standing[];
  readonly left: SectionsPlan["left"];
}

/** Lists that nothing can fill for somebody of whom nothing is known. */
const NEEDS_PROFILE = ["continue", "complements"];
const LIMIT = 12;
const LONGEST = 1000;

const listOf = ({ section, variant }: Pick<Standing, "section" | "variant">): SectionList | undefined =>
  section.list || variant?.list ? { ...section.list, ...variant?.list } : undefined;

function variantOf(known: Known, { variants }: Section): { readonly variant?: SectionVariant; readonly reason?: SectionReason; readonly score: number } | undefined {
  if (!variants) return { score: 0 };
  const may = variants.filter(({ when, about }) => !mutedOf(known, about) && (!when || holds(known, when))).map((variant) => ({ variant, ...strongest(known, variant.about) }));
  const [best] = [...may].sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best : may[0];
}

/** Whether a section stands, and why; or why it does not. */
function stand(known: Known, section: Section): Standing | SectionReason {
  const { about, when, pin } = section;
  const attribute = mutedOf(known, about);
  if (attribute !== undefined) return { by: "muted", attribute };
  if (when && !holds(known, when)) return { by: "rule", rule: when };
  const form = variantOf(known, section);
  if (!form) return { by: "variant" };
  const { variant, reason } = form;
  const own = strongest(known, about);
  const why = [
    ...(pin ? [{ by: "pinned" } as const] : []),
    ...(when ? [{ by: "rule", rule: when } as const] : []),
    ...(variant?.when ? [{ by: "rule", rule: variant.when } as const] : []),
    ...(own.reason ? [own.reason] : []),
    ...(reason ? [reason] : []),
  ];
  return { section, variant, why: why.length ? why : [{ by: "default" }], score: Math.max(own.score, form.score) };
}

/** Whether it would be otherwise in the same mode for somebody of whom nothing is known. */
const isOfVisitor = (known: Known, { by, rule }: SectionReason): boolean =>
  by === "interest" || by === "muted" || (rule !== undefined && holds(known, rule) !== holds({ ...NOBODY, mode: known.mode }, rule));

function layOut(known: Known, { sections, most = Number.POSITIVE_INFINITY }: SectionsSpec, fits: (standing: Standing) => boolean): Layout {
  const left: { id: string; why: SectionReason }[] = [];
  const all: Standing[] = [];
  for (const section of sections) {
    const standing = stand(known, section);
    if ("by" in standing) left.push({ id: section.id, why: standing });
    else all.push(standing);
  }
  const pinned = (where: Section["pin"]) => all.filter(({ section }) => section.pin === where);
  const leave = ({ section: { id } }: Standing, by: "list" | "most") => !left.push({ id, why: { by } });
  const fit = (standing: Standing) => fits(standing) || leave(standing, "list");
  const first = pinned("first").filter(fit);
  // Interest moves up and down; without any, the site's order stays.
  let room = most;
  const between = pinned(undefined).sort((a, b) => b.score - a.score).filter((standing) => (room > 0 ? fit(standing) && room-- : leave(standing, "most")));
  const standing = [...first, ...between, ...pinned("last").filter(fit)];
  return { personal: [...standing.flatMap(({ why }) => why), ...left.map(({ why }) => why)].some((reason) => isOfVisitor(known, reason)), standing, left };
}

interface Lists {
  readonly excluded: ReadonlyMap<string, Exclusion>;
  make(id: string, list: SectionList): { readonly request: RankRequest; readonly ranking?: Ranking };
  /** What was made stands on the page. */
  take(ranking: Ranking): void;
}

const isPin = ({ placement }: RankedItem): boolean => placement.by === "pin";

/** Makes one list after the other: none has an item, or a variant of one, that stands further up. */
function listsOf(p: Personalizer, away: readonly string[]): Lists {
  const taken = new Set([...putAside(p), ...away]);
  const groups = new Set<string>();
  const excluded = new Map<string, Exclusion>();
  const groupOf = (id: string) => p.catalog.get(id)?.group ?? `\0${id}`;
  return {
    excluded,
    make(id, { least: _, ...list }) {
      const exclude = [...(list.exclude ?? []), ...taken];
      const limit = list.limit ?? LIMIT;
      const request: RankRequest = { channel: "sections", ...list, slot: id, ...(exclude.length && { exclude }) };
      const long = p.rank({ ...request, limit: Math.min(LONGEST, limit + taken.size) });
      if (long.error) return { request };
      const fresh = long.items.filter((item) => !groups.has(groupOf(item.id)));
      const pins = fresh.filter(isPin);
      const items = fresh.filter((item) => !isPin(item)).slice(0, limit - pins.length);
      for (const pin of pins) items.splice(long.items.indexOf(pin), 0, pin);
      return { request, ranking: Object.freeze({ ...long, items: Object.freeze(items) }) };
    },
    take(ranking) {
      for (const { id } of ranking.items) {
        taken.add(id);
        groups.add(groupOf(id));
      }
      for (const exclusion of ranking.excluded) if (exclusion.rule !== "filtered") excluded.set(exclusion.id, exclusion);
    },
  };
}

function planOf({ name }: SectionsSpec, { personal, standing, left }: Layout, lists?: Lists): SectionsPlan {
  const sections = standing.map((one): PlannedSection => {
    const { section, variant, why } = one;
    const list = listOf(one);
    const made = list && lists?.make(section.id, list);
    if (made?.ranking) lists?.take(made.ranking);
    return Object.freeze({ id: section.id, kind: section.kind, ...(variant && { variant: variant.id }), why, ...made, ...(section.data !== undefined && { data: section.data }) });
  });
  return Object.freeze({ name, personal, sections: Object.freeze(sections), left, excluded: [...(lists?.excluded.values() ?? [])] });
}

/** Of somebody of whom nothing is known the lists are full, or need a profile. */
function fitsNobody(standing: Standing): boolean {
  const list = listOf(standing);
  return !list || list.least === 0 || !NEEDS_PROFILE.includes(list.model ?? "") || list.context?.item !== undefined;
}

/**
 * The plan for everyone: what a server renders, and what a browser shows first, so that the one hydrates into the other. It has no lists.
 *
 * @throws HomebodyError `invalid-input`, with the field of the spec that is at fault
 */
export const defaultSections = (spec: SectionsSpec): SectionsPlan => planOf(spec, layOut(NOBODY, checkSpec(spec), fitsNobody));

/** What was laid out in this visit, as long as it holds, and the last event that it rests on. */
const visits = new WeakMap<Personalizer, Map<SectionsSpec, { readonly rules: string; readonly last: number; readonly layout: Layout }>>();

/**
 * Plans a page. Until the engine is there, without consent, and with the channel `sections` switched off, it is the default for everyone
 * (with lists as soon as there is something to rank with). `away`: ids that no list has, for instance what is in a cart that only the page
 * knows of. Sections, order and variants hold for the visit once they rest on something
 * known of the visitor, unless something is bought, dismissed, hidden, muted or switched, or consent changes; lists follow what is done.
 *
 * @throws HomebodyError `invalid-input`, with the field of the spec that is at fault
 */
export function sections(p: Personalizer, spec: SectionsSpec, away: readonly string[] = []): SectionsPlan {
  checkSpec(spec);
  const known = look(p);
  const personal = isPersonal(known.mode) && known.view?.channels.sections !== false;
  return planOf(spec, personal ? held(p, spec, known, away) : layOut(NOBODY, spec, fitsNobody), listsOf(p, away));
}

function held(p: Personalizer, spec: SectionsSpec, known: Known, away: readonly string[]): Layout {
  const rules = deedsOf(p, []);
  const visit = visits.get(p) ?? new Map();
  visits.set(p, visit);
  const before = visit.get(spec);
  const times = known.view?.events.map(({ at }) => at) ?? [];
  // What was erased does not go on to shape the page.
  if (before?.rules === rules && (before.last ? times.includes(before.last) : known.view?.interests.length)) return before.layout;
  const lists = listsOf(p, away);
  const layout = layOut(known, spec, (standing) => {
    const list = listOf(standing);
    const ranking = list && lists.make(standing.section.id, list).ranking;
    if (!list || !ranking) return !list || fitsNobody(standing);
    if (ranking.items.length < (list.least ?? 1)) return false;
    lists.take(ranking);
    return true;
  });
  // A page that knows nothing yet is not worth holding: the next look at it may know more.
  if (layout.personal) visit.set(spec, { rules, last: Math.max(0, ...times), layout });
  return layout;
}
