// What a host hands in, checked once.
import { fail, fields, list, optional, text, whole, within, word } from "../host.js";
import type { ChatLanguage, ChatModel, ChatOptions } from "./types.js";

export interface Settings {
  readonly catalog: unknown;
  readonly languages: readonly [ChatLanguage, ...ChatLanguage[]];
  readonly context: ChatOptions["context"];
  readonly contact: ChatOptions["contact"];
  readonly model: ChatModel | undefined;
  readonly modelName: string;
  readonly limit: number;
  readonly title: ChatOptions["title"];
  readonly attribute: ChatOptions["attribute"];
}

const FIELDS = ["catalog", "languages", "context", "contact", "model", "modelName", "limit", "title", "attribute"] as const satisfies readonly (keyof ChatOptions)[];
const LANGUAGES = ["en", "de"] as const satisfies readonly ChatLanguage[];

function languages(value: unknown): Settings["languages"] {
  const [first, ...more] = list(LANGUAGES.length, word(LANGUAGES))(value);
  return first === undefined ? fail("name at least one") : [first, ...more];
}

function callback<F>(value: unknown): F {
  return typeof value === "function" ? (value as F) : fail("pass a function");
}

/** An address that a link may lead to: no script, no data. */
function contact(value: unknown): NonNullable<ChatOptions["contact"]> {
  if (typeof value === "function") return value as (summary: string) => void;
  const address = text(2000)(value);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.trim())?.[1]?.toLowerCase();
  if (scheme && !["mailto", "https", "http", "tel"].includes(scheme)) fail("pass an address that begins with mailto:, https:, http:, tel: or /, or a function");
  return address;
}

export const readSettings = (options: unknown): Settings =>
  within("options", () => {
    const from = fields(options, FIELDS);
    if (from["catalog"] === undefined) fail("it is missing: pass the catalog that the personalizer has", ".catalog");
    return {
      catalog: from["catalog"],
      languages: optional(from, "languages", languages) ?? LANGUAGES,
      context: optional(from, "context", callback<NonNullable<ChatOptions["context"]>>),
      contact: optional(from, "contact", contact),
      model: optional(from, "model", callback<ChatModel>),
      modelName: optional(from, "modelName", text(80)) ?? "",
      limit: optional(from, "limit", whole(1, 12)) ?? 4,
      title: optional(from, "title", callback<NonNullable<ChatOptions["title"]>>),
      attribute: optional(from, "attribute", callback<NonNullable<ChatOptions["attribute"]>>),
    };
  });
