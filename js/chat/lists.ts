// The lists of a chat. What was asked for is ordered by how well it fits, and only among what fits nearly the same by what is known of the
// visitor; what was not asked for is an offered list, with every cap and suppression.
import type { Exclusion, RankedItem, Ranking, RankRequest } from "../types.js";
import { putAside } from "../ui/aside.js";
import { type Desk, look, personal } from "./desk.js";
import { fits, within } from "./query.js";
import type { Query } from "./search.js";
import type { ChatItem, ChatOffer } from "./types.js";

/** Of one band is what fits at least this share as well as the best of it. */
const NEARLY = 0.9;
export const MOST = 60;

export interface List {
  readonly items: readonly ChatItem[];
  readonly ranking: Ranking | undefined;
  readonly excluded: readonly Exclusion[];
}

/** Bands of nearly equal relevance; the band of each item by its number. */
function bands(hits: readonly { readonly relevance: number }[]): number[] {
  let [band, best] = [0, hits[0]?.relevance ?? 0];
  return hits.map(({ relevance }) => {
    if (relevance < best * NEARLY) [band, best] = [band + 1, relevance];
    return band;
  });
}

/** Ranks what was asked for. */
export function requested({ p }: Desk, slot: string, more: Partial<RankRequest>): Ranking {
  return p.rank({ slot: `homebody-chat-${slot}`, intent: "requested", channel: "chat", ...more });
}

export const chatItem = (desk: Desk, { id, bought, promoted, reasons }: RankedItem, query?: Query): ChatItem => ({
  id,
  bought,
  promoted,
  fits: query ? fits(desk, id, query) : [],
  reasons,
});

/** Everything that a query finds, in order. */
export function search(desk: Desk, query: Query): List {
  const hits = desk.search.find(query, MOST).filter(({ id }) => holds(desk, id, query));
  if (!hits.length) return { items: [], ranking: undefined, excluded: [] };
  const ranking = requested(desk, "found", { candidates: hits.map(({ id }) => id), limit: hits.length });
  const place = new Map(ranking.items.map(({ id }, i) => [id, i]));
  const band = bands(hits);
  const order = hits
    .map(({ id }, i) => ({ id, band: band[i] ?? 0, price: look(desk, id)?.price ?? Number.POSITIVE_INFINITY, gone: look(desk, id)?.available === false }))
    .filter(({ id }) => place.has(id));
  const at = (id: string) => place.get(id) ?? 0;
  // What cannot be had comes last, but it is there: the visitor may have asked for just that.
  const [up, down] = [query.sort === "cheapest", query.sort === "dearest"];
  order.sort((a, b) => +a.gone - +b.gone || (up ? a.price - b.price : down ? b.price - a.price : 0) || a.band - b.band || (query.sort ? 0 : at(a.id) - at(b.id)));
  return { items: order.map(({ id }) => chatItem(desk, ranking.items[at(id)] as RankedItem, query)), ranking, excluded: ranking.excluded };
}

/** The search knows the pack; the price that holds now may be another. */
function holds(desk: Desk, id: string, { filters }: Query): boolean {
  const item = look(desk, id);
  if (!item) return false;
  return filters.every((filter) => filter.kind !== "price" || item.price === undefined || within(item.price, filter));
}

/** A list by a model, as it was asked for. */
export function byModel(desk: Desk, request: Partial<RankRequest>): List {
  const ranking = requested(desk, request.model ?? "list", { limit: MOST, ...request });
  return { items: ranking.items.map((item) => chatItem(desk, item)), ranking, excluded: ranking.excluded };
}

const OFFERED = 2;

/** What nobody asked for; nothing where there is no memory that the chat may use. */
export function offer(desk: Desk, title: string, request: Partial<RankRequest>): { offer?: ChatOffer; excluded: readonly Exclusion[] } {
  const { p } = desk;
  if (!personal(desk)) return { excluded: [] };
  const ranking = p.rank({ slot: "homebody-chat-offer", intent: "offered", channel: "chat", limit: OFFERED, exclude: putAside(p), ...request });
  const items = ranking.items.map((item) => chatItem(desk, item));
  return { ...(items.length ? { offer: { title, items, ranking } } : {}), excluded: ranking.excluded };
}
