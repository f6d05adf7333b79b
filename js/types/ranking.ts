// What is asked for, what comes back, and why.
import type { Mode } from "./consent.js";
import type { HomebodyErrorShape } from "./errors.js";
import type { Channel, EventType } from "./profile.js";

/**
 * What a ranking is for. `complements`: what goes with the page's items, or, where it has none, with those in the cart, and is not like
 * them; only what the pack's rows know, so nothing for a pack that did not learn from orders or sessions.
 */
export type Model = 'for_you' | 'similar' | 'continue' | 'trending' | 'new' | 'complements';

/** `offered`: the site proposes it; capped and suppressed. `requested`: the visitor asked for it; ordered only. */
export type Intent = 'offered' | 'requested';

/** What one ranking is asked for. */
export interface RankRequest {
  /** The place on the page, for instance `home-top`. */
  slot: string;
  /** Default `for_you`. */
  model?: Model;
  /** Default `offered`. */
  intent?: Intent;
  /** Where it shows; default `recommendations`. One that the visitor switched off gets the list that needs no profile, mode `contextual`. */
  channel?: Channel;
  /** The page: items being viewed (never candidates) and attributes such as `category=Kitchen`. */
  context?: { item?: string | readonly string[]; attributes?: readonly string[] };
  /** Only these, in the host's order; the whole catalog when absent. */
  candidates?: readonly string[];
  /** Default 12, at most 1,000. */
  limit?: number;
  /** Left out with the rule `filtered`. */
  exclude?: readonly string[];
  /** Put at a position (0 is first), labelled `promoted`; a position beyond the list pins nothing. */
  pin?: readonly { id: string; position: number }[];
  /** Added to the score of an item or of all items with an attribute, labelled `promoted`; −1 to 1. */
  boost?: readonly { target: string; weight: number }[];
  /** 0 (score only) to 1; default 0.2 for offered, 0 for requested lists. Never moves the best item from the first place. */
  diversity?: number;
  /**
   * The share of places for items that few have met, 0 to 0.2; default as in {@link Options.exploration}. Only in offered `for_you` lists,
   * only where something is known of the visitor and the pack tells how many met each item, and never in the first place.
   */
  exploration?: number;
}

/**
 * The named parts of a score. Of a pack that learnt from sessions, `rows` says that an item follows or goes with another one in many
 * visits, `factors` that the same people like both.
 */
export type Term =
  | 'content' | 'interest' | 'history' | 'popularity' | 'recency' | 'context' | 'boost' | 'rebuy' | 'rows' | 'factors' | 'passed';

/**
 * What a piece of evidence is. `cart`: an item in the cart, for `complements`; `passed`: seen in offered lists of the last days and left
 * alone, which counts weakly against it.
 */
export type ReasonKind = 'event' | 'interest' | 'declared' | 'purchase' | 'page' | 'cart' | 'passed' | 'popular' | 'new' | 'boost';

/** One piece of evidence and what it adds to an item's score. */
export interface Reason {
  /** Identifies the evidence in this ranking, for `without`. */
  readonly key: string;
  readonly kind: ReasonKind;
  /** In units of 1/65,536; the weights of an item's reasons add up to its score exactly. */
  readonly weight: number;
  /** The same weight by term. */
  readonly parts: readonly { readonly term: Term; readonly weight: number }[];
  /** For `event` and `purchase`: what was done. */
  readonly event?: EventType;
  /** For `event`, `purchase`, `page`, `cart` and `passed`: with which item. */
  readonly item?: string;
  /** For `interest`, `declared`, `page` and `boost`: which attribute, such as `brand=Acme`. */
  readonly attribute?: string;
  /** For `event` and `purchase`: when, in milliseconds since 1970. */
  readonly at?: number;
}

/** An item of a ranking. */
export interface RankedItem {
  readonly id: string;
  /** In units of 1/65,536. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The shop pushes it (pin or boost). */
  readonly promoted: boolean;
  /** Bought before; labelled in requested lists. */
  readonly bought: boolean;
  /**
   * How it came to its place; not part of the score. `rank` is its place by score alone. `explore`: drawn among items that few have met,
   * with the probability `propensity`, in units of 1/65,536, exactly.
   */
  readonly placement: { readonly by: 'score' | 'pin' | 'diversity' | 'explore' | 'host'; readonly rank: number; readonly propensity?: number };
}

/** Why an item was left out. */
export type Rule =
  | 'viewing' | 'purchased' | 'purchased_variant' | 'purchased_near_duplicate' | 'in_cart' | 'in_cart_variant' | 'in_cart_near_duplicate'
  | 'dismissed' | 'dismissed_variant' | 'dismissed_near_duplicate' | 'group_silenced' | 'muted' | 'hidden' | 'sensitive' | 'unavailable' | 'filtered'
  | 'cap_item_day' | 'cap_item_week' | 'cap_group_day' | 'cap_interest_day' | 'group_quota' | 'unknown_item';

/** A left-out item. */
export interface Exclusion {
  readonly id: string;
  readonly rule: Rule;
  /** Milliseconds since 1970; absent when it lasts until something changes. */
  readonly until?: number;
  /** The item or attribute the rule rests on. */
  readonly because?: string;
}

/** An ordered list and everything that explains it. Immutable. */
export interface Ranking {
  readonly id: number;
  readonly slot: string;
  readonly model: Model;
  readonly intent: Intent;
  readonly mode: Mode;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  readonly items: readonly RankedItem[];
  /** At most 500 of them; `excludedCount` tells how many there are. */
  readonly excluded: readonly Exclusion[];
  readonly excludedCount: number;
  /** What was wrong; the items are then the candidates in the host's order. */
  readonly error?: HomebodyErrorShape;
}

/** The answer to "why this?". */
export interface Explanation {
  /** One plain English sentence. */
  readonly text: string;
  readonly reasons: readonly Reason[];
  /** The same ranking with that reason's evidence taken away: the item's score changes by exactly the reason's weight. */
  without(reason: Reason): Ranking;
}
