// What stands in a slot: a ranking with the site's quotas applied, and a default for as long as there is none.
import type { Personalizer, RankedItem, Ranking, RankRequest } from "../types.js";
import { putAside } from "../ui/aside.js";

/** Chooses from a longer ranking; `quotas` of `homebody/quotas` makes one. */
export type Quotas = (p: Personalizer, ranking: Ranking, limit: number) => Ranking;

/** A rank request with what a slot adds to it. */
export interface SlotRequest extends RankRequest {
  /** At most so many of each kind: `quotas({ brand: 2, department: 3 })`. */
  readonly quotas?: Quotas;
  /** What everyone sees until there is a ranking, in this order. */
  readonly default?: readonly string[];
}

/** How much longer the ranking is that quotas choose from. */
const SLACK = 5;
const LIMIT = 12;
const LONGEST = 1000;

/**
 * The ranking of a slot. Like `rank` it never throws: what is wrong with the request stands beside the list as its `error`, and so does
 * that there is nothing yet to rank with. What the visitor put aside for this visit is left out of lists that are offered.
 */
export function planSlot(p: Personalizer, request: SlotRequest): Ranking {
  const { quotas, default: usual = [], ...rest } = request ?? {};
  const aside = rest.intent === "requested" ? [] : putAside(p);
  const full = aside.length ? { ...rest, exclude: [...(rest.exclude ?? []), ...aside] } : rest;
  const limit = rest.limit ?? LIMIT;
  const ranking = p.rank(quotas ? { ...full, limit: Math.min(LONGEST, limit * SLACK) } : full);
  if (!ranking.error) return quotas ? quotas(p, ranking, limit) : ranking;
  return ranking.items.length ? ranking : { ...ranking, items: usual.filter((id) => !aside.includes(id)).slice(0, limit).map(inOrder) };
}

/** For everyone: the site's own order. */
const inOrder = (id: string, rank: number): RankedItem => ({ id, score: 0, reasons: [], promoted: false, bought: false, placement: { by: "host", rank } });
