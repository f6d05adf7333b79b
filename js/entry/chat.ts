// A chat that answers shopping questions from the catalog: as `<homebody-chat>`, and without a page as `createChat`.
import { createChat as create } from "../chat/chat.js";
import { chatLife } from "../chat/element.js";
import type { ChatElementOptions } from "../chat/options.js";
import { ownOptions } from "../chat/room.js";
import type { Chat, ChatOptions } from "../chat/types.js";
import type { Personalizer } from "../types.js";
import { define } from "../ui/element.js";

export type { ChatElementOptions, ChatEventMap, ChatStrings, HomebodyChat } from "../chat/options.js";
export type * from "../chat/types.js";
export type * from "../types.js";

/**
 * Makes a chat over a personalizer. Returns at once; catalog and search are had at once, too, so make it when it is needed. Throws a
 * `HomebodyError` with `invalid-input` where an option is not what it should be.
 */
export const createChat = (personalizer: Personalizer, options: ChatOptions): Chat => create(personalizer, options);

/**
 * Defines `<homebody-chat>` and binds it to a personalizer; called again, it binds the elements that are there anew and begins a new
 * conversation. Does nothing on a server. Throws as `createChat` does.
 */
export function defineChat(personalizer: Personalizer, options: ChatElementOptions): void {
  if (typeof customElements === "undefined") return;
  ownOptions(options);
  define(options.tag ?? "homebody-chat", { p: personalizer, options }, ["heading-level"], chatLife);
}
