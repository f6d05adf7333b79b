// The book of receipts: a database of its own, opened for each entry and closed again. Each receipt names the hash of the one before,
// and all of it happens in one transaction, so that tabs cannot write the same page twice.
import { complete, open, within } from "../database.js";
import { canonical, sha256 } from "../digest.js";
import type { Purpose, Receipt, Receipts, ReceiptState } from "../types.js";
import type { Binding, Choice } from "./keeper.js";

const STORE = "receipts";
/** The oldest go first; the one after them then names a hash that nobody can check any more. */
const MOST = 200;
const OPEN_MS = 5000;

/** The purposes in the words of the Data Privacy Vocabulary. */
const DPV: Readonly<Record<Purpose, string>> = {
  store: "dpv:ServicePersonalisation",
  profile: "dpv:ServicePersonalisation",
  rank: "dpv:ProvidePersonalisedRecommendations",
  measure: "dpv:ServiceUsageAnalytics",
};
const HOLDS: readonly ReceiptState[] = ["ConsentGiven", "RenewedConsentGiven"];

type Tell = (receipt: Receipt) => void;
type Event = Receipt["events"][number];

/** Adds what there is to add, tells of it, and gives all receipts. They are told even where they cannot be kept. */
export async function keep(binding: Binding, now: number, tell: Tell, choice?: Choice): Promise<Receipts> {
  const told: Receipt[] = [];
  try {
    const db = await openBook(binding.name);
    try {
      return await write(db, (list) => {
        told.push(...additions(binding, list, now, choice));
        return told;
      });
    } finally {
      db.close();
    }
  } catch (thrown) {
    if (!told.length && choice) told.push(...additions(binding, [], now, choice));
    throw thrown;
  } finally {
    for (const receipt of told) tell(receipt);
  }
}

async function openBook(name: string): Promise<IDBDatabase> {
  const attempt = { late: false };
  const make = (db: IDBDatabase) => void db.createObjectStore(STORE, { autoIncrement: true });
  const db = await within(OPEN_MS, undefined, open(indexedDB, name, make, attempt));
  attempt.late = true;
  if (!db) throw new Error("the database did not open in time");
  db.onversionchange = () => db.close();
  return db;
}

async function write(db: IDBDatabase, more: (list: readonly Receipt[]) => readonly Receipt[]): Promise<Receipts> {
  const tx = db.transaction(STORE, "readwrite", { durability: "strict" });
  const store = tx.objectStore(STORE);
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  let list: Receipt[] = [];
  values.onsuccess = () => {
    const added = more(values.result);
    list = [...values.result, ...added];
    const excess = Math.max(0, list.length - MOST);
    for (const key of keys.result.slice(0, excess)) store.delete(key);
    for (const receipt of added) store.add(receipt);
    list = list.slice(excess);
  };
  await complete(tx);
  return checked(list);
}

/** With whether the chain holds. */
function checked(list: readonly Receipt[]): Receipts {
  const hashes = list.map((receipt) => sha256(canonical(receipt)));
  return { list, head: hashes.at(-1) ?? "", intact: list.every(({ prev }, i) => i === 0 || prev === hashes[i - 1]) };
}

function additions(binding: Binding, list: readonly Receipt[], now: number, choice?: Choice): Receipt[] {
  const added: Receipt[] = [];
  const add = (purposes: readonly Purpose[], event: Event) => {
    if (!purposes.length) return;
    const last = [...list, ...added].at(-1);
    added.push(receipt(binding, last ? sha256(canonical(last)) : "", purposes, event));
  };
  const before = standing(list);
  const at = (time: number) => new Date(time).toISOString();
  const lapsed = (state: ReceiptState, over: (last: Receipt, event: Event) => boolean) => {
    const purposes = [...before].filter(([, [last, event]]) => HOLDS.includes(event.state) && over(last, event)).map(([purpose]) => purpose);
    for (const purpose of purposes) before.delete(purpose);
    add(purposes, { state, type: "ExpressedConsent", at: at(now), by: "homebody", method: "checked when receipts were opened", source: "" });
  };
  lapsed("ConsentExpired", (_, { validUntil }) => validUntil !== undefined && Date.parse(validUntil) <= now);
  lapsed("ConsentInvalidated", ({ notice }) => notice.version !== binding.options.notice.version);
  if (choice) {
    const held = choice.purposes.map((purpose) => HOLDS.includes(before.get(purpose)?.[1].state as ReceiptState));
    const state = choice.granted
      ? (held.every(Boolean) ? "RenewedConsentGiven" : "ConsentGiven")
      : held.some(Boolean) ? "ConsentWithdrawn" : "ConsentRefused";
    add(choice.purposes, {
      state,
      type: "ExpressedConsent",
      at: at(choice.at),
      ...(choice.granted && choice.validUntil && { validUntil: at(choice.validUntil) }),
      by: "visitor",
      method: choice.granted ? "consent.grant()" : "consent.withdraw()",
      source: choice.source,
    });
  }
  return added;
}

/** The last word on each purpose. */
function standing(list: readonly Receipt[]): Map<Purpose, [Receipt, Event]> {
  const last = new Map<Purpose, [Receipt, Event]>();
  for (const receipt of list) {
    const event = receipt.events.at(-1);
    if (event) for (const { name } of receipt.purposes) last.set(name, [receipt, event]);
  }
  return last;
}

function receipt({ options, retentionDays }: Binding, prev: string, purposes: readonly Purpose[], event: Event): Receipt {
  const { controller, notice, jurisdiction = "EU" } = options;
  const random = crypto.getRandomValues(new Uint8Array(16));
  return {
    schema: "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr",
    id: Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    prev,
    at: event.at,
    subject: "this-device",
    controller,
    notice,
    purposes: purposes.map((name) => ({ name, dpv: DPV[name] })),
    data: ["items looked at, put in the cart, bought or dismissed, with times", "interests", "what was shown and how often"],
    processing: ["dpv:Profiling", "on this device"],
    storage: { location: "dpv:WithinDevice", duration: `P${retentionDays}D`, deletion: "on withdrawal, and when not used for that long" },
    recipients: [],
    basis: "eu-gdpr:A6-1-a",
    jurisdiction: `loc:${jurisdiction}`,
    withdraw: "consent.withdraw()",
    events: [event],
  };
}
