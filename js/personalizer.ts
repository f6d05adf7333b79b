// The facade: wires the rooms together and checks what a page hands to `track` and `on`.
import { Catalog } from "./catalog.js";
import { EVENTS } from "./codes.js";
import { Gate } from "./consent/gate.js";
import { HomebodyError } from "./errors.js";
import { explainWords } from "./explain.js";
import { codeOf, fail, fields, flag, id, list, optional, required, time, whole, within, word } from "./host.js";
import type { Load } from "./load.js";
import { profileOf, track as record } from "./profile.js";
import { quantity } from "./profile-format.js";
import { Rankings } from "./rankings.js";
import { Ready } from "./ready.js";
import { ReceiptKeeper } from "./receipts/keeper.js";
import { disposed, Session } from "./session.js";
import { readOptions } from "./settings.js";
import { Sync } from "./sync.js";
import type { Events, Explanation, Personalizer, Ranking } from "./types.js";

/** What happened before the engine came is kept for it in memory, where consent allows, up to this many. */
const EARLY = 200;
const EVENT_NAMES = ["change", "mode", "consent", "receipt", "error"] as const satisfies readonly (keyof Events)[];

export function create(load: Load, given?: unknown): Personalizer {
  const settings = readOptions(given);
  const session = new Session(load, settings);
  const ready = new Ready();
  const gate = new Gate(session, settings.namespace);
  const catalog = new Catalog(session, ready);
  const sync = new Sync(session, gate, settings.namespace);
  const rankings = new Rankings(session, settings.exploration);
  const { namespace, retentionDays, receipts: options } = settings;
  const receipts = new ReceiptKeeper(session, options && { name: `homebody:${namespace}:receipts`, retentionDays, options });
  const early: { readonly endings: number; readonly send: () => void }[] = [];

  const there = () => catalog.loaded && ready.settled;

  session.afterChange.push(() => {
    if (ready.settled || !catalog.loaded || sync.restoring) return;
    ready.ok();
    // Each in its own time, and under the yes it was done under.
    for (const { endings, send } of early.splice(0)) if (endings === gate.endings) send();
  });
  session.whenTold.push(() => ready.settled && rankings.tell());
  settings.consent.forEach((source, i) => gate.connect(source, `options.consent[${i}]`));
  if (settings.catalog !== undefined) {
    catalog.load(settings.catalog).catch((error: HomebodyError) => {
      session.report(error);
      rankings.tell(); // they get the host's order, and why
    });
  }

  function track(event: unknown, item: unknown, detail?: unknown): void {
    if (session.disposed) throw disposed();
    const code = within("event", () => codeOf(EVENTS)(event));
    const ids = within("item", () => (typeof item === "string" ? [id(item)] : list(1000, id)(item)));
    const { at = session.now(), ranking, quantity } = within("detail", () => readDetail(detail));
    const count = EVENTS[code] === "impression" ? ranking : quantity;
    const send = () => {
      try {
        record(session, code, ids, at, count);
      } catch (thrown) {
        if (!(thrown instanceof HomebodyError) || thrown.code !== "consent-required") throw thrown;
      }
    };
    if (there()) send();
    else if (early.length < EARLY && (settings.mode === "session" || gate.says("profile", "granted"))) early.push({ endings: gate.endings, send });
  }

  const personalizer: Personalizer = {
    get ready() {
      return ready.promise;
    },
    get mode() {
      return session.mode;
    },
    // Without what is remembered a list would offer what was bought, and change a moment later.
    rank: (request) => (there() || session.disposed ? rankings.rank(request) : rankings.asCame(request, notReady())),
    watch: (request, f) => rankings.watch(request, f, ready.settled),
    track,
    explain: (ranking, item) => explain(ranking, item),
    on: (event, f) => {
      const name = within("event", () => word(EVENT_NAMES)(event));
      if (typeof f !== "function") fail("pass a function", "f");
      return session.on(name, f as never);
    },
    catalog: {
      load: (source) => catalog.load(source),
      update: (changes) => catalog.update(changes),
      get: (item) => catalog.get(item),
    },
    consent: {
      get: () => gate.get(),
      has: (purpose) => gate.has(purpose),
      grant: (...purposes) => receipts.chosen(gate.choose(purposes, "granted")),
      withdraw(...purposes) {
        const choice = gate.choose(purposes, "denied");
        sync.withdrawn(choice.purposes);
        receipts.chosen(choice);
      },
      receipts: () => receipts.read(),
      connect: (source) => gate.connect(source),
      visit: (on = true) => gate.visit(within("on", () => flag(on))),
    },
    profile: profileOf(session, sync),
    dispose,
  };

  function explain(ranking: Ranking, item: string): Explanation {
    const without = (reason: unknown) => rankings.without(ranking, reason);
    try {
      const reasons = ranking.items.find(({ id }) => id === item)?.reasons ?? [];
      return { text: explainWords(ranking, item, (of) => catalog.get(of)), reasons, without };
    } catch {
      return { text: "There is nothing to explain.", reasons: [], without }; // it was not a ranking of ours
    }
  }

  function dispose(): void {
    if (session.disposed) return;
    early.length = 0;
    gate.dispose();
    sync.dispose();
    rankings.dispose();
    session.dispose();
    if (!ready.settled) ready.fail(disposed());
  }

  if (typeof Symbol.dispose === "symbol") Object.defineProperty(personalizer, Symbol.dispose, { value: dispose });
  return Object.freeze(personalizer);
}

const notReady = () => new HomebodyError("not-ready", "catalog", "await `ready` first");

const numbered = (ranking: unknown) => required(fields(ranking), "id", whole(0, 0xffff_ffff));

function readDetail(detail: unknown): { at: number | undefined; ranking: number; quantity: number } {
  const from = fields(detail ?? {}, ["ranking", "at", "quantity"]);
  return {
    at: optional(from, "at", time),
    ranking: optional(from, "ranking", numbered) ?? 0,
    quantity: optional(from, "quantity", quantity) ?? 1,
  };
}
