// One visitor with a browser of their own: first the pages that make the profile, then the trip that is compared.
import type { Browser, Page, Request } from "playwright-core";
import type { Sent } from "./compare.js";
import { hasHomebody, type InPage, lookOver } from "./inpage.js";

export interface Trip {
  /** Pages that make the profile. */
  readonly interests: readonly string[];
  /** Pages that both visitors open, in this order. */
  readonly pages: readonly string[];
  readonly accept: string | undefined;
  /** The page on which the question stands, where it does not come by itself. */
  readonly asks: string | undefined;
  readonly product: string;
  readonly wait: number;
}
export interface Seen {
  readonly sent: readonly Sent[];
  /** Links as they stood on each page. */
  readonly orders: readonly string[][];
  readonly homebody: boolean;
  readonly accepted: boolean;
}

/** Headers that are the browser's own and say nothing of a visitor. */
const COMMON = /^(accept.*|cache-control|connection|content-length|content-type|host|if-.*|origin|pragma|priority|range|sec-.*|te|upgrade.*|user-agent|:.*)$/;
const LONGEST = 300;

export async function visit(browser: Browser, { interests, pages, accept, asks, product, wait }: Trip): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en", reducedMotion: "reduce" });
  try {
    let accepted = false;
    const warm = await open(context);
    const front = pages[0] as string;
    // Who follows a link says where from, and some sites ask only then. What was looked at before the answer counts for nothing: once more.
    const looked = [asks ?? front, ...interests];
    for (let at = 0; at < looked.length; at++) {
      await arrive(warm, looked[at] as string, wait, at ? front : undefined);
      if (accept === undefined || accepted) continue;
      accepted = await press(warm, accept);
      if (accepted) looked.push(...looked.slice(1, at + 1));
    }
    await warm.waitForTimeout(wait);
    await warm.close();

    const page = await open(context);
    const heard: { step: string; request: Request }[] = [];
    const sockets: Sent[] = [];
    let step = "";
    context.on("request", (request) => void heard.push({ step, request }));
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => void sockets.push({ kind: "socket", step, method: "SEND", url: socket.url(), more: body(String(payload)) })),
    );
    const looks: { step: string; look: InPage }[] = [];
    let homebody = false;
    for (const [at, url] of pages.entries()) {
      step = `${at + 1}. ${url}`;
      await arrive(page, url, wait);
      looks.push({ step, look: await page.evaluate(lookOver, product) });
      homebody ||= await page.evaluate(hasHomebody);
    }
    const sent = [...(await Promise.all(heard.map(({ step, request }) => describe(step, request, looks)))), ...sockets, ...looks.flatMap(({ step, look }) => latent(step, look))];
    return { sent, orders: looks.map(({ look }) => look.order), homebody, accepted };
  } finally {
    await context.close();
  }
}

/** Without its cache: what one visitor has seen before is asked for again, too. */
async function open(context: Awaited<ReturnType<Browser["newContext"]>>): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return page;
}

/** A whole visit to a page: down to its end, and long enough for what comes late. */
async function arrive(page: Page, url: string, wait: number, referer?: string): Promise<void> {
  await page.goto(url, { waitUntil: "load", ...(referer !== undefined && { referer }) });
  await page.waitForLoadState("networkidle", { timeout: wait * 4 }).catch(() => {});
  await page.waitForTimeout(wait);
  for (let screen = 0; screen < 8; screen++) {
    const more = await page.evaluate(() => {
      const before = scrollY;
      scrollBy(0, innerHeight);
      return scrollY > before;
    });
    if (!more) break;
    await page.waitForTimeout(wait / 10);
  }
  await page.waitForTimeout(wait);
}

async function press(page: Page, selector: string): Promise<boolean> {
  const button = page.locator(selector).first();
  if (!(await button.isVisible().catch(() => false))) return false;
  await button.click();
  return true;
}

async function describe(step: string, request: Request, looks: readonly { step: string; look: InPage }[]): Promise<Sent> {
  const headers = await request.allHeaders().catch(() => request.headers());
  const more: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === "cookie") for (const one of value.split("; ")) more[`the cookie ${one.split("=")[0]}`] = one.slice(one.indexOf("=") + 1);
    else if (!COMMON.test(name)) more[`the header ${name}`] = value;
  }
  const url = request.url();
  const from = looks.find((one) => one.step === step)?.look.loads.find((one) => one.url === url);
  const purpose = headers["sec-purpose"] ?? headers["purpose"] ?? "";
  const kind = from?.kind ?? (/prefetch|prerender/.test(purpose) ? "prefetch" : request.resourceType());
  return { kind: kind === "image" ? "picture" : kind, step, method: request.method(), url, more: { ...more, ...body(request.postData() ?? "") }, ...(from && { element: from.element }) };
}

/** What a body holds, field by field where it has fields. */
function body(text: string): Record<string, string> {
  if (!text) return {};
  const fields: Record<string, string> = {};
  const add = (path: string, value: unknown, depth: number) => {
    if (typeof value === "object" && value !== null && depth) for (const [key, part] of Object.entries(value)) add(path ? `${path}.${key}` : key, part, depth - 1);
    else fields[`the body's field ${path}`] = String(typeof value === "object" ? JSON.stringify(value) : value).slice(0, LONGEST);
  };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      add("", value, 6);
      return fields;
    }
  } catch {} // not JSON
  return { "the body": text.slice(0, LONGEST) };
}

/** What has not been sent, but would be at a click that has nothing to do with the ranking. */
function latent(step: string, { forms, hints }: InPage): Sent[] {
  return [
    ...forms.map(({ url, method, fields, element }) => ({
      kind: "form", step, method, url, element, more: Object.fromEntries(Object.entries(fields).map(([name, value]) => [`the hidden field ${name}`, value])),
    })),
    ...hints.map(({ url, rel, element }) => ({ kind: rel, step, method: "CONNECT", url, element, more: {} })),
  ];
}
