// What can be ranked.

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
