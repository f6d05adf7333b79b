// The living engine and what is needed to make it again. All calls into it go through `run`: whatever it
// throws itself is a trap, and an engine that trapped is replaced. It never calls back, so nothing of
// the page's runs while it is busy; watchers and listeners are told afterwards, in a microtask.
import { MODES } from "./codes.js";
import { Call, checked, type Engine, type Glue, State } from "./engine.js";
import { complain, HomebodyError, shapeOf } from "./errors.js";
import type { Load } from "./load.js";
import type { Settings } from "./settings.js";
import type { Decision, Events, Mode } from "./types.js";

/** How often a trapped engine is replaced before it is left alone. */
const LIVES = 3;
const NOTHING: Uint8Array = new Uint8Array();

export class Session {
  /** Brings a fresh engine up to date, in this order. */
  readonly restore: (() => void)[] = [];
  /** Runs after every change, before anyone is told. */
  readonly afterChange: ((urgent: boolean) => void)[] = [];
  /** Runs when listeners are told. */
  readonly whenTold: (() => void)[] = [];
  /** Counts engines: a revision means something within one of them only. */
  life = 0;
  disposed = false;

  readonly #load: Load;
  readonly #settings: Settings;
  readonly #listeners = new Map<keyof Events, Set<(detail: never) => void>>();
  #starting: Promise<void> | undefined;
  #glue: Glue | undefined;
  #engine: Engine | undefined;
  #lastNow = 0;
  #telling = false;
  #told = { revision: -1, life: 0, mode: "", decision: "" };

  constructor(load: Load, settings: Settings) {
    this.#load = load;
    this.#settings = settings;
    this.#told.mode = this.mode;
  }

  get engine(): Engine | undefined {
    return this.#engine;
  }

  /** The time, which in here never runs backwards. */
  now(): number {
    const now = Date.now();
    if (now > this.#lastNow) this.#lastNow = now;
    return this.#lastNow;
  }

  get mode(): Mode {
    if (this.disposed) return "off";
    try {
      return MODES[this.state(State.Mode)] ?? "contextual";
    } catch {
      return this.#settings.mode === "off" ? "off" : "contextual";
    }
  }

  /** Loads the engine; again after a failure. */
  start(): Promise<void> {
    if (this.disposed) return Promise.reject(disposed());
    this.#starting ??= this.#load(this.#settings.wasm).then(
      (glue) => {
        if (this.disposed) return;
        this.#glue = glue;
        this.#revive();
      },
      (error: HomebodyError) => {
        this.#starting = undefined;
        this.report(error);
        throw error;
      },
    );
    return this.#starting;
  }

  #revive(): void {
    if (!this.#glue || this.life > LIVES) return;
    this.life++;
    this.#engine = new this.#glue.Engine(this.#settings.config());
    for (const step of this.restore) step();
    this.changed(true);
  }

  /** Calls the engine. What the page handed in must have been read before. */
  run<T>(use: (engine: Engine, now: number) => T): T {
    if (this.disposed) throw disposed();
    if (!this.#engine) throw new HomebodyError("not-ready", "homebody", "await `ready` first");
    try {
      return use(this.#engine, this.now());
    } catch (thrown) {
      throw this.#trapped(thrown);
    }
  }

  #trapped(thrown: unknown): HomebodyError {
    if (thrown instanceof HomebodyError) return thrown;
    this.#engine = undefined;
    const error = new HomebodyError("not-ready", "engine", `it failed and was started again; try once more (${String(thrown)})`);
    this.report(error);
    try {
      this.#revive();
    } catch (again) {
      if (again instanceof HomebodyError) this.report(again);
    }
    return error;
  }

  state(code: State): number {
    return this.run((engine, now) => engine.state(code, now));
  }

  bytes(): Uint8Array {
    return this.run((engine) => engine.bytes());
  }

  /** One call; an answer that is an error is thrown. */
  call(code: Call, input = NOTHING, number = 0): string {
    return this.run((engine, now) => checked(engine.call(code, input, number, now)));
  }

  /** Calls the engine and lets everyone know. `urgent`: consent or erasure, which do not wait. */
  change(code: Call, input?: Uint8Array, number?: number, urgent = false): void {
    this.call(code, input, number);
    this.changed(urgent);
  }

  changed(urgent = false): void {
    for (const step of this.afterChange) step(urgent);
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.#tell();
    });
  }

  #tell(): void {
    if (!this.#engine) return;
    const told = this.#told;
    let decision: Decision;
    try {
      decision = JSON.parse(this.call(Call.Decision));
      const revision = this.state(State.Revision);
      this.#told = { revision, life: this.life, mode: decision.mode, decision: JSON.stringify(decision) };
    } catch {
      return; // it trapped, which was reported
    }
    const now = this.#told;
    if (now.mode !== told.mode) this.emit("mode", decision.mode);
    if (now.decision !== told.decision) this.emit("consent", decision);
    if (now.revision !== told.revision || now.life !== told.life) this.emit("change", undefined);
    for (const step of this.whenTold) step();
  }

  on<E extends keyof Events>(event: E, f: (detail: Events[E]) => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(f));
    return () => {
      all.delete(f);
    };
  }

  emit<E extends keyof Events>(event: E, detail: Events[E]): void {
    for (const f of [...(this.#listeners.get(event) ?? [])]) {
      try {
        (f as (detail: Events[E]) => void)(detail);
      } catch (thrown) {
        complain(thrown);
      }
    }
  }

  /** For what no call can throw. Told later, so that a listener may call back. */
  report(error: HomebodyError): void {
    queueMicrotask(() => this.emit("error", shapeOf(error)));
  }

  /** The decision while there is no engine to make it: nothing is granted. */
  static undecided(mode: Mode): Decision {
    const purposes = { store: "unknown", profile: "unknown", rank: "unknown", measure: "unknown" } as const;
    return { mode, visit: false, purposes, sources: [] };
  }

  dispose(): void {
    this.disposed = true;
    this.#listeners.clear();
    try {
      this.#engine?.free();
    } catch {} // it had trapped
    this.#engine = undefined;
  }
}

export const disposed = (): HomebodyError => new HomebodyError("disposed", "homebody", "make a new personalizer: this one was disposed of");
