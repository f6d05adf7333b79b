/**
 * The public API of homebody. This file is the single source of its types; the facade implements it and the docs quote it.
 *
 * @packageDocumentation
 */

/** What a visitor may allow, each on its own. */
export type Purpose = 'store' | 'profile' | 'rank' | 'measure';

/** Where a word on consent comes from. */
export type SourceName = 'site' | 'remembered' | 'gpc' | 'dnt' | 'tcf' | 'gpp' | 'gcm' | 'cmp';

/**
 * How the module works right now; computed from consent, never guessed.
 *
 * - `off`: the host's order, untouched. Only when host or visitor says so.
 * - `contextual`: the item, the page and what the host passes with the call; no profile, no storage. The default.
 * - `session`: a profile in memory only; an explicit choice of the host.
 * - `persistent`: a profile on the device; needs `store`, `profile` and `rank`.
 * - `control`: a holdout that is shown the contextual ranking.
 */
export type Mode = 'off' | 'contextual' | 'session' | 'persistent' | 'control';

/** What a visitor did. */
export type EventType =
  | 'impression' | 'view' | 'click' | 'add_to_cart' | 'remove_from_cart' | 'purchase' | 'like' | 'dismiss' | 'search';

/**
 * What a ranking is for. `complements`: what goes with the page's items, or, where it has none, with those in the cart, and is not like
 * them; only what the pack's rows know, so nothing for a pack that did not learn from orders or sessions.
 */
export type Model = 'for_you' | 'similar' | 'continue' | 'trending' | 'new' | 'complements';

/** `offered`: the site proposes it; capped and suppressed. `requested`: the visitor asked for it; ordered only. */
export type Intent = 'offered' | 'requested';

/** Where personalisation shows; each can be switched off by the visitor. */
export type Channel = 'recommendations' | 'sections' | 'chat' | 'story';

/** One thing that can be ranked. Only `id` and `title` are needed. */
export interface Item {
  /** The shop's own id, 1 to 256 bytes, unique in the catalog. */
  id: string;
  title: string;
  /** Used for similarity only; not kept in the pack. */
  description?: string;
  /** In units of `currency`; never used for scoring. */
  price?: number;
  /** ISO 4217, such as `EUR`. */
  currency?: string;
  /** Paths from general to particular: `['Kitchen/Knives']`. */
  categories?: readonly string[];
  /** Such as `{brand: 'Acme', colour: ['red', 'blue']}`. */
  attributes?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** The same on all variants of one product. */
  group?: string;
  /** Where the shop's picture is; homebody never loads it. */
  image?: string;
  /** Default true. */
  available?: boolean;
  /** Never offered, never recorded: health, religion, politics, sexuality and what else the shop marks. */
  sensitive?: boolean;
  /** Used up and bought again. */
  consumable?: boolean;
  /** Days after which a consumable may be offered again; implies `consumable`. */
  rebuyDays?: number;
  /** Days for which a bought durable is not offered again; default 365. */
  durableDays?: number;
  /** ISO date. */
  published?: string;
  /** Demand on the shop's own scale, 0 or more, for instance units sold in 90 days. */
  popularity?: number;
}

/** An item as the pack holds it, with live price and stock. */
export interface CatalogItem {
  readonly id: string;
  readonly title: string;
  readonly image?: string;
  readonly price?: number;
  readonly currency?: string;
  readonly categories: readonly string[];
  /** `brand=Acme`, … without the categories. */
  readonly attributes: readonly string[];
  readonly group?: string;
  readonly available: boolean;
  readonly sensitive: boolean;
  readonly consumable: boolean;
}

/** A catalog: items, the bytes of a pack, a response that holds a pack, or a promise of one. The page fetches, never homebody. */
export type Source = readonly Item[] | BufferSource | Response | Promise<readonly Item[] | BufferSource | Response>;

/** A change to price or stock, laid over the pack. */
export interface LiveChange { id: string; price?: number; available?: boolean }

/** What a source says of one purpose. */
export type ConsentState = 'unknown' | 'denied' | 'granted';

/** What a source says: purposes it does not name are unknown. */
export interface ConsentReport {
  readonly purposes: Partial<Record<Purpose, ConsentState>>;
  /** When the choice was made, in milliseconds since 1970; now when absent. */
  readonly at?: number;
  /** When it ends; never when absent. */
  readonly validUntil?: number;
}

/** A source of consent. `site()`, `remembered()` and `gpc()` make them; a host may write its own. */
export interface ConsentSource {
  readonly name: SourceName;
  /** Subscribes, then reports what is known now, then whenever it changes. Returns the way to stop. */
  connect(report: (report: ConsentReport) => void, namespace: string): () => void;
  /** Reads again; called when a page comes back from the back/forward cache and before each durable write. */
  refresh?(): void;
  /** Called when the visitor chooses by `consent.grant` or `consent.withdraw`. */
  choose?(report: ConsentReport): void;
}

