// The sealed worker's first act: it tries the ways out, and each must be refused. The first attempts need no network at all. Only when
// they were refused do others name an address: the site's own and the same for everyone, so that a policy that lets the site's own
// addresses through is noticed, too, at the cost of one request to the site. `npm run verify` holds that nothing else in the worker's
// file names a way to the network. Cache storage is left alone, because opening a cache keeps something; the tests try it.
import type { SealedProbe } from "../types.js";
import { isSealed } from "./judge.js";

/** Returns or resolves when the way out was open, and throws or rejects when it was refused. */
type Attempts = Readonly<Record<string, () => unknown>>;
type Scripts = { importScripts(address: string): void };

const WITHOUT_NETWORK: Attempts = {
  fetch: () => fetch("data:,"),
  XMLHttpRequest: () =>
    outcome((open, refused) => {
      const request = new XMLHttpRequest();
      request.onload = open;
      request.onerror = refused;
      request.open("GET", "data:,");
      request.send();
    }),
  importScripts: () => (self as unknown as Scripts).importScripts("data:text/javascript,"),
  import: () => import("data:text/javascript," as string),
  Worker: () => outcome((open, refused) => Object.assign(new Worker("data:text/javascript,postMessage(0)"), { onmessage: open, onerror: refused })),
  eval: () => self.eval("0"),
  Function: () => new Function(""),
};

const TO_THE_SITE: Attempts = {
  fetch: () => fetch(origin + "/homebody-self-check"),
  importScripts: () => (self as unknown as Scripts).importScripts(origin + "/homebody-self-check"),
  Worker: () => outcome((open, refused) => Object.assign(new Worker(origin + "/homebody-self-check"), { onmessage: open, onerror: refused })),
  WebSocket: () =>
    outcome((open, refused) => Object.assign(new WebSocket(origin.replace("http", "ws") + "/homebody-self-check"), { onopen: open, onerror: refused })),
  EventSource: () => outcome((open, refused) => Object.assign(new EventSource(origin + "/homebody-self-check"), { onopen: open, onerror: refused })),
};

/** The address of a socket has a scheme of its own; what allows an event source would allow the first attempt, too. */
const SOCKET = Object.keys(TO_THE_SITE).at(-2);

const PATIENCE_MS = 500;

/** Silence counts as refused: some browsers do not tell. */
function outcome(attempt: (open: () => void, refused: () => void) => unknown): Promise<void> {
  return new Promise((open, refused) => {
    setTimeout(refused, PATIENCE_MS);
    attempt(open, refused);
  });
}

async function isRefused(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch {
    return true;
  }
}

/** Stops at the first way out that is open. */
export async function selfCheck(): Promise<SealedProbe[]> {
  let refusals = 0;
  addEventListener("securitypolicyviolation", () => refusals++);
  const probes: SealedProbe[] = [];
  /** The ways of whose refusal this browser tells; Firefox is silent about workers and event sources. */
  const told = new Set<string>();
  for (const [name, attempt] of Object.entries(WITHOUT_NETWORK)) {
    const before = refusals;
    probes.push({ name, blocked: await isRefused(attempt) });
    const tells = told.size > 0 || probes.length === 1; // of the first as of the others, or of none
    if (tells && (await heard(() => refusals > before))) told.add(name);
  }
  const [first] = told;
  for (const [name, attempt] of Object.entries(TO_THE_SITE)) {
    if (!isSealed(probes)) break;
    const before = refusals;
    // An address where nothing is found fails as well. Where the browser tells of refusals, it must tell of this one.
    const tells = name === SOCKET ? first : told.has(name);
    const blocked = (await isRefused(attempt)) && (!tells || (await heard(() => refusals > before)));
    const at = probes.findIndex((probe) => probe.name === name);
    probes.splice(at < 0 ? probes.length : at, 1, { name, blocked });
  }
  return probes;
}

async function heard(is: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 20 && !is(); turn++) await new Promise((next) => setTimeout(next, 5));
  return is();
}
