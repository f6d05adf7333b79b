// The engine's side of the wall: a personalizer that is spoken to in messages. It runs in the sealed worker, and in the page when no
// worker could be sealed.
import type { Glue } from "../engine.js";
import { HomebodyError, shapeOf } from "../errors.js";
import { loader, type Wasm } from "../load.js";
import { create } from "../personalizer.js";
import { freeze } from "../reasons.js";
import { asCame, readLoosely } from "../requests.js";
import type { ConsentReport, ConsentSource, Events, HomebodyErrorShape, Personalizer, Ranking } from "../types.js";
import type { SentRanking, SourceStub, ToEngine, ToPage } from "./protocol.js";

/** As many rankings as the facade keeps. */
const KEPT = 64;

/** `idle` resolves when nothing that was begun is still under way: only then may the worker end. */
export function serve(post: (message: ToPage) => void, idle: () => Promise<void> = async () => {}): (message: ToEngine) => void {
  const server = new Server(post, idle);
  return (message) => server.hear(message);
}

/** For when there is no engine to speak to any more. */
export function asItCame(request: unknown, error: HomebodyErrorShape): Ranking {
  const { slot, model, intent, ids } = readLoosely(request);
  return freeze({ id: 0, slot, model, intent, mode: "off", at: Date.now(), items: ids.map(asCame), excluded: [], excludedCount: 0, error: shapeOf(error) });
}

interface Waiting {
  ok(value: unknown): void;
  no(error: unknown): void;
}

class Server {
  readonly #post: (message: ToPage) => void;
  readonly #idle: () => Promise<void>;
  readonly #stops = new Map<number, () => void>();
  readonly #reports = new Map<number, (report: ConsentReport) => void>();
  /** What the page was asked for, by number; what the page announced has its own numbers, below zero. */
  readonly #waiting = new Map<number, Waiting>();
  /** Choices that sources in the page have not passed on yet. */
  readonly #choosing = new Set<Promise<unknown>>();
  readonly #rankings = new Map<number, Ranking>();
  readonly #texts = new Map<number, string>();
  #asked = 0;
  #made: Personalizer | undefined;
  #error: unknown;

  constructor(post: (message: ToPage) => void, idle: () => Promise<void>) {
    this.#post = post;
    this.#idle = idle;
  }

