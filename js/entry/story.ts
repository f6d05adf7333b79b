// `<homebody-story>`: a story for its visitor, planned from data and played in the page; and its storyboard without a page.
import { STORY, storyLife } from "../story/element.js";
import type { StoryOptions } from "../story/options.js";
import type { Personalizer } from "../types.js";
import { define } from "../ui/element.js";
import { languageAt, load } from "../ui/words.js";

export type { HomebodyStory, StoryOptions, StoryStrings } from "../story/options.js";
export { storyboard } from "../story/plan.js";
export type * from "../story/types.js";
export type * from "../types.js";

/**
 * Defines `<homebody-story>` and binds it to a personalizer; called again, it binds the elements that are there anew. Does nothing on a
 * server.
 */
export function defineStory(personalizer: Personalizer, options: StoryOptions = {}): void {
  // At once: were the words had with the first story, a server could tell when somebody comes to one.
  if (typeof document !== "undefined") Promise.resolve(load(STORY, languageAt(document.documentElement))).catch(() => {});
  define(options.tag ?? "homebody-story", { p: personalizer, options }, ["heading-level"], storyLife);
}
