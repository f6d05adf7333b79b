// What a chat is asked for, what it answers, and how a site sets it up.
import type { Exclusion, Ranking, Reason, Source } from "../types.js";

/** The languages that questions are understood and answered in. */
export type ChatLanguage = 'en' | 'de';

/**
 * What an answer is. `items`: a list that was asked for. `item`: one item, or one thing about it. `confirm`: what will be done after a yes.
 * `done`: what was done. `nothing_fits`: the question was understood, the catalog has nothing. `cannot`: it is none that the catalog answers.
 */
export type AnswerKind = 'items' | 'item' | 'comparison' | 'why' | 'about_me' | 'confirm' | 'done' | 'nothing_fits' | 'cannot' | 'contact' | 'help';

/** An item that an answer speaks of. */
export interface ChatItem {
  readonly id: string;
  /** Bought before: labelled, not left out. */
  readonly bought: boolean;
  /** The shop pushes it. */
  readonly promoted: boolean;
  /** What of the question it fits, in words: `colour: blue`, `price: €12.00`. */
  readonly fits: readonly string[];
  /** Of its place in the list: with a profile what is known of the visitor, else the page and the catalog. */
  readonly reasons: readonly Reason[];
}

/** Suggestions that nobody asked for: an offered list, with every cap and suppression. */
export interface ChatOffer {
  readonly title: string;
  readonly items: readonly ChatItem[];
  readonly ranking: Ranking;
}

/** Two or more items, field by field. */
export interface Comparison {
  readonly ids: readonly string[];
  /** `values` in the order of `ids`; empty where the catalog says nothing. */
  readonly rows: readonly { readonly name: string; readonly values: readonly string[]; readonly same: boolean }[];
}

/** A message to the site. Nothing leaves before `approve`. */
export interface ContactDraft {
  /** What would be handed over; the visitor may change it. */
  readonly summary: string;
  /** Hands the text to the site's callback and gives nothing, or gives the address with the text in it, for a link. */
  approve(summary: string): string | undefined;
}

/** What a language model is given, and nothing else: at most 4,000 characters as JSON, and nothing of the profile. */
export interface ModelPrompt {
  readonly language: ChatLanguage;
  /** What it is to do, in English. */
  readonly task: string;
  /** What the visitor wrote, at most 300 characters. */
  readonly question: string;
  /** At most four items of the answer, as the catalog has them. */
  readonly items: readonly { readonly title: string; readonly price?: string; readonly attributes: readonly string[] }[];
}

/** The site's own language model. It gets the prompt and gives text; when the signal is aborted nobody waits any more. */
export type ChatModel = (prompt: ModelPrompt, signal: AbortSignal) => Promise<string>;

/** What the model would say of an answer. */
export interface ModelOffer {
  /** Exactly what it gets. */
  readonly prompt: ModelPrompt;
  /** Asks it; only after a yes of the visitor, see {@link Chat.model}. */
  write(): Promise<ModelWords>;
}

/** What a model wrote. `text` is there only where every number and name in it is in the prompt. */
export interface ModelWords {
  readonly text?: string;
  /** Why there is no text: `failed` (an error, or 20 seconds), `invented`: it named what the prompt does not have. */
  readonly problem?: 'failed' | 'invented';
}

/** An answer. Each of its sentences is made from fields of the catalog or of the profile. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly language: ChatLanguage;
  readonly sentences: readonly string[];
  readonly items: readonly ChatItem[];
  /** The list that `items` come from: for impressions and `explain`. */
  readonly ranking?: Ranking;
  readonly offer?: ChatOffer;
  /** What is not among the items and the offer, and by which rule. */
  readonly excluded: readonly Exclusion[];
  readonly comparison?: Comparison;
  readonly contact?: ContactDraft;
  /** The privacy panel has more on it. */
  readonly panel: boolean;
  /** What can be said next, as it can be passed to `ask`. */
  readonly suggestions: readonly string[];
  /** There where the site brings a model and there are items to speak of. */
  readonly model?: ModelOffer;
}

/** A conversation. It is in memory only, and so is what is typed. */
export interface Chat {
  /** Resolves when catalog and search are there. */
  readonly ready: Promise<void>;
  /**
   * Answers. Rejects with `invalid-input` where it is no text or more than 2,000 bytes, and as `ready` does. Questions are answered in turn.
   */
  ask(text: string): Promise<Answer>;
  /** The first thing said, in the usual language: that it is automated, and what it can do. It does not wait for the catalog. */
  greeting(): Promise<Answer>;
  /** The visitor's word on the site's language model, for this conversation; `undefined` until it is given. */
  readonly model: { readonly name: string; readonly allowed: boolean | undefined; allow(yes: boolean): void } | undefined;
  /** Forgets the conversation. */
  dispose(): void;
}

/** How to make a chat. */
export interface ChatOptions {
  /** The same catalog as the personalizer's: items, a pack, a response that holds one (not read yet), or a promise of one. */
  readonly catalog: Source;
  /** The languages of the conversation, the usual one first; default `['en', 'de']`, of the element those of page and browser. */
  readonly languages?: readonly ChatLanguage[];
  /** What the page knows: the item on it, and what is in the cart. Asked for with each question. */
  readonly context?: () => { readonly item?: string | undefined; readonly cart?: readonly string[] | undefined };
  /**
   * How to reach the site, offered when nothing fits: an address (`mailto:`, `https:`, or of this site; a `{summary}` in it is replaced),
   * or a callback that gets the text. Never used before the visitor approved the text.
   */
  readonly contact?: string | ((summary: string) => void);
  /** A language model of the site's own; off when absent, and until the visitor said yes to what it gets. */
  readonly model?: ChatModel;
  /** The model's name, for the visitor. */
  readonly modelName?: string;
  /** How many items an answer lists; 1 to 12, default 4. */
  readonly limit?: number;
  /** The name of an item; default its title. */
  readonly title?: (id: string) => string;
  /** The name of an attribute such as `brand=Acme`. */
  readonly attribute?: (attribute: string) => string;
}
