// `<homebody-ask>`: the one question, with a preview of what it changes, as one tag.
import { askLife } from "../ask/element.js";
import type { AskOptions } from "../ask/options.js";
import type { Personalizer } from "../types.js";
import { define } from "../ui/element.js";

export type { AskEventMap, AskOptions, HomebodyAsk } from "../ask/options.js";
export type { Words as AskStrings } from "../ask/words/en.js";
export type * from "../types.js";

/**
 * Defines `<homebody-ask>` and binds it to a personalizer; called again, it binds the elements that are there anew. Does nothing on a
 * server.
 */
export function defineAsk(personalizer: Personalizer, options: AskOptions = {}): void {
  define(options.tag ?? "homebody-ask", { p: personalizer, options }, ["after-views", "after-seconds", "when-reached", "no-visit", "item", "heading-level"], askLife);
}
