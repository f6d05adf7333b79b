// A ranking as the engine writes it has each piece of evidence once, and per item only numbers and weights: with hundreds of events
// whole reasons would be megabytes. They are made when someone looks.
import type { RankedItem, Ranking, Reason } from "./types.js";

/** The number of the evidence, then a term and a weight in turns. */
type Packed = [number, ...(Reason["parts"][number]["term"] | number)[]];
type Evidence = Omit<Reason, "weight" | "parts">;
type Item = Omit<RankedItem, "reasons"> & { reasons: Packed[] };

function unpack(evidence: readonly Evidence[], [at, ...rest]: Packed): Reason {
  const parts: { term: Reason["parts"][number]["term"]; weight: number }[] = [];
  for (let i = 0; i < rest.length; i += 2) parts.push({ term: rest[i] as never, weight: rest[i + 1] as number });
  return { ...(evidence[at] as Evidence), weight: parts.reduce((sum, part) => sum + part.weight, 0), parts };
}

/** The ranking, its list and its items frozen: what is handed out again must not be changed by who got it. Reasons, of which there may
 * be hundreds, are left to the types: freezing them took longer than ranking. */
export function readRanking(json: string): Ranking {
  const { evidence, ...ranking }: Omit<Ranking, "items"> & { items: Item[]; evidence: Evidence[] } = JSON.parse(json);
  for (const item of ranking.items) {
    const packed = item.reasons;
    let reasons: Reason[] | undefined;
    Object.defineProperty(item, "reasons", { enumerable: true, get: () => (reasons ??= packed.map((one) => unpack(evidence, one))) });
  }
  return freeze(ranking as unknown as Ranking);
}

export function freeze(ranking: Ranking): Ranking {
  ranking.items.forEach(Object.freeze);
  Object.freeze(ranking.items);
  return Object.freeze(ranking);
}
