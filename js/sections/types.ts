// What a micro-site is made of, as data: the site says what may stand on a page and when, the plan says what does.
import type { Channel, Exclusion, Mode, Ranking, RankRequest } from "../types.js";

/** A condition; all that it names must hold. What is not known of a visitor does not hold. */
export interface SectionRule {
  /** One of these modes; `personal` stands for `session` and `persistent`. */
  readonly mode?: Mode | 'personal' | readonly (Mode | 'personal')[];
  /** An interest of at least `least`, 0 to 1; default: any at all. */
  readonly interest?: string;
  readonly least?: number;
  /** Something with this attribute, such as `category=Kitchen`, was bought; `true`: anything. */
  readonly bought?: string | true;
  /** Something with this attribute is in the cart; `true`: anything; `false`: nothing. */
  readonly cart?: string | boolean;
  /** The visitor did at least so many things; impressions are none. */
  readonly events?: number;
  /** The visitor has not switched this channel off. */
  readonly channel?: Channel;
  /** This does not hold. */
  readonly not?: SectionRule;
  /** One of these holds. */
  readonly any?: readonly SectionRule[];
}

/** A list in a section: a rank request without its slot, which is the section's id. The channel is `sections` unless it says otherwise. */
export interface SectionList extends Omit<RankRequest, 'slot'> {
  /** The section stands only where its list has at least so many items; default 1, 0 to stand without any. */
  readonly least?: number;
}

/** One form of a section. */
export interface SectionVariant {
  readonly id: string;
  readonly when?: SectionRule;
  /** What it is about, such as `category=Kitchen`: it is chosen by interest in it, and never where that is muted. */
  readonly about?: readonly string[];
  /** What is different about its list. */
  readonly list?: SectionList;
}

/** Something that may stand on the page. */
export interface Section {
  /** Unique on the page; the name of its slot. */
  readonly id: string;
  /** Hero, rail, editorial, brand story, chat, story or what the site calls it: drawn by the site. */
  readonly kind: string;
  readonly when?: SectionRule;
  /** What it is about: the more the visitor is interested in it, the further up it stands; where it is muted, it does not stand at all. */
  readonly about?: readonly string[];
  /** Its place whatever is known of the visitor; the others come in the site's order, moved by interest. */
  readonly pin?: 'first' | 'last';
  /** The strongest interest wins; without any, the first variant that may be shown. Where none may, the section does not stand. */
  readonly variants?: readonly SectionVariant[];
  readonly list?: SectionList;
  /** The site's own, handed through. */
  readonly data?: unknown;
}

/** One page. */
export interface SectionsSpec {
  /** Name of the page, such as `home`. */
  readonly name: string;
  readonly sections: readonly Section[];
  /** At most so many sections besides those that are pinned. */
  readonly most?: number;
}

/** Why a section stands where it stands, or does not. */
export interface SectionReason {
  /**
   * `default`: it is so for everyone. `rule`: its `when` holds, or does not. `interest`: in what it is about. `pinned`: the site put it there.
   * `muted`: what it is about. `variant`: none may be shown. `list`: it has too few items. `most`: others come first.
   */
  readonly by: 'default' | 'rule' | 'interest' | 'pinned' | 'muted' | 'variant' | 'list' | 'most';
  /** The interest, or what is muted. */
  readonly attribute?: string;
  /** The rule that was asked. */
  readonly rule?: SectionRule;
}

/** A section of a plan. */
export interface PlannedSection {
  readonly id: string;
  readonly kind: string;
  readonly variant?: string;
  readonly why: readonly SectionReason[];
  /** What its list is asked for: what stands in other sections is excluded. */
  readonly request?: RankRequest;
  /** Its list; absent until there is something to rank with. */
  readonly ranking?: Ranking;
  readonly data?: unknown;
}

/** A page for one visitor, at one moment. Immutable. */
export interface SectionsPlan {
  readonly name: string;
  /** Whether anything known of the visitor counted; otherwise it is the default for everyone. */
  readonly personal: boolean;
  readonly sections: readonly PlannedSection[];
  /** Sections that do not stand, each with its reason. */
  readonly left: readonly { readonly id: string; readonly why: SectionReason }[];
  /** What the lists leave out, each item once. */
  readonly excluded: readonly Exclusion[];
}
