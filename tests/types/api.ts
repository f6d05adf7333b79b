// How the package is written against, checked by the compiler alone: what must be accepted, and what must not.
import {
  createPersonalizer,
  gpc,
  HomebodyError,
  remembered,
  site,
  type CatalogItem,
  type ConsentSource,
  type ErrorCode,
  type Item,
  type Mode,
  type Personalizer,
  type ProfileExport,
  type Ranking,
  type Reason,
} from "homebody";
import { createPersonalizer as createInline } from "homebody/inline";

const items: readonly Item[] = [
  { id: "a", title: "A" },
  { id: "b", title: "B", price: 3, currency: "EUR", categories: ["X/Y"], attributes: { brand: "Acme", colours: ["red"], size: 3, vegan: true } },
];
const cmp: ConsentSource = {
  name: "cmp",
  connect(report) {
    report({ purposes: { store: "granted" } });
    return () => {};
  },
};

export async function everything(): Promise<void> {
  const p: Personalizer = createPersonalizer({
    catalog: items,
    consent: [site({ grant: ["store"], deny: ["measure"] }), remembered({ noticeVersion: "2", days: 90 }), gpc({ strict: true }), cmp],
    namespace: "shop",
    caps: { itemDay: 2 },
    sensitive: ["category=Pharmacy"],
    audience: "general",
    mode: "session",
  });
  await p.ready;
  const mode: Mode = p.mode;
  const ranking: Ranking = p.rank({ slot: "home", model: "for_you", context: { item: "a" }, candidates: ["a", "b"], pin: [{ id: "b", position: 0 }] });
  const reason: Reason | undefined = ranking.items[0]?.reasons[0];
  const stop: () => void = p.watch({ slot: "home" }, ({ items, error }) => void [items.length, error?.code]);
  p.track("view", ["a", "b"], { at: Date.now(), quantity: 1, ranking });
  const { text, without } = p.explain(ranking, "a");
  if (reason) void [text, without(reason).items];
  const off = p.on("error", ({ code, field, fix }) => void [code, field, fix]);
  p.on("consent", ({ purposes }) => void purposes.rank);
  const found: CatalogItem | undefined = p.catalog.get("a");
  await p.catalog.load(fetch("/shop.pack"));
  await p.catalog.load(new Uint8Array());
  p.catalog.update([{ id: "a", price: 4 }]);
  p.consent.grant("store", "profile");
  p.consent.withdraw();
  p.consent.connect(cmp)();
  p.profile.declare({ "brand=Acme": 1 });
  p.profile.facts({ name: null });
  const file: ProfileExport = p.profile.export();
  p.profile.import(JSON.parse(JSON.stringify(file)));
  const { logical, fileRemoved } = await p.profile.erase({ since: 0 });
  const removed: boolean | "unknown" = fileRemoved;
  const error: ErrorCode = new HomebodyError("invalid-input", "a", "b").code;
  stop();
  off();
  p.dispose();
  void [mode, found, logical, removed, error, createInline()];
}

export function refused(p: Personalizer, ranking: Ranking): void {
  // @ts-expect-error a slot is needed
  p.rank({});
  // @ts-expect-error no such model
  p.rank({ slot: "a", model: "foryou" });
  // @ts-expect-error no such event
  p.track("look", "a");
  // @ts-expect-error rankings are not to be changed
  ranking.items.push();
  // @ts-expect-error nor what is in them
  ranking.items[0]!.score = 1;
  // @ts-expect-error no such purpose
  p.consent.grant("everything");
  // @ts-expect-error a title is needed
  createPersonalizer({ catalog: [{ id: "a" }] });
  // @ts-expect-error ready is not to be replaced
  p.ready = Promise.resolve();
  // @ts-expect-error what an event tells depends on the event
  p.on("mode", ({ code }) => code);
}
