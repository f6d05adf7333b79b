// One conversation as it is shown: what was said, in turn. Elements come and go; the conversation lives as long as the page.
import type { Personalizer } from "../types.js";
import { fields, within } from "../host.js";
import { createChat } from "./chat.js";
import type { ChatElementOptions } from "./options.js";
import { readSettings } from "./settings.js";
import type { Answer, Chat, ChatLanguage, ModelWords } from "./types.js";

/** One question with its answer. */
export interface Turn {
  readonly number: number;
  readonly text: string | undefined;
  answer: Answer | undefined;
  failed: boolean;
  /** What was sent away of its suggestions, and for how long. */
  readonly away: Map<string, "remembered" | "visit">;
  /** The message as the visitor has it now, and what became of it. */
  draft: string | undefined;
  contact: "open" | "sent" | "left";
  model: "none" | "asking" | "waiting" | ModelWords;
}

export interface Room {
  readonly chat: Chat;
  readonly turns: readonly Turn[];
  /** Whether the catalog is there. */
  readonly progress: "loading" | "ready" | "failed";
  say(text: string): Promise<Turn>;
  write(turn: Turn): Promise<void>;
  onChange(f: () => void): () => void;
}

const KEPT = 40;

/** What of the element's options is the conversation's. */
const OWN = ["catalog", "context", "contact", "model", "modelName", "limit", "title", "attribute", "languages"] as const;

/** Throws where one of them is not what it should be. */
export function ownOptions(options: ChatElementOptions): unknown {
  const from = within("options", () => fields(options)) as Partial<ChatElementOptions>;
  const own = Object.fromEntries(OWN.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
  readSettings(own);
  return own;
}

export function openRoom(p: Personalizer, options: ChatElementOptions, languages: readonly ChatLanguage[]): Room {
  const chat = createChat(p, { languages, ...(ownOptions(options) as object) });
  const listeners = new Set<() => void>();
  const tell = () => [...listeners].forEach((f) => f());
  let turns: Turn[] = [];
  let progress: Room["progress"] = "loading";
  let number = 0;
  let modelAsked = false;

  const add = (text: string | undefined, answer?: Answer): Turn => {
    const turn: Turn = { number: number++, text, answer, failed: false, away: new Map(), draft: undefined, contact: "open", model: "none" };
    turns = [...turns, turn].slice(-KEPT);
    return turn;
  };
  const first = add(undefined);
  chat.greeting().then(
    ({ sentences, ...greeting }) => {
      // That it is automated, and keeps nothing, stands above the conversation all the time.
      first.answer = { ...greeting, sentences: sentences.slice(1, 2) };
      tell();
    },
    () => {}, // told by `ready`
  );
  chat.ready.then(
    () => {
      progress = "ready";
      tell();
    },
    () => {
      progress = "failed";
      tell();
    },
  );

  async function write(turn: Turn): Promise<void> {
    turn.model = "waiting";
    tell();
    turn.model = (await turn.answer?.model?.write().catch(() => ({ problem: "failed" }) as const)) ?? "none";
    tell();
  }

  return {
    chat,
    get turns() {
      return turns;
    },
    get progress() {
      return progress;
    },
    async say(text) {
      const turn = add(text);
      tell();
      try {
        turn.answer = await chat.ask(text);
        // Asked once; whoever goes on without an answer finds a button from then on.
        if (turn.answer.model && chat.model?.allowed === undefined && !modelAsked) turn.model = "asking";
        modelAsked ||= turn.model === "asking";
      } catch {
        turn.failed = true;
      }
      tell();
      if (turn.answer?.model && chat.model?.allowed) void write(turn);
      return turn;
    },
    write,
    onChange(f) {
      listeners.add(f);
      return () => void listeners.delete(f);
    },
  };
}
