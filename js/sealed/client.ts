// The page's side of the wall: the personalizer's surface, every call a message. Host objects are copied as data before they cross.
import { complain, HomebodyError, shapeOf } from "../errors.js";
import { handedIn, inlined, type Wasm } from "../load.js";
import { packOf } from "../packing.js";
import { listen } from "../page.js";
import { freeze, readRanking } from "../reasons.js";
import { isSource } from "../settings.js";
import type { Events, HomebodyErrorShape, Ranking, SealedOptions, SealedPersonalizer, SealedStatus } from "../types.js";
import { METHODS } from "./methods.js";
import { type Line, openSealed } from "./open.js";
import { plain } from "./plain.js";
import type { SentRanking, ToEngine, ToPage } from "./protocol.js";
import { Sources } from "./sources.js";

interface Waiting {
  ok(value: unknown): void;
  no(error: HomebodyError): void;
}
const PAGE_EVENTS = ["pagehide", "pageshow", "visibilitychange"] as const;
/** Of so many rankings the same object is handed out again. */
const KEPT = 16;

export function createSealed(options: SealedOptions = {}): SealedPersonalizer {
  const { catalog, consent = [], wasm, workerUrl, ...rest } = options;
  const waiting = new Map<number, Waiting>();
  const tellers = new Map<number, (value: unknown) => void>();
  const rankings = new Map<number, { text: string; ranking: Ranking }>();
  const sources = new Sources((message) => post(message));
  let last = 0;
  let opening: Promise<Line> | undefined;
  let over: HomebodyError | undefined;
  let stopListening = () => {};

  function open(): Promise<Line> {
    opening ??= (async () => {
      const module = wasmOf(wasm);
      const sealed = await openSealed(workerUrl);
      const line = "post" in sealed ? sealed : await inPage(sealed);
      line.listen(hear, () => fail(new HomebodyError("not-ready", "homebody", "the worker failed: make a new personalizer")));
      line.post({ do: "start", options: plain(rest) as object, sources: stubs, wasm: await module, catalog: catalogNumber });
      if (line.status.sealed) forward(line);
      return line;
    })();
    return opening;
  }

  /** In the order of the calls: what comes before the worker waits for it. */
  const post = (message: ToEngine) => void open().then((line) => line.post(message));

  const forward = (line: Line) => {
    const tell = ({ type, persisted = false }: Event & { persisted?: boolean }) => line.post({ do: "page", event: type, persisted });
    stopListening = listen(Object.fromEntries(PAGE_EVENTS.map((event) => [event, tell])));
  };

  function hear(message: ToPage): void {
    if (message.do === "tell") return tellers.get(message.id)?.(message.value);
    if (message.do === "hello") return;
    if (message.do !== "answer") return sources.hear(message);
    const { ok, no } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error) (no ?? complain)(errorOf(message.error));
    else ok?.(message.value);
  }

  function fail(error: HomebodyError): void {
    over ??= error;
    for (const { no } of waiting.values()) no(error);
    waiting.clear();
  }

  /** Sends what needs an answer. */
  const send = (make: (id: number) => ToEngine): Promise<unknown> =>
    new Promise((ok, no) => {
      const id = ++last;
      waiting.set(id, { ok, no });
      post(make(id));
    });
  const ask = (make: (id: number) => ToEngine): Promise<unknown> => (over ? Promise.reject(over) : send(make));
  const call = (path: string, ...args: readonly unknown[]) => ask((id) => ({ do: "call", id, path, args: args.map((arg) => plain(arg)) }));

  /** Sends what is told of again and again, until it is stopped. */
  const follow = (tell: (value: unknown) => void, make: (id: number) => ToEngine): (() => void) => {
    const id = ++last;
    tellers.set(id, tell);
    post(make(id));
    return () => {
      tellers.delete(id);
      post({ do: "stop", id });
    };
  };

  /** Catalogs are packed in the page: the builder is loaded, which the worker cannot do. */
  const bring = (source: unknown): number => {
    const number = -++last;
    packOf(source).then(
      (value) => post({ do: "settle", id: number, value }),
      (error: HomebodyError) => post({ do: "settle", id: number, error: shapeOf(error) }),
    );
    return number;
  };

  function received(sent: unknown): Ranking {
    if (typeof sent !== "string") return freeze(sent as Ranking);
    const ranking = readRanking(sent);
    const known = rankings.get(ranking.id);
    if (known?.text === sent) return known.ranking;
    rankings.delete(ranking.id);
    rankings.set(ranking.id, { text: sent, ranking });
    if (rankings.size > KEPT) rankings.delete(rankings.keys().next().value as number);
    return ranking;
  }

  async function rank(request: unknown): Promise<Ranking> {
    try {
      return received((await call("rank", request)) as SentRanking);
    } catch (error) {
      const { asItCame } = await import("./serve.js");
      return asItCame(request, error as HomebodyError);
    }
  }

  async function explain(ranking: Ranking, item: string) {
    const known = named(ranking);
    const without = (reason: { key: string }) =>
      call("without", known, item, reason?.key).then(
        (sent) => freeze(sent as Ranking),
        (error) => Object.freeze({ ...ranking, error: shapeOf(error) }),
      );
    const nothing = { text: "There is nothing to explain.", reasons: [] };
    return { ...((await call("explain", known, item).catch(() => nothing)) as typeof nothing), without };
  }

  /** Resolves when what was begun, which may be an erasure, is finished and the worker has ended. */
  async function dispose(): Promise<void> {
    if (over) return;
    const end = (over = new HomebodyError("disposed", "homebody", "make a new personalizer: this one was disposed of"));
    sources.dispose();
    stopListening();
    tellers.clear();
    if (!opening) return;
    await send((id) => ({ do: "call", id, path: "dispose", args: [] })).catch(() => {});
    (await opening).close();
    fail(end);
  }

  const rooms = Object.fromEntries(
    Object.entries(METHODS).map(([room, names]) => [room, Object.fromEntries(Object.keys(names).map((name) => [name, (...args: unknown[]) => call(`${room}.${name}`, ...args)]))]),
  ) as Pick<SealedPersonalizer, keyof typeof METHODS>;
  let ready: Promise<void> | undefined;

  const stubs = consent.map((source) => sources.add(source));
  const catalogNumber = catalog === undefined ? undefined : bring(catalog);
  if (stubs.length || catalogNumber) void open();

  const personalizer = {
    get ready() {
      ready = call("ready") as Promise<void>;
      ready.catch(() => {}); // nobody has to wait for it
      return ready;
    },
    get mode() {
      return call("mode");
    },
    get status() {
      return open().then(({ status }) => status);
    },
    rank,
    watch: (request: unknown, f: (ranking: Ranking) => void) =>
      follow((sent) => guarded(() => f(received(sent))), (id) => ({ do: "watch", id, request: plain(request) })),
    track: (event: unknown, item: unknown, detail?: unknown) => call("track", event, item, lighter(plain(detail))),
    explain,
    on: <E extends keyof Events>(event: E, f: (detail: Events[E]) => void) =>
      follow((detail) => guarded(() => f(detail as Events[E])), (id) => ({ do: "on", id, event: plain(event) })),
    ...rooms,
    catalog: { ...rooms.catalog, load: (source: unknown) => ask((id) => ({ do: "load", id, catalog: bring(source) })) },
    consent: {
      ...rooms.consent,
      async connect(source: unknown) {
        if (!isSource(source)) throw new HomebodyError("invalid-input", "source", "pass a source, such as site(), remembered() or gpc()");
        let number = 0;
        await ask((id) => ({ do: "connect", id: (number = id), source: sources.add(source) }));
        return () => post({ do: "stop", id: number });
      },
    },
    dispose,
  };
  return Object.freeze(personalizer as unknown as SealedPersonalizer);
}

