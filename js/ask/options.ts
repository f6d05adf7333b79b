// How a site sets the question up.
import type { Purpose } from "../types.js";
import type { Strings } from "../ui/words.js";
import type { Words } from "./words/en.js";

/** How `<homebody-ask>` asks for one personalizer. All is optional. */
export interface AskOptions {
  /** The tag; another one binds a second personalizer. Default `homebody-ask`. */
  readonly tag?: string;
  /** What a yes grants and a no withdraws; default `store`, `profile`, `rank`. */
  readonly purposes?: readonly Purpose[];
  /** Own words, by language; `*` is for every language. */
  readonly strings?: Strings<Words>;
  /** Where the panel or the notice is. */
  readonly more?: string;
  /** As in the personalizer's options, for the words; default 180. */
  readonly retentionDays?: number;
  /** The name of an item; default its title. */
  readonly title?: (id: string) => string;
}

/** `<homebody-ask>`: the one question, at a moment when it means something. */
export interface HomebodyAsk extends HTMLElement {}

/** The events of the question. */
export interface AskEventMap {
  'homebody-asked': CustomEvent<Record<string, never>>;
  'homebody-answered': CustomEvent<{ readonly answer: 'yes' | 'no' | 'visit' }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'homebody-ask': HomebodyAsk;
  }
}
