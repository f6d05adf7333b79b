// How a site sets the panel up.
import type { Channel, Purpose } from "../types.js";
import type { Strings } from "../ui/words.js";
import type { Words } from "./panel.js";

/** Something that the visitor may tell for wording, such as a first name. */
export interface PanelFact {
  /** As in `profile.facts`. */
  readonly name: string;
  readonly label: string;
  /** As HTML's `autocomplete`, such as `given-name`. */
  readonly autocomplete?: string;
}

/** What a notice says; what `homebody/notice` makes has this shape. */
export interface NoticeText {
  readonly language: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly stored: readonly { readonly what: string; readonly where: string; readonly why: string; readonly howLong: string }[];
}

/** How `<homebody-panel>` looks into one personalizer. All is optional. */
export interface PanelOptions {
  /** The tag; another one binds a second personalizer. Default `homebody-panel`. */
  readonly tag?: string;
  /** What a yes grants and a no withdraws; default `store`, `profile`, `rank`. */
  readonly purposes?: readonly Purpose[];
  /** Own words, by language; `*` is for every language. */
  readonly strings?: Strings<Words>;
  /** Channels that the site has; default all four. */
  readonly channels?: readonly Channel[];
  /** Attributes that a visitor can choose from to say what they like; default the catalog's departments. */
  readonly interests?: readonly string[];
  /** What the visitor may tell for wording; facts that are there already are always shown. */
  readonly facts?: readonly PanelFact[];
  /** The name of an item; default its title. */
  readonly title?: (id: string) => string;
  /** Where an item's page is. */
  readonly href?: (id: string) => string | undefined;
  /** The name of an attribute such as `brand=Acme`. */
  readonly attribute?: (attribute: string) => string;
  /** The personalizer makes receipts: the panel shows them. */
  readonly receipts?: boolean;
  /** The notice on what is stored, in a language; asked for when the visitor wants to read it. `homebody/notice` makes one. */
  readonly notice?: (language: string) => NoticeText | Promise<NoticeText>;
  /** `false` leaves "Prove it" out; `sealedUrl`: where the site serves `sealed-worker.js` with a policy of its own. */
  readonly prove?: false | { readonly sealedUrl?: string | URL };
  /** Opens the site's consent manager, where that one has to be asked. */
  readonly manage?: () => void;
}

/** `<homebody-panel>`: everything that is known about the visitor, and every right over it. */
export interface HomebodyPanel extends HTMLElement {}

/** What the visitor did in the panel; never on which item or interest. */
export type Right =
  | 'grant' | 'visit' | 'withdraw' | 'pause' | 'dial' | 'channel' | 'declare' | 'mute' | 'hide' | 'restore' | 'facts' | 'export' | 'import'
  | 'erase' | 'receipts' | 'notice' | 'prove';

/** The events of the panel. */
export interface PanelEventMap {
  'homebody-did': CustomEvent<{ readonly right: Right }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'homebody-panel': HomebodyPanel;
  }
}
