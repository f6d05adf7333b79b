// Builds the wall, in two ways: a worker's file that the server sends with a policy of its own, or a worker from a `blob:` made within a
// hidden frame, whose policy it inherits. What comes back has passed its self-check.
import type { SealedForm, SealedStatus } from "../types.js";
import { isSealed } from "./judge.js";
import type { ToEngine, ToPage } from "./protocol.js";

/** To an engine, wherever it runs. */
export interface Line {
  readonly status: SealedStatus;
  post(message: ToEngine): void;
  listen(hear: (message: ToPage) => void, failed: () => void): void;
  close(): void;
}

const POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";
/** How long a worker may be silent. */
const PATIENCE_MS = 3000;

interface Made {
  readonly worker: Worker;
  remove(): void;
}
type Why = SealedStatus["tried"][number]["why"];

/** A sealed worker, or what was tried in vain. */
export async function openSealed(url: string | URL | undefined): Promise<Line | SealedStatus["tried"]> {
  const tried: { form: SealedForm; why: Why }[] = [];
  if (typeof document === "undefined" || typeof Worker === "undefined") return tried;
  const forms: [SealedForm, () => Promise<Made>][] = [["blob", framed]];
  if (url !== undefined) forms.unshift(["header", async () => fetched(url)]);
  for (const [form, make] of forms) {
    const line = await attempt(form, make, tried);
    if (typeof line !== "string") return line;
    tried.push({ form, why: line });
  }
  return tried;
}

async function attempt(form: SealedForm, make: () => Promise<Made>, before: SealedStatus["tried"]): Promise<Line | Why> {
  let made: Made;
  try {
    made = await make();
  } catch {
    return "refused";
  }
  const end = () => {
    made.worker.terminate();
    made.remove();
  };
  const hello = await greeting(made.worker);
  if (typeof hello === "string" || !isSealed(hello)) {
    end();
    return typeof hello === "string" ? hello : "leaks";
  }
  return {
    status: { sealed: true, form, probes: hello, tried: [...before] },
    post: (message) => made.worker.postMessage(message),
    listen(hear, failed) {
      made.worker.onmessage = ({ data }) => hear(data);
      made.worker.onerror = failed;
    },
    close: end,
  };
}

function greeting(worker: Worker): Promise<SealedStatus["probes"] | Why> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS, "silent" satisfies Why);
    const done = (heard: SealedStatus["probes"] | Why) => {
      clearTimeout(timer);
      resolve(heard);
    };
    worker.onmessage = ({ data }: { data: ToPage }) => data.do === "hello" && done(data.probes);
    worker.onerror = () => done("refused");
  });
}

const fetched = (url: string | URL): Made => ({ worker: new Worker(allowed(window, String(url))), remove() {} });

/** The frame stays: without it the worker ends. */
async function framed(): Promise<Made> {
  const { default: source } = await import("./source.js");
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.documentElement.append(frame);
  try {
    if (frame.contentDocument?.readyState !== "complete") await new Promise((loaded) => (frame.onload = loaded));
    const [inside, page] = [frame.contentWindow as Window & typeof globalThis, frame.contentDocument as Document];
    const meta = page.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = `${POLICY}; worker-src blob:; child-src blob:`;
    page.head.append(meta); // before the worker is made, or it would not inherit it
    const address = inside.URL.createObjectURL(new inside.Blob([source], { type: "text/javascript" }));
    return { worker: new inside.Worker(allowed(inside, address)), remove: () => frame.remove() };
  } catch (thrown) {
    frame.remove();
    throw thrown;
  }
}

interface Policy {
  createScriptURL(url: string): string;
}
interface Trusting {
  readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
}
const policies = new WeakMap<object, Policy>();

/** The address as a page takes it that enforces Trusted Types; its policy must allow the name `homebody`. */
function allowed(window: object, url: string): string {
  const types = (window as Trusting).trustedTypes;
  if (!types) return url;
  try {
    const policy = policies.get(window) ?? types.createPolicy("homebody", { createScriptURL: (url) => url });
    policies.set(window, policy);
    return policy.createScriptURL(url);
  } catch {
    return url; // the page does not allow the policy; where it enforces Trusted Types there is no worker
  }
}
