// The languages that a conversation is held in. They are loaded before anything is asked, so that what is typed decides about no request.
import type { Sentences } from "./sentences/en.js";
import type { Speech } from "./speech/speech.js";
import type { ChatLanguage } from "./types.js";

export interface Tongue {
  readonly speech: Speech;
  readonly sentences: Sentences;
}

export type Tongues = ReadonlyMap<ChatLanguage, Tongue>;

const TONGUES: Readonly<Record<ChatLanguage, () => Promise<Tongue>>> = {
  en: () => import("./tongues/en.js"),
  de: () => import("./tongues/de.js"),
};

/** In the order given: the first one is the usual one. */
export async function tonguesOf(languages: readonly ChatLanguage[]): Promise<Tongues> {
  const had = await Promise.all(languages.map(async (language) => [language, await TONGUES[language]()] as const));
  return new Map(had);
}

/** The language of a page, where it is one of ours, then what else the browser asks every server for. */
export function languagesAt(page: string): [ChatLanguage, ...ChatLanguage[]] {
  const short = [page, ...(globalThis.navigator?.languages ?? [])].map((tag) => tag.toLowerCase().split("-")[0]);
  const ours = [...new Set(short)].filter((one): one is ChatLanguage => one === "en" || one === "de");
  const [first = "en", ...more] = ours;
  return [first, ...more];
}