  hear(message: ToEngine): void {
    switch (message.do) {
      case "start":
        return this.#start(message);
      case "call":
        return this.#answer(message.id, () => this.#call(message.path, message.args));
      case "load":
        return this.#answer(message.id, () => this.#personalizer().catalog.load(this.#promised(message.catalog) as Promise<ArrayBuffer>));
      case "watch":
        return this.#keep(message.id, () =>
          this.#personalizer().watch(message.request as never, (ranking) => this.#tell(message.id, this.#sent(ranking))),
        );
      case "on":
        return this.#keep(message.id, () => this.#personalizer().on(message.event as keyof Events, (detail) => this.#tell(message.id, detail)));
      case "connect":
        return this.#answer(message.id, () => void this.#stops.set(message.id, this.#personalizer().consent.connect(this.#stub(message.source))));
      case "stop":
        this.#stops.get(message.id)?.();
        return void this.#stops.delete(message.id);
      case "report":
        return this.#reports.get(message.slot)?.(message.report as ConsentReport);
      case "settle":
        return this.#settle(message.id, message.error, message.value);
    }
  }

  #start({ options, sources, wasm, catalog }: Extract<ToEngine, { do: "start" }>): void {
    try {
      const load = loader(() => Promise.resolve(wasm as Wasm));
      const given = catalog === undefined ? {} : { catalog: this.#promised(catalog) };
      this.#made = create(async () => this.#overheard(await load()), { ...options, ...given, consent: sources.map((source) => this.#stub(source)) });
      this.#made.ready.catch(() => {});
    } catch (thrown) {
      this.#error = thrown;
    }
  }

  /** The glue, whose engine lets us see rankings as it writes them: they cross the wall much smaller than as objects. */
  #overheard(glue: Glue): Glue {
    const hear = (text: string): string => {
      keep(this.#texts, Number(/"id":(\d+)/.exec(text)?.[1]), text); // an item's is in quotes
      return text;
    };
    class Engine extends glue.Engine {
      override rank(request: Uint8Array, now: number): string {
        return hear(super.rank(request, now));
      }
    }
    return { Engine, initSync: glue.initSync };
  }

  #personalizer(): Personalizer {
    if (!this.#made) throw this.#error;
    return this.#made;
  }

  async #call(path: string, args: readonly unknown[]): Promise<unknown> {
    const made = this.#personalizer();
    const [ranking, item, key] = args as [never, string, string];
    if (path === "rank") return this.#sent(made.rank(ranking));
    if (path === "explain") {
      const { text, reasons } = made.explain(this.#known(ranking), item);
      return { text, reasons };
    }
    if (path === "without") return made.explain(this.#known(ranking), item).without({ key } as never);
    if (path === "ready" || path === "mode") return made[path];
    if (path === "dispose") return (made.dispose(), this.#idle());
    const steps = path.split(".");
    const room = (steps.length > 1 ? made[steps[0] as "profile"] : made) as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
    const value = await room[steps.at(-1) as string]?.(...args);
    // A choice holds when every source has passed it on.
    await Promise.all(this.#choosing);
    return typeof value === "function" ? undefined : value;
  }

  #sent(ranking: Ranking): SentRanking {
    if (ranking.id !== 0) keep(this.#rankings, ranking.id, ranking);
    return this.#texts.get(ranking.id) ?? ranking;
  }

  /** The ranking that the page means, which names it by its number. */
  #known(named: Ranking): Ranking {
    return this.#rankings.get(named?.id) ?? named;
  }

  #stub({ slot, name, chooses, refreshes }: SourceStub): ConsentSource {
    return {
      name,
      connect: (report, namespace) => {
        this.#reports.set(slot, report);
        this.#post({ do: "connect", slot, namespace });
        return () => {
          this.#reports.delete(slot);
          this.#post({ do: "halt", slot });
        };
      },
      ...(refreshes && { refresh: () => this.#ask((id) => this.#post({ do: "refresh", slot, id })) }),
      ...(chooses && {
        choose: (report: ConsentReport) => {
          const done = this.#ask((id) => this.#post({ do: "choose", slot, id, report }));
          this.#choosing.add(done);
          void done.finally(() => this.#choosing.delete(done));
        },
      }),
    };
  }

  #ask(send: (id: number) => void): Promise<void> {
    const id = ++this.#asked;
    const answer = this.#promised(id).then(() => {}, () => {});
    send(id);
    return answer;
  }

  #promised(id: number): Promise<unknown> {
    const promise = new Promise((ok, no) => this.#waiting.set(id, { ok, no }));
    promise.catch(() => {});
    return promise;
  }

  #settle(id: number, error: HomebodyErrorShape | undefined, value: unknown): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.no(new HomebodyError(error.code, error.field, error.fix));
    else waiting?.ok(value);
  }

  #tell(id: number, value: unknown): void {
    this.#post({ do: "tell", id, value });
  }

  #keep(id: number, begin: () => () => void): void {
    try {
      this.#stops.set(id, begin());
    } catch (thrown) {
      this.#post({ do: "answer", id, error: errorOf(thrown) });
    }
  }

  #answer(id: number, act: () => unknown): void {
    new Promise((ok) => ok(act()))
      .then((value) => this.#post({ do: "answer", id, value }))
      .catch((thrown: unknown) => this.#post({ do: "answer", id, error: errorOf(thrown) }));
  }
}

function keep<T>(all: Map<number, T>, id: number, value: T): void {
  all.delete(id);
  all.set(id, value);
  const oldest = all.keys().next();
  if (all.size > KEPT && !oldest.done) all.delete(oldest.value);
}

const errorOf = (thrown: unknown) =>
  shapeOf(thrown instanceof HomebodyError ? thrown : new HomebodyError("not-ready", "homebody", `it failed: ${String(thrown)}`));
