// The notice that a site has to show, made from the same settings as the personalizer, so that the two cannot differ.
import { sha256 } from "../digest.js";
import { fields, flag, optional, required, text, whole, within } from "../host.js";
import { controller } from "../receipts/options.js";
import type { Controller } from "../types.js";
import { fill, load, type Tables } from "../ui/words.js";
import type { NoticeWords } from "./words/en.js";

export const NOTICE_LANGUAGES = ["en", "de", "fr", "es", "it"] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** As the personalizer's own options, where they have the same name. */
export interface NoticeOptions {
  readonly controller: Controller;
  /** A language tag such as `de-AT`; English when it is none of the five. */
  readonly language?: string;
  readonly namespace?: string;
  readonly retentionDays?: number;
  /** The site uses `remembered()`, with these options; `false` when it does not. Default: with the usual ones. */
  readonly remembered?: false | { readonly key?: string; readonly days?: number };
  /** The site makes receipts. Default `false`. */
  readonly receipts?: boolean;
}

/** One thing that is stored. */
export interface Stored {
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly howLong: string;
}

export interface Notice {
  readonly language: NoticeLanguage;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly stored: readonly Stored[];
  /** Of the whole text, for `receipts.notice.sha256`: it changes with every word. */
  readonly sha256: string;
}

const TABLES: Tables<NoticeWords> = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  fr: () => import("./words/fr.js"),
  es: () => import("./words/es.js"),
  it: () => import("./words/it.js"),
};

const named = text(64);

/**
 * Makes the notice. Rejects with `invalid-input` that names the field. It states what homebody does; whatever else a site does with
 * data, and whether the text suffices where the site is, is for the site to say.
 *
 * @example
 * const { title, paragraphs, stored } = await notice({ controller: { name: 'Larder & Loft', contact: 'privacy@example.com' }, language: 'de' });
 */
export async function notice(options: NoticeOptions): Promise<Notice> {
  const { site, language, namespace, days, remembered, receipts } = within("options", () => read(options));
  const words = await load(TABLES, language);
  const database = (name: string) => fill(words.database, { name });
  const stored: Stored[] = [
    { what: words.profile, where: database(`homebody:${namespace}`), why: words.profileWhy, howLong: fill(words.profileLong, { days }) },
  ];
  if (remembered) {
    const where = fill(words.item, { name: remembered.key ?? `homebody:${namespace}:consent` });
    const howLong = fill(words.rememberedLong, { days: remembered.days ?? 180 });
    stored.push({ what: words.remembered, where, why: words.rememberedWhy, howLong });
  }
  if (receipts) {
    const where = database(`homebody:${namespace}:receipts`);
    stored.push({ what: words.receipts, where, why: words.receiptsWhy, howLong: words.receiptsLong });
  }
  const responsible = [site.name, site.address, site.url].filter(Boolean).join(", ");
  const paragraphs = [
    fill(words.what, { site: site.name }),
    words.stays,
    words.sensitive,
    words.basis,
    words.rights,
    words.browser,
    fill(words.controller, { controller: responsible, contact: site.contact.replace(/^mailto:/, "") }),
  ];
  const all = [words.title, ...paragraphs, ...stored.flatMap((row) => Object.values(row))];
  return { language, title: words.title, paragraphs, stored, sha256: sha256(all.join("\n")) };
}

function read(options: NoticeOptions) {
  const from = fields(options, ["controller", "language", "namespace", "retentionDays", "remembered", "receipts"]);
  const tag = optional(from, "language", named)?.toLowerCase().split("-")[0] ?? "en";
  return {
    site: required(from, "controller", controller),
    language: NOTICE_LANGUAGES.find((language) => language === tag) ?? "en",
    namespace: optional(from, "namespace", named) ?? "default",
    days: optional(from, "retentionDays", whole(1, 400)) ?? 180,
    remembered: from["remembered"] !== false && within(".remembered", () => {
      const own = fields(from["remembered"] ?? {}, ["key", "days"]);
      return { key: optional(own, "key", named), days: optional(own, "days", whole(1, 3650)) };
    }),
    receipts: optional(from, "receipts", flag) ?? false,
  };
}
