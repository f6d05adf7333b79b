// What is known about a visitor, and their rights over it.
import type { Term } from "./ranking.js";

/** What a visitor did. */
export type EventType =
  | 'impression' | 'view' | 'click' | 'add_to_cart' | 'remove_from_cart' | 'purchase' | 'like' | 'dismiss' | 'search';

/** Where personalisation shows; each can be switched off by the visitor. */
export type Channel = 'recommendations' | 'sections' | 'chat' | 'story';

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
  /** How personal the lists are, from 0 (subtle) to 1 (strong); 0.5 is as the site set it. */
  readonly dial: number;
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
  /** 0 to 1; absent in files of earlier versions, where it is 0.5. */
  readonly dial?: number;
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