/** The decision over all sources. */
export interface Decision {
  readonly mode: Mode;
  readonly purposes: Readonly<Record<Purpose, ConsentState>>;
  /** What each configured source says; an expired grant is `unknown`. */
  readonly sources: readonly { readonly name: SourceName; readonly purposes: Readonly<Record<Purpose, ConsentState>>; readonly validUntil?: number }[];
}

/** What one ranking is asked for. */
export interface RankRequest {
  /** The place on the page, for instance `home-top`. */
  slot: string;
  /** Default `for_you`. */
  model?: Model;
  /** Default `offered`. */
  intent?: Intent;
  /** The page: items being viewed (never candidates) and attributes such as `category=Kitchen`. */
  context?: { item?: string | readonly string[]; attributes?: readonly string[] };
  /** Only these, in the host's order; the whole catalog when absent. */
  candidates?: readonly string[];
  /** Default 12, at most 1,000. */
  limit?: number;
  /** Left out with the rule `filtered`. */
  exclude?: readonly string[];
  /** Put at a position (0 is first), labelled `promoted`. */
  pin?: readonly { id: string; position: number }[];
  /** Added to the score of an item or of all items with an attribute, labelled `promoted`; −1 to 1. */
  boost?: readonly { target: string; weight: number }[];
  /** 0 (score only) to 1; default 0.3 for offered, 0 for requested lists. */
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

/** What every error carries. */
export interface HomebodyErrorShape { readonly code: ErrorCode; readonly field: string; readonly fix: string }

/** The stable words for errors. */
export type ErrorCode =
  | 'invalid-input' | 'pack-corrupt' | 'version-unsupported' | 'profile-corrupt' | 'consent-required' | 'not-ready' | 'disposed' | 'too-large'
  | 'load-failed' | 'csp-blocked' | 'unsupported' | 'storage-failed';

/** The answer to "why this?". */
export interface Explanation {
  /** One plain English sentence. */
  readonly text: string;
  readonly reasons: readonly Reason[];
  /** The same ranking with that reason's evidence taken away: the item's score changes by exactly the reason's weight. */
  without(reason: Reason): Ranking;
}

/** An interest in one attribute. */
export interface Interest {
  /** Such as `brand=Acme`. */
  readonly attribute: string;
  /** In units of 1/65,536. */
  readonly affinity: number;
  /** Declared by the visitor, learnt from events, or both. */
  readonly from: readonly ('declared' | 'events')[];
  readonly muted: boolean;
}

/** Everything that is known, for the visitor to see. */
export interface ProfileView {
  readonly paused: boolean;
  readonly channels: Readonly<Record<Channel, boolean>>;
  readonly interests: readonly Interest[];
  readonly muted: readonly string[];
  readonly hidden: readonly { readonly id: string; readonly until?: number }[];
  readonly dismissed: readonly { readonly id: string; readonly at: number; readonly until: number }[];
  readonly cart: readonly string[];
  readonly purchases: readonly { readonly id: string; readonly at: number; readonly quantity: number; readonly source: 'page' | 'host' }[];
  readonly events: readonly { readonly type: EventType; readonly id: string; readonly at: number }[];
  readonly impressions: readonly { readonly id: string; readonly day: number; readonly week: number }[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** Which terms count more (up to 1) or less (down to −1) in `for_you`, as the visitor's choices told: a binary logarithm. */
  readonly weights: readonly { readonly term: Term; readonly weight: number }[];
  /** When the profile is forgotten unless it is used before, in milliseconds since 1970. */
  readonly forgottenAt: number;
  /** Size of the stored form. */
  readonly bytes: number;
}

/** The portable form of a profile; see `docs/profile-export.schema.json`. */
export interface ProfileExport {
  readonly format: 'homebody-profile';
  readonly version: 1;
  readonly exportedAt: string;
  readonly events: readonly { readonly type: EventType; readonly id: string; readonly at: number; readonly quantity?: number }[];
  readonly interests: readonly { readonly attribute: string; readonly affinity: number; readonly at: number }[];
  readonly declared: readonly { readonly attribute: string; readonly strength: number; readonly at: number }[];
  readonly purchases: readonly { readonly id: string; readonly group?: string; readonly at: number; readonly quantity: number; readonly source: 'page' | 'host' }[];
  readonly cart: readonly { readonly id: string; readonly group?: string; readonly at: number }[];
  readonly dismissed: readonly { readonly id: string; readonly group?: string; readonly at: number }[];
  /** `propensity`: with what probability it was drawn for its place, in units of 1/65,536; absent where it was not drawn. */
  readonly impressions: readonly { readonly id: string; readonly at: number; readonly propensity?: number }[];
  readonly muted: readonly { readonly attribute: string; readonly at: number }[];
  readonly hidden: readonly { readonly id: string; readonly at: number; readonly until?: number }[];
  readonly channelsOff: readonly Channel[];
  readonly paused: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly at: number }[];
  /** What the visitor's choices told about the terms of a score: each counts 2 to the power of `weight` times as much, −1 to 1. */
  readonly weights: readonly { readonly term: Term; readonly weight: number; readonly at: number }[];
}

/** What came of an erasure. */
export interface Erasure {
  /** Nothing of the profile can be read any more, in any tab. */
  readonly logical: boolean;
  /** Whether the file below is known to be gone; `unknown` for plain IndexedDB. */
  readonly fileRemoved: boolean | 'unknown';
}

/** Attention limits for offered lists; how often something may be seen. */
export interface Caps {
  /** Impressions of one item in 24 hours; default 3. */
  itemDay?: number;
  /** Impressions of one item in 7 days; default 5. */
  itemWeek?: number;
  /** Impressions of one group in 24 hours; default 6. */
  groupDay?: number;
  /** Impressions in one category in 24 hours; default 12. */
  interestDay?: number;
}

/** How to make a personalizer. All is optional. */
export interface Options {
  catalog?: Source;
  /** Where consent comes from; nobody is asked and nothing is granted when absent. */
  consent?: readonly ConsentSource[];
  /** Keeps two instances on one origin apart; letters, digits, `-` and `_`; default `default`. */
  namespace?: string;
  caps?: Caps;
  /** Days after the last use until the profile is forgotten; 1 to 400, default 180. */
  retentionDays?: number;
  /** `minor` forces contextual ranking. */
  audience?: 'general' | 'minor';
  /** Further attributes that mark an item sensitive, such as `category=Pharmacy`. */
  sensitive?: readonly string[];
  /** For what is drawn by lot; default 0. */
  seed?: number;
  /** The share of places in offered lists for items that few have met, 0 (none) to 0.2; default 0.1: at most one in ten. */
  exploration?: number;
  /** `session`: a profile in memory only, on the host's own legal basis. `off`: the host's order. */
  mode?: 'session' | 'off';
  /** The module's bytes or a compiled module, for hosts that load it themselves. */
  wasm?: BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>;
}

/** What `on` can tell. */
export interface Events {
  /** A ranking may have changed. */
  change: void;
  mode: Mode;
  consent: Decision;
  /** Something went wrong that no call reported. */
  error: HomebodyErrorShape;
}

/** One catalog, one profile, one set of rules. */
export interface Personalizer {
  /** Resolves when a catalog and the engine are there and, where consent allows, the profile is restored. */
  readonly ready: Promise<void>;
  readonly mode: Mode;
  /** Orders. Never throws; the same object while nothing changed. */
  rank(request: RankRequest): Ranking;
  /** Calls `f` with the ranking now and whenever it changes. Returns the way to stop. */
  watch(request: RankRequest, f: (ranking: Ranking) => void): () => void;
  /**
   * Records what the visitor did; without consent it does nothing. With the `ranking` of an impression, the probability with which an
   * explored item was drawn is kept with it, on the device.
   */
  track(event: EventType, item: string | readonly string[], detail?: { ranking?: Ranking; at?: number; quantity?: number }): void;
  explain(ranking: Ranking, id: string): Explanation;
  on<E extends keyof Events>(event: E, f: (detail: Events[E]) => void): () => void;
  readonly catalog: {
    load(source: Source): Promise<void>;
    update(changes: readonly LiveChange[]): void;
    get(id: string): CatalogItem | undefined;
  };
  readonly consent: {
    get(): Decision;
    has(purpose: Purpose): boolean;
    grant(...purposes: Purpose[]): void;
    withdraw(...purposes: Purpose[]): void;
    connect(source: ConsentSource): () => void;
  };
  readonly profile: {
    get(): ProfileView;
    declare(interests: Readonly<Record<string, number>>): void;
    facts(facts: Readonly<Record<string, string | null>>): void;
    purchases(list: readonly { id: string; at: number; quantity?: number }[]): void;
    mute(interest: string): void;
    hide(id: string, until?: number): void;
    /** Undoes a mute (`brand=Acme`), a hide or a dismissal (an id). */
    restore(key: string): void;
    channel(channel: Channel, on: boolean): void;
    pause(on?: boolean): void;
    export(): ProfileExport;
    import(json: unknown): void;
    erase(what?: { since?: number }): Promise<Erasure>;
  };
  /** Stops everything: listeners, timers, channels, storage. Rankings keep working in the host's order. */
  dispose(): void;
}
