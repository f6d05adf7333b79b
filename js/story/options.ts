// How a site sets its stories up.
import type { CatalogItem } from "../types.js";
import type { Names, ReasonWords } from "../ui/reasons.js";
import type { Strings } from "../ui/words.js";
import type { Storyboard, StoryTemplate } from "./types.js";
import type { Words } from "./words/en.js";

/** The words around a story; its own are in its template. */
export type StoryStrings = Words & ReasonWords;

/** How `<homebody-story>` tells stories of one personalizer. All is optional. */
export interface StoryOptions extends Names {
  /** The tag; another one binds a second personalizer. Default `homebody-story`. */
  readonly tag?: string;
  /** Own words, by language; `*` is for every language. */
  readonly strings?: Strings<StoryStrings>;
  /** Where the panel is: it is linked below every story. */
  readonly more?: string;
  /** Where an item's page is. */
  readonly href?: (id: string) => string | undefined;
  /** Makes the picture of an item, such as an inline SVG. One that is loaded tells the server what was ranked. */
  readonly picture?: (item: CatalogItem) => Node | undefined;
  /** Milliseconds that only grow; default the page's own clock. */
  readonly now?: () => number;
}

/** `<homebody-story>`: a story, played in the page. With the attribute `autoplay` it starts when it has been in view for a second, except where less motion is wished for. */
export interface HomebodyStory extends HTMLElement {
  /** What can be told; setting it begins anew. */
  template: StoryTemplate | undefined;
  /** What is told; undefined until there is a template. */
  readonly storyboard: Storyboard | undefined;
  /** Seconds from the beginning, with what was chosen. Setting it goes there. */
  currentTime: number;
  /** Seconds, with what was chosen. */
  readonly duration: number;
  readonly paused: boolean;
  play(): void;
  pause(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'homebody-story': HomebodyStory;
  }
}
