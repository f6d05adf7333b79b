// How a site sets the element up.
import type { RankedItem, Ranking } from "../types.js";
import type { ReasonWords } from "../ui/reasons.js";
import type { WhyWords } from "../ui/why.js";
import type { Strings } from "../ui/words.js";
import type { ChatOptions } from "./types.js";
import type { Words } from "./words/en.js";
import type { Words as ModelWords } from "./words/model/en.js";

/** Words around the conversation, beside its items, and about the site's language model. */
export type ChatStrings = Words & ModelWords & WhyWords & ReasonWords;

/** How `<homebody-chat>` looks and what it links to; beside it everything that {@link ChatOptions} has. */
export interface ChatElementOptions extends ChatOptions {
  /** The tag; another one binds a second personalizer. Default `homebody-chat`. */
  readonly tag?: string;
  /**
   * Makes the card of an item: the site's own markup, put into the page, where the site's own style reaches it. Clicks on its links are
   * counted by the chat. Where it throws, the plain card stands: title, price, link.
   */
  readonly card?: (item: RankedItem, ranking: Ranking) => HTMLElement;
  /** Where an item's page is. */
  readonly href?: (id: string) => string | undefined;
  /** Where the privacy panel is. */
  readonly more?: string;
  /** Own words around the conversation and beside its items, by language; `*` is for every language. */
  readonly strings?: Strings<ChatStrings>;
}

/** `<homebody-chat>`: a conversation about the catalog. */
export interface HomebodyChat extends HTMLElement {}

/** The events of the chat: an answer came, of a kind; never what was typed, nor which item. */
export interface ChatEventMap {
  'homebody-answer': CustomEvent<{ readonly kind: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'homebody-chat': HomebodyChat;
  }
}
