// Compares what two visitors' browsers asked for. A part of a request tells the visitors apart when it is there in every run of the one
// and in no run of the other. What is random, an id or a cache-buster, comes never twice, so it tells nothing; runs of the two visitors
// take turns, so what changes with time does not either.

/** Something that left the browser, or would at a click elsewhere, taken apart. */
export interface Sent {
  /** What it is: `image`, `prefetch`, … */
  readonly kind: string;
  /** At which step of the trip. */
  readonly step: string;
  readonly method: string;
  readonly url: string;
  /** Headers that could tell, and what a body holds. */
  readonly more: Readonly<Record<string, string>>;
  /** Where on the page it comes from, if that could be told. */
  readonly element?: string;
}
export type Run = readonly Sent[];

export interface Difference {
  readonly sent: Sent;
  /** Which part tells, such as `the query field item`; absent when it is the request as a whole. */
  readonly part?: string;
  readonly by: "first" | "second";
  /** How many like it there are, this one included. */
  readonly count: number;
}

interface Taken {
  readonly sent: Sent;
  /** What it looks like without its values. */
  readonly shape: string;
  readonly parts: ReadonlyMap<string, string>;
}

/** The parts that a value could be in: the steps of the path, the fields of the query, headers, the fields of a body. */
function take(sent: Sent): Taken {
  const url = new URL(sent.url);
  const parts = new Map<string, string>();
  const steps = url.protocol.startsWith("http") || url.protocol.startsWith("ws") ? url.pathname.split("/") : [url.pathname];
  steps.forEach((step, at) => parts.set(`step ${at} of the path`, step));
  const add = (name: string, value: string) => {
    for (let again = 1; ; again++) {
      const unique = again > 1 ? `${name} (${again})` : name;
      if (parts.has(unique)) continue;
      parts.set(unique, value);
      return;
    }
  };
  for (const [name, value] of url.searchParams) add(`the query field ${name}`, value);
  for (const [name, value] of Object.entries(sent.more)) add(name, value);
  const shape = [sent.step, sent.kind, sent.method, url.host, ...parts.keys()].join("\n");
  return { sent, shape, parts };
}

/** In every one of these runs and in none of those. */
const only = (key: string, here: readonly Set<string>[], there: readonly Set<string>[]) => here.every((run) => run.has(key)) && !there.some((run) => run.has(key));

/** What tells the two visitors apart, each of whom made several runs. */
export function differences(first: readonly Run[], second: readonly Run[]): Difference[] {
  const [a, b] = [first, second].map((runs) => runs.map((run) => run.map(take))) as [Taken[][], Taken[][]];
  const unsteady = unsteadyParts([...a, ...b], [a, b]);
  const found: Difference[] = [];
  for (const [by, here, there] of [["first", a, b], ["second", b, a]] as const) {
    const look = (keyed: (run: readonly Taken[]) => Map<string, Omit<Difference, "by" | "count">>) => {
      const [mine, theirs] = [here, there].map((runs) => runs.map(keyed)) as [Map<string, Omit<Difference, "by" | "count">>[], Map<string, object>[]];
      const keys = [mine, theirs].map((runs) => runs.map((run) => new Set(run.keys()))) as [Set<string>[], Set<string>[]];
      for (const [key, difference] of mine[0] ?? []) if (only(key, keys[0], keys[1])) found.push({ ...difference, by, count: 1 });
    };
    look((run) => wholes(run, unsteady));
    look((run) => values(run, unsteady));
  }
  return together(found);
}

/** Parts, by shape, whose values are not the same in all runs of one visitor. */
function unsteadyParts(all: readonly Taken[][], visitors: readonly Taken[][][]): Set<string> {
  const unsteady = new Set<string>();
  const names = new Set(all.flat().flatMap(({ shape, parts }) => [...parts.keys()].map((part) => `${shape}\n\n${part}`)));
  const valuesOf = (run: readonly Taken[], name: string) => {
    const [shape, part] = name.split("\n\n") as [string, string];
    return run.filter((one) => one.shape === shape).map((one) => one.parts.get(part)).sort().join("\n");
  };
  for (const name of names) {
    if (visitors.some((runs) => new Set(runs.map((run) => valuesOf(run, name))).size > 1)) unsteady.add(name);
  }
  return unsteady;
}

/** Requests with their steady parts only; the second of the same kind is another than the first. */
function wholes(run: readonly Taken[], unsteady: ReadonlySet<string>) {
  const all = new Map<string, { sent: Sent }>();
  const times = new Map<string, number>();
  for (const { sent, shape, parts } of run) {
    const steady = [...parts].filter(([part]) => !unsteady.has(`${shape}\n\n${part}`)).map(([part, value]) => `${part}=${value}`);
    const key = [shape, ...steady].join("\n");
    times.set(key, (times.get(key) ?? 0) + 1);
    all.set(`${key}\n${times.get(key)}`, { sent });
  }
  return all;
}

/** Values of parts that vary, each by itself: one that comes back only with one visitor tells all the same. */
function values(run: readonly Taken[], unsteady: ReadonlySet<string>) {
  const all = new Map<string, { sent: Sent; part: string }>();
  for (const { sent, shape, parts } of run) {
    for (const [part, value] of parts) if (value && unsteady.has(`${shape}\n\n${part}`)) all.set(`${shape}\n${part}=${value}`, { sent, part });
  }
  return all;
}

/** Those of one kind, from one place and by one visitor are one finding. */
function together(found: readonly Difference[]): Difference[] {
  const groups = new Map<string, Difference>();
  for (const one of found) {
    const { kind, step, method, url } = one.sent;
    const { host, pathname } = new URL(url);
    const key = [kind, step, method, host, pathname.split("/")[1], one.by].join("\n");
    const known = groups.get(key);
    groups.set(key, known ? { ...known, count: known.count + 1 } : one);
  }
  return [...groups.values()];
}