async function inPage(tried: SealedStatus["tried"]): Promise<Line> {
  const { serve } = await import("./serve.js");
  let [hear, over] = [(_: ToPage) => {}, false];
  const engine = serve((message) => over || hear(message));
  return {
    status: { sealed: false, form: "none", probes: [], tried },
    post: engine,
    listen: (f) => (hear = f),
    close: () => (over = true),
  };
}

/** Undefined when it cannot be had, of which the engine will say so. */
async function wasmOf(given: SealedOptions["wasm"]): Promise<Wasm | undefined> {
  try {
    return await (given === undefined ? inlined() : handedIn(given));
  } catch {
    return undefined;
  }
}

/** A ranking by its number, under which the engine's side keeps it; in full when the engine had no part in it. */
function named(ranking: unknown): unknown {
  const copy = plain(ranking) as Partial<Ranking> | undefined;
  return copy?.id ? { id: copy.id } : copy;
}

const lighter = (detail: unknown): unknown => {
  const { ranking } = (detail ?? {}) as { ranking?: unknown };
  return ranking ? { ...(detail as object), ranking: named(ranking) } : detail;
};

const errorOf = ({ code, field, fix }: HomebodyErrorShape): HomebodyError => new HomebodyError(code, field, fix);

function guarded(act: () => void): void {
  try {
    act();
  } catch (thrown) {
    complain(thrown);
  }
}
