// The two-visitors test on anybody's pages: two visitors, who could not like more different things, make the same trip, and what their
// browsers ask for is compared. Each makes it several times, so that chance is not taken for a leak.
import type { Browser } from "playwright-core";
import { launch, Trouble } from "./browser.js";
import { type Difference, differences } from "./compare.js";
import { linksInPage } from "./inpage.js";
import { type Seen, type Trip, visit } from "./visitor.js";

export interface AuditOptions {
  readonly url: string;
  /** Pages that the first and the second visitor look at beforehand. */
  readonly first?: readonly string[];
  readonly second?: readonly string[];
  /** Pages that are compared; the page itself, a product that neither has looked at, and the page again. */
  readonly pages?: readonly string[];
  /** What the addresses of products contain. */
  readonly candidates?: string;
  /** What to press where the site asks for consent, as Playwright takes it. */
  readonly accept?: string;
  /** The page on which that stands; any of the trip's when absent. */
  readonly asks?: string;
  readonly browser?: string;
  /** How long to wait where something may come late, in milliseconds. */
  readonly wait: number;
  readonly say: (text: string) => void;
}

export interface Audit {
  readonly ok: boolean;
  readonly url: string;
  /** Whether homebody runs on the pages. */
  readonly homebody: boolean;
  /** Whether the two visitors were shown their products in a different order: else there was nothing to give away. */
  readonly personal: boolean;
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly pages: readonly string[];
  /** How often each of the two made the trip. */
  readonly runs: number;
  /** What was compared, over all runs. */
  readonly compared: number;
  readonly leaks: readonly Difference[];
}

const INTERESTS = 5;
const FEWEST = 5;

export async function audit(options: AuditOptions): Promise<Audit> {
  const browser = await launch(options.browser);
  try {
    const plan = await planned(browser, options);
    const seen: [Seen[], Seen[]] = [[], []];
    const run = async () => {
      options.say(`both visitors make the trip, ${seen[0].length + 1}`);
      const both = await Promise.all([plan.first, plan.second].map((interests) => visit(browser, { ...plan.trip, interests })));
      seen.forEach((all, at) => all.push(both[at] as Seen));
    };
    const found = () => differences(seen[0].map(({ sent }) => sent), seen[1].map(({ sent }) => sent));
    await run();
    await run();
    if (options.accept !== undefined && seen.flat().some(({ accepted }) => !accepted)) {
      throw new Trouble(`nothing that could be pressed was found for --accept ${options.accept}`);
    }
    // What looks like a leak has to come back: a test of variants by lot would not.
    if (found().length) for (let more = 0; more < 2; more++) await run();
    const leaks = found();
    return {
      ok: leaks.length === 0,
      url: options.url,
      homebody: seen.flat().some(({ homebody }) => homebody),
      personal: ordersDiffer(seen),
      first: plan.first,
      second: plan.second,
      pages: plan.trip.pages,
      runs: seen[0].length,
      compared: seen.flat().reduce((sum, { sent }) => sum + sent.length, 0),
      leaks,
    };
  } finally {
    await browser.close();
  }
}

interface Plan {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly trip: Omit<Trip, "interests">;
}

async function planned(browser: Browser, options: AuditOptions): Promise<Plan> {
  const { url, accept, asks, wait } = options;
  const { all, pattern } = products(await linksAround(browser, url, wait), options.candidates);
  const given = [...(options.first ?? []), ...(options.second ?? [])];
  const free = all.filter((link) => !given.includes(link));
  const each = Math.min(INTERESTS, Math.floor((free.length - 1) / 2));
  if (!(options.first && options.second) && free.length < FEWEST) {
    throw new Trouble(`only ${free.length} pages of products were found at ${url}: name them with --first and --second, or say what their addresses contain with --candidates`);
  }
  // In the order of their addresses, which often begin alike for things that are alike, the ends are far apart.
  const first = options.first ?? free.slice(0, each);
  const second = options.second ?? free.slice(-each);
  const neutral = free.find((link, at) => at >= Math.floor(free.length / 2) && !first.includes(link) && !second.includes(link));
  const pages = options.pages ?? [url, ...(neutral === undefined ? [] : [neutral, url])];
  return { first, second, trip: { pages, accept, asks, product: pattern, wait } };
}

/** Of the page and of three that it leads to: a front page may show more departments than products. */
async function linksAround(browser: Browser, url: string, wait: number): Promise<string[]> {
  const links = await linksOf(browser, url, wait);
  const { all } = products(links, undefined);
  const more = [0, 1, 2].map((third) => all[Math.floor((all.length * third) / 3)]).filter((page): page is string => page !== undefined);
  for (const page of new Set(more)) links.push(...(await linksOf(browser, page, wait).catch(() => [])));
  return [...new Set(links)];
}

async function linksOf(browser: Browser, url: string, wait: number): Promise<string[]> {
  const page = await browser.newPage();
  try {
    const response = await page.goto(url, { waitUntil: "load" }).catch((thrown: unknown) => {
      throw new Trouble(`${url} could not be opened: ${String((thrown as Error).message).split("\n")[0]}`);
    });
    if (response && !response.ok()) throw new Trouble(`${url} answered ${response.status()}`);
    await page.waitForTimeout(wait * 2);
    return await page.evaluate(linksInPage);
  } finally {
    await page.close();
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Pages of products: those links that contain a text, or the largest family of links that differ in the last step of their path. */
function products(links: readonly string[], candidates: string | undefined): { all: string[]; pattern: string } {
  const sorted = (all: readonly string[]) => [...all].sort();
  if (candidates !== undefined) return { all: sorted(links.filter((link) => link.includes(candidates))), pattern: escaped(candidates) };
  const families = new Map<string, string[]>();
  for (const link of links) {
    const { origin, pathname } = new URL(link);
    const family = origin + pathname.replace(/[^/]+\/?$/, "");
    families.set(family, [...(families.get(family) ?? []), link]);
  }
  const [family, all] = [...families].reduce((best, one) => (one[1].length > best[1].length ? one : best), ["", [] as string[]]);
  return { all: sorted(all), pattern: `^${escaped(family)}[^/]+/?$` };
}

/** On some page one visitor always saw another order than the other did. */
function ordersDiffer([first, second]: readonly [Seen[], Seen[]]): boolean {
  const pages = first[0]?.orders.length ?? 0;
  const text = (seen: Seen, page: number) => (seen.orders[page] ?? []).join("\n");
  return Array.from({ length: pages }, (_, page) => page).some((page) => first.every((a) => second.every((b) => text(a, page) !== text(b, page))));
}
