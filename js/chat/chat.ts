// A conversation without a page: questions in, answers out, one after the other. What is typed is in this memory and nowhere else.
import { HomebodyError } from "../errors.js";
import { fail, id, list, within } from "../host.js";
import { asError, packOf } from "../packing.js";
import type { Personalizer } from "../types.js";
import { readAct, type Act } from "./acts.js";
import { compare } from "./answers/compare.js";
import { cheaper, find, more } from "./answers/find.js";
import { forget, mute, no, undo, yes } from "./answers/forget.js";
import { attribute, bought, factsOf, pick, price, stock, variants } from "./answers/item.js";
import { goesWith, ofShop, similar } from "./answers/like.js";
import { aboutMe } from "./answers/me.js";
import { cannot, contact, greeting, help, thanks, tooLong, why } from "./answers/other.js";
import { type Desk, look, priceOf, titleOf } from "./desk.js";
import { openSearch, type Search } from "./search.js";
import { readSettings, type Settings } from "./settings.js";
import { clean, plain } from "./speech/speech.js";
import { newTalk } from "./talk.js";
import { type Tongue, type Tongues, tonguesOf } from "./tongues.js";
import type { Answer, Chat, ChatLanguage, ChatModel, ModelOffer } from "./types.js";

const LONGEST = 2000;
const ASKED = 3;
/** Deeds that an undo or a yes may follow; anything else leaves them behind. */
const KEEP: readonly Act["act"][] = ["yes", "no", "undo", "why", "forget"];
/** Marks of markup and of code: nobody asks for things so. */
const CODE = /[<>{}\\]|\]\(|javascript:/i;

/** Makes a chat over a personalizer. Returns at once; catalog and search are had at once, too, so make it when it is needed. */
export function createChat(personalizer: Personalizer, options: unknown): Chat {
  const settings = readSettings(options);
  return conversation(personalizer, settings, () => packOf(settings.catalog).then(openSearch));
}

/** With a search of its own. */
export function conversation(p: Personalizer, settings: Settings, open: () => Promise<Search>): Chat {
  let talk = newTalk();
  let allowed: boolean | undefined;
  const end = new AbortController();
  // Only where the site brings a model.
  const brought = settings.model && import("./model.js");
  const tongues = tonguesOf(settings.languages);
  const started = Promise.all([open(), tongues, p.ready, brought]).then(
    ([search, tongues]) => ({ search, tongues }),
    (thrown) => {
      throw asError(thrown);
    },
  );
  const ready = started.then(() => {});
  ready.catch(() => {}); // told by `ready` and by each question
  let turn: Promise<unknown> = ready.catch(() => {});

  async function next(text: string): Promise<Answer> {
    const { search, tongues } = await started;
    if (end.signal.aborted) throw new HomebodyError("disposed", "chat", "make a new one with createChat()");
    const { desk, act } = seat({ p, search, settings, talk }, tongues, text);
    talk.language = desk.language;
    if (!KEEP.includes(act.act)) Object.assign(talk, { pending: undefined, undo: undefined });
    const answer = await answerOf(desk, act);
    if (answer.items.length) talk.last = answer;
    if (act.act === "find") talk.asked = [...talk.asked, text.trim()].slice(-ASKED);
    return settings.model && brought && answer.items.length ? { ...answer, model: offerOf(desk, answer, settings.model, await brought) } : answer;
  }

  function offerOf(desk: Desk, { items }: Answer, model: ChatModel, { promptOf, wordsOf }: typeof import("./model.js")): ModelOffer {
    const told = items.map(({ id }) => ({ title: titleOf(desk, id), price: priceOf(desk, look(desk, id)), facts: factsOf(desk, id) }));
    const prompt = promptOf(desk.language, desk.text, told);
    return {
      prompt,
      write: async () => {
        if (!allowed) throw new HomebodyError("consent-required", "chat.model", "show the visitor what it gets, and call `model.allow(true)` after their yes");
        return wordsOf(model, prompt, end.signal);
      },
    };
  }

  return Object.freeze<Chat>({
    ready,
    ask(text) {
      if (typeof text !== "string") return Promise.reject(new HomebodyError("invalid-input", "text", "pass text"));
      const answer = turn.then(() => next(text));
      turn = answer.catch(() => {});
      return answer;
    },
    async greeting() {
      const [[language, { sentences }]] = [...(await tongues)] as [[ChatLanguage, Tongue]];
      return greeting({ language, sentences });
    },
    model: settings.model && {
      name: settings.modelName,
      get allowed() {
        return allowed;
      },
      allow(yes) {
        if (typeof yes !== "boolean") fail("pass true or false", "yes");
        allowed = yes;
      },
    },
    dispose() {
      end.abort();
      talk = newTalk();
    },
  });
}

const FEW = 3;

interface Heard {
  readonly act: Act;
  /** To answer in. */
  readonly language: ChatLanguage;
  /** It was asked in, as far as that can be told. */
  readonly heard: ChatLanguage;
}

/** Reads a question: by patterns, of the language that has one for it, else as a search in the language that it seems to be in. */
function read(search: Search, tongues: Tongues, text: string, cleaned: string, usual: ChatLanguage): Heard {
  if (text.length > LONGEST) return { act: { act: "tooLong" }, language: usual, heard: usual };
  if (!cleaned || CODE.test(text)) return { act: { act: "cannot" }, language: usual, heard: usual };
  const heard = search.understand(text).language;
  for (const language of new Set([usual, heard, ...tongues.keys()])) {
    const speech = tongues.get(language)?.speech;
    const act = speech && readAct(speech, plain(cleaned));
    if (act) return { act, language, heard };
  }
  // A few words tell too little of their language.
  return { act: { act: "find" }, language: cleaned.split(" ").length < FEW || !tongues.has(heard) ? usual : heard, heard };
}

function seat(of: Pick<Desk, "p" | "search" | "settings" | "talk">, tongues: Tongues, whole: string): { desk: Desk; act: Act } {
  const text = whole.slice(0, LONGEST);
  const cleaned = clean(text);
  const { act, ...languages } = read(of.search, tongues, whole, cleaned, of.talk.language ?? of.settings.languages[0]);
  const tongue = tongues.get(languages.language) as Tongue;
  return { desk: { ...of, ...languages, ...tongue, text, cleaned, plain: plain(cleaned), now: Date.now(), here: hereOf(of.settings) }, act };
}

/** What the page says of itself; what cannot be read is left out. */
function hereOf({ context }: Settings): Desk["here"] {
  try {
    const { item, cart } = context?.() ?? {};
    return { item: item === undefined ? undefined : within("item", () => id(item)), cart: cart === undefined ? [] : within("cart", () => list(1000, id)(cart)) };
  } catch {
    return { item: undefined, cart: [] };
  }
}

function answerOf(desk: Desk, act: Act): Answer | Promise<Answer> {
  switch (act.act) {
    case "find": return find(desk);
    case "more": return more(desk);
    case "cheaper":
    case "dearer": return cheaper(desk, act.act);
    case "pick": return pick(desk);
    case "price": return price(desk);
    case "stock": return stock(desk);
    case "attribute": return attribute(desk, act.name);
    case "variants": return variants(desk);
    case "bought": return bought(desk, act.rest);
    case "compare": return compare(desk, act.parts);
    case "similar": return similar(desk, act.rest);
    case "goesWith": return goesWith(desk, act.rest);
    case "newest": return ofShop(desk, "new");
    case "popular": return ofShop(desk, "trending");
    case "forMe": return ofShop(desk, "for_you");
    case "why": return why(desk);
    case "aboutMe": return aboutMe(desk);
    case "forget": return forget(desk, act.rest);
    case "mute": return mute(desk, act.rest);
    case "yes": return yes(desk);
    case "no": return no(desk);
    case "undo": return undo(desk);
    case "contact": return contact(desk);
    case "help": return help(desk);
    case "thanks": return thanks(desk);
    case "tooLong": return tooLong(desk);
    case "cannot": return cannot(desk);
  }
}
