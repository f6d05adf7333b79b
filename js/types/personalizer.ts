// The one object that a page holds.
import type { CatalogItem, LiveChange, Source } from "./catalog.js";
import type { ConsentSource, Decision, Mode, Purpose } from "./consent.js";
import type { HomebodyErrorShape } from "./errors.js";
import type { Channel, Erasure, EventType, ProfileExport, ProfileView } from "./profile.js";
import type { Explanation, RankRequest, Ranking } from "./ranking.js";
import type { Receipt, ReceiptOptions, Receipts } from "./receipts.js";

/** Attention limits for offered lists; how often something may be seen. */
export interface Caps {
  /** Impressions of one item in 24 hours; default 3. */
  itemDay?: number;
  /** Impressions of one item in 7 days; default 5. */
  itemWeek?: number;
  /** Impressions of one group in 24 hours; default 6. */
  groupDay?: number;
  /**
   * Impressions in one category (the most particular one) in 24 hours since the visitor last chose something of it; default 12. A
   * category seen no more often than its share of the catalog was not pushed: where there are few, those seen least stay.
   */
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
  /** Makes receipts of the visitor's choices, in a database of their own; none when absent. */
  receipts?: ReceiptOptions;
  /** The module's bytes or a compiled module, for hosts that load it themselves. */
  wasm?: BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>;
}

/** What `on` can tell. */
export interface Events {
  /** A ranking may have changed. */
  change: void;
  mode: Mode;
  consent: Decision;
  /** A choice was made, for a host that files its receipt; see {@link Options.receipts}. */
  receipt: Receipt;
  /** Something went wrong that no call reported. */
  error: HomebodyErrorShape;
}

/** One catalog, one profile, one set of rules. */
export interface Personalizer {
  /** Resolves when a catalog and the engine are there and, where consent allows, the profile is restored. */
  readonly ready: Promise<void>;
  readonly mode: Mode;
  /** Orders. Never throws; the same object while nothing changed. Before `ready` it is the candidates as they came, with the error `not-ready`. */
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
    /**
     * "This visit only": a profile in memory until the page is left or reloaded, the mode `session`. What is stored stays as it is, neither
     * read nor written; nothing of the choice is kept. It ends with `visit(false)` and with the next grant or withdrawal. What other
     * sources deny stays denied.
     */
    visit(on?: boolean): void;
    /** Opens the receipts of the visitor's choices, see {@link Options.receipts}. Rejects with `storage-failed` where there is no database. */
    receipts(): Promise<Receipts>;
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
    /**
     * Turns the dial, 0 (subtle) to 1 (strong), 0.5 being as the site set it: what is known of the visitor counts from not at all to twice
     * as much, and below 0.5 the attention limits shrink, down to half. They never grow beyond the site's own.
     */
    dial(to: number): void;
    export(): ProfileExport;
    import(json: unknown): void;
    erase(what?: { since?: number }): Promise<Erasure>;
  };
  /** Stops everything: listeners, timers, channels, storage. Rankings keep working in the host's order. */
  dispose(): void;
}
