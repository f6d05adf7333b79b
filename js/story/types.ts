// What a story is made of, as data: the site says which scenes there may be and when, the storyboard says which there are.
import type { SectionRule } from "../sections/types.js";
import type { Exclusion, Mode, RankedItem, Ranking, RankRequest } from "../types.js";

/** How a scene is drawn. */
export type SceneKind = 'title' | 'item' | 'shelf' | 'compare' | 'order' | 'choice' | 'end';

/** A condition, as of sections; all that it names must hold. */
export interface StoryRule extends Omit<SectionRule, 'not' | 'any'> {
  /** The visitor, or the host for them, told this fact, such as `firstName`. */
  readonly fact?: string;
  /** The template holds an order (or, `false`, none). */
  readonly order?: boolean;
  readonly not?: StoryRule;
  readonly any?: readonly StoryRule[];
}

/**
 * Plain text, or text with places such as `{firstName}`, which stands only where all of them are known; otherwise `neutral` does. Places are
 * names of facts and of `values`, `{order.number}`, `{order.total}`, `{order.count}`, and of the scene's own items `{item.title}`,
 * `{item.price}`, `{item.brand}` or any attribute; `{item2.title}` is the second one.
 */
export type StoryText = string | { readonly text: string; readonly neutral: string };

/** A list in a scene: a rank request without slot and channel, which are the story's. */
export interface StoryList extends Omit<RankRequest, 'slot' | 'channel' | 'intent'> {
  /** The scene stands only with at least so many items; default 1, and 2 for `compare`. */
  readonly least?: number;
}

/** A way on from a scene of the kind `choice`. Choosing one navigates; it is not recorded. */
export interface StoryChoice {
  readonly id: string;
  readonly text: StoryText;
  readonly when?: StoryRule;
  /** What it leads to: where that is muted, there is no such choice. */
  readonly about?: readonly string[];
  /** What follows, before the story goes on; default nothing. */
  readonly scenes?: readonly SceneTemplate[];
}

/** A scene that there may be. */
export interface SceneTemplate {
  /** Unique in the template; with the template's name it makes the name of the scene's slot. */
  readonly id: string;
  readonly kind: SceneKind;
  readonly when?: StoryRule;
  /** What it is about. Where that is muted there is no scene; scenes with it that follow each other come in the order of interest. */
  readonly about?: readonly string[];
  /** Starts a chapter of this name. */
  readonly chapter?: string;
  readonly heading?: StoryText;
  /** The caption: what the scene says, in full, as there is no sound. */
  readonly text: StoryText;
  /** Short lines below the heading; one whose places are not known and whose `neutral` is empty is left out. */
  readonly notes?: readonly StoryText[];
  /** How long it stands, 1 to 60; default by the length of what there is to read. */
  readonly seconds?: number;
  /** Items that are offered: capped, suppressed, explained. For the kinds `item` (1), `compare` (2) and `shelf` (3, at most 4). */
  readonly list?: StoryList;
  /** Items that the host was asked for, in its order: neither capped nor suppressed. In place of `list`. */
  readonly items?: readonly string[];
  /** For the kind `choice`. */
  readonly choices?: readonly StoryChoice[];
}

/** An order that the host declares, for words and the kind `order`. It is not recorded. */
export interface StoryOrder {
  readonly number?: string;
  readonly lines: readonly { readonly id: string; readonly quantity?: number; /** Of one piece; default the catalog's. */ readonly price?: number }[];
  /** Default the sum of the lines, where all prices are known. */
  readonly total?: number;
  /** ISO 4217; default that of the items. */
  readonly currency?: string;
}

/** A story that can be told. */
export interface StoryTemplate {
  readonly name: string;
  /** What it is called, for a screen reader and above it. */
  readonly title: string;
  /** The language of its words and prices; default `en`. */
  readonly language?: string;
  readonly scenes: readonly SceneTemplate[];
  readonly order?: StoryOrder;
  /** What else the host passes for wording. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Why there is a scene, or none. */
export interface SceneReason {
  /** `default`: for everyone. `rule`: its `when`. `interest`: in what it is about. `muted`: what it is about. `items`: too few. `choices`: none. */
  readonly by: 'default' | 'rule' | 'interest' | 'muted' | 'items' | 'choices';
  readonly attribute?: string;
  readonly rule?: StoryRule;
}

/** A way on, planned. */
export interface PlannedChoice {
  readonly id: string;
  readonly text: string;
  readonly scenes: readonly PlannedScene[];
}

/** A scene of a storyboard. */
export interface PlannedScene {
  readonly id: string;
  readonly kind: SceneKind;
  readonly chapter?: string;
  readonly heading?: string;
  /** The caption. */
  readonly text: string;
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly why: readonly SceneReason[];
  /** With their reasons. */
  readonly items: readonly RankedItem[];
  /** The ranking they come from; its intent says whether they are offered. */
  readonly ranking?: Ranking;
  readonly order?: PlannedOrder;
  readonly choices?: readonly PlannedChoice[];
}

/** An order, in words. */
export interface PlannedOrder {
  readonly lines: readonly { readonly id: string; readonly title: string; readonly quantity: number; readonly sum?: string }[];
  readonly total?: string;
}

/** A story for one visitor, at one moment. Immutable. */
export interface Storyboard {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  /** `contextual` where the visitor switched the channel `story` off: then it is the same for everyone. */
  readonly mode: Mode;
  readonly scenes: readonly PlannedScene[];
  /** Scenes and choices that there are not, each with its reason. */
  readonly left: readonly { readonly id: string; readonly why: SceneReason }[];
  /** What the lists leave out, each item once; at most 500. */
  readonly excluded: readonly Exclusion[];
  /** How long it is when nothing is chosen. */
  readonly seconds: number;
}
