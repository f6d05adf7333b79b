// Rankings as the page gets them: the same frozen object while nothing changed, and the host's own order
// with an error beside it when there is none.
import { Call, checked, State } from "./engine.js";
import { complain, HomebodyError, shapeOf } from "./errors.js";
import { freeze, readRanking } from "./reasons.js";
import { asCame, encodeRank, readLoosely } from "./requests.js";
import type { Session } from "./session.js";
import type { HomebodyErrorShape, Ranking } from "./types.js";
import { utf8 } from "./wire.js";

/** Ages and caps move with time, so a ranking is made anew after this. */
const FRESH_MS = 60_000;
const KEPT = 64;

interface Kept {
  readonly ranking: Ranking;
  readonly revision: number;
}

interface Watcher {
  readonly request: unknown;
  readonly f: (ranking: Ranking) => void;
  shown?: Ranking;
}

export class Rankings {
  readonly #session: Session;
  readonly #exploration: number | undefined;
  readonly #kept = new Map<string, Kept>();
  readonly #watchers = new Set<Watcher>();
  #life = 0;

  constructor(session: Session, exploration?: number) {
    this.#session = session;
    this.#exploration = exploration;
  }

  rank(request: unknown): Ranking {
    try {
      return this.#rank(encodeRank(request, this.#exploration));
    } catch (thrown) {
      return this.asCame(request, asError(thrown));
    }
  }

  #rank(request: Uint8Array): Ranking {
    const session = this.#session;
    const [revision, now] = session.run((engine, now) => [engine.state(State.Revision, now), now] as const);
    if (this.#life !== session.life) this.#kept.clear();
    this.#life = session.life;
    const key = new TextDecoder("latin1").decode(request);
    const kept = this.#kept.get(key);
    const { ranking } = kept ?? {};
    if (ranking && kept?.revision === revision && now - ranking.at < FRESH_MS && ranking.mode === session.mode) return ranking;
    return this.#keep(key, readRanking(session.run((engine) => checked(engine.rank(request, now)))), revision);
  }

  #keep(key: string, ranking: Ranking, revision: number): Ranking {
    this.#kept.delete(key);
    this.#kept.set(key, { ranking, revision });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT && !oldest.done) this.#kept.delete(oldest.value);
    return ranking;
  }

  /** The candidates as they came. The same object for the same request, so that a framework does not loop. */
  asCame(request: unknown, error: HomebodyErrorShape): Ranking {
    const { slot, model, intent, ids } = readLoosely(request);
    const mode = this.#session.mode;
    const key = JSON.stringify([shapeOf(error), slot, model, intent, mode, ids]);
    const kept = this.#kept.get(key);
    if (kept) return kept.ranking;
    const at = this.#session.now();
    const plain: Ranking = { id: 0, slot, model, intent, mode, at, items: ids.map(asCame), excluded: [], excludedCount: 0, error: shapeOf(error) };
    return this.#keep(key, freeze(plain), -1);
  }

  /** The same ranking without one piece of evidence; as it is, with an error, when that cannot be told any more. */
  without(ranking: Ranking, reason: unknown): Ranking {
    try {
      const key = (reason as { key?: unknown } | undefined)?.key;
      if (typeof key !== "string") throw new HomebodyError("invalid-input", "reason", "pass a reason of this explanation");
      return readRanking(this.#session.call(Call.Without, utf8(key), ranking.id));
    } catch (thrown) {
      return Object.freeze({ ...ranking, error: shapeOf(asError(thrown)) });
    }
  }

  watch(request: unknown, f: (ranking: Ranking) => void, settled: boolean): () => void {
    const watcher: Watcher = { request, f };
    this.#watchers.add(watcher);
    if (settled) this.#show(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  /** Tells the watchers whose ranking really differs from what they were shown. */
  tell(): void {
    for (const watcher of [...this.#watchers]) if (this.#watchers.has(watcher)) this.#show(watcher);
  }

  #show(watcher: Watcher): void {
    const ranking = this.rank(watcher.request);
    if (watcher.shown && alike(watcher.shown, ranking)) return;
    watcher.shown = ranking;
    try {
      watcher.f(ranking);
    } catch (thrown) {
      complain(thrown);
    }
  }

  dispose(): void {
    this.#watchers.clear();
    this.#kept.clear();
  }
}

function alike(a: Ranking, b: Ranking): boolean {
  return (
    a === b ||
    (a.mode === b.mode &&
      a.error?.code === b.error?.code &&
      a.error?.field === b.error?.field &&
      a.excludedCount === b.excludedCount &&
      equal(a.items, b.items, (x, y) => x.id === y.id && x.score === y.score && x.promoted === y.promoted && x.bought === y.bought) &&
      equal(a.excluded, b.excluded, (x, y) => x.id === y.id && x.rule === y.rule))
  );
}

const equal = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a.length === b.length && a.every((x, i) => same(x, b[i] as T));

const asError = (thrown: unknown): HomebodyError =>
  thrown instanceof HomebodyError ? thrown : new HomebodyError("invalid-input", "request", "it could not be read: pass plain data");
