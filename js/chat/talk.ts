// What a conversation knows of itself: in memory, and gone with it.
import type { Query } from "./search.js";
import type { Answer, ChatLanguage, ChatItem } from "./types.js";

export interface Talk {
  language: ChatLanguage | undefined;
  /** What was searched last, with everything that was added to it. */
  query: Query | undefined;
  /** Everything that was found, in its order, and how many of it have been shown. */
  found: readonly ChatItem[];
  shown: number;
  /** The items of the last answer, for "the second one". */
  listed: readonly string[];
  /** The item that is spoken of. */
  focus: string | undefined;
  /** What waits for a yes. */
  pending: (() => Answer | Promise<Answer>) | undefined;
  /** How the last deed is undone. */
  undo: (() => Answer) | undefined;
  last: Answer | undefined;
  /** What the visitor wrote, the last three, for a message to the site. */
  asked: readonly string[];
}

export const newTalk = (): Talk => ({
  language: undefined,
  query: undefined,
  found: [],
  shown: 0,
  listed: [],
  focus: undefined,
  pending: undefined,
  undo: undefined,
  last: undefined,
  asked: [],
});
