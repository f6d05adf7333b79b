// Consent: who may allow what, and what holds.

/** What a visitor may allow, each on its own. */
export type Purpose = 'store' | 'profile' | 'rank' | 'measure';

/** Where a word on consent comes from. */
export type SourceName = 'site' | 'remembered' | 'gpc' | 'dnt' | 'tcf' | 'gpp' | 'gcm' | 'cmp';

/**
 * How the module works right now; computed from consent, never guessed.
 *
 * - `off`: the host's order, untouched. Only when host or visitor says so, or a source reports `off`.
 * - `contextual`: the item, the page and what the host passes with the call; no profile, no storage. The default.
 * - `session`: a profile in memory only; an explicit choice of the host, or the visitor's wish to be known for this visit only.
 * - `persistent`: a profile on the device; needs `store`, `profile` and `rank`.
 * - `control`: a holdout that is shown the contextual ranking.
 */
export type Mode = 'off' | 'contextual' | 'session' | 'persistent' | 'control';

/** What a source says of one purpose. */
export type ConsentState = 'unknown' | 'denied' | 'granted';

/** What a source says: purposes it does not name are unknown. */
export interface ConsentReport {
  readonly purposes: Partial<Record<Purpose, ConsentState>>;
  /** When the choice was made, in milliseconds since 1970; now when absent. */
  readonly at?: number;
  /** When it ends; never when absent. */
  readonly validUntil?: number;
  /** The visitor refuses that content is chosen at all, even from the page alone, as by purpose 11 of TCF: mode `off` while it is so. */
  readonly off?: boolean;
  /** `false`: nobody chose; it is the default of a region or of an opt-out model, which the site lets count. Told in {@link Decision}. */
  readonly explicit?: boolean;
}

/** A source of consent. `site()`, `remembered()` and `gpc()` make them; a host may write its own. */
export interface ConsentSource {
  readonly name: SourceName;
  /** Subscribes, then reports what is known now, then whenever it changes. Returns the way to stop. */
  connect(report: (report: ConsentReport) => void, namespace: string): () => void;
  /** Reads again; called when a page comes back from the back/forward cache and before each durable write, which waits for a promise. */
  refresh?(): void | Promise<void>;
  /** Called when the visitor chooses by `consent.grant` or `consent.withdraw`. */
  choose?(report: ConsentReport): void;
}

/** The decision over all sources. */
export interface Decision {
  readonly mode: Mode;
  /** The visitor wants to be known for this visit only. */
  readonly visit: boolean;
  readonly purposes: Readonly<Record<Purpose, ConsentState>>;
  /** What each configured source says; an expired grant is `unknown`. */
  readonly sources: readonly {
    readonly name: SourceName;
    readonly purposes: Readonly<Record<Purpose, ConsentState>>;
    readonly validUntil?: number;
    /** It refuses that content is chosen at all. */
    readonly off?: true;
    /** Its grants are nobody's choice: see {@link ConsentReport}. */
    readonly explicit?: false;
  }[];
}
