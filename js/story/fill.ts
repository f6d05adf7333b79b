// Fills the slots of a story's scenes: one after the other, and no item, or a variant of it, twice.
import { HomebodyError } from "../errors.js";
import type { Exclusion, Personalizer, RankedItem, Ranking, RankRequest } from "../types.js";
import { putAside } from "../ui/aside.js";
import { ROOM } from "./check.js";
import type { SceneTemplate, StoryTemplate } from "./types.js";

export interface Filled {
  readonly items: readonly RankedItem[];
  readonly ranking?: Ranking;
}

export interface Filling {
  readonly excluded: ReadonlyMap<string, Exclusion>;
  /** Undefined where a scene has too few. `field` is where it stands in the template. */
  fill(scene: SceneTemplate, field: string): Filled | undefined;
  /** The scene that has them stands. */
  take(filled: Filled): void;
}

/** What a scene asks for, and what it takes of the answer. */
type Choosing = readonly [request: Partial<RankRequest>, choose: (items: readonly RankedItem[]) => RankedItem[]];

const SHELF = 3;
const LONG = 50;

/** What the host passes anywhere: it is not offered besides. */
function passedIn(scenes: readonly SceneTemplate[]): readonly string[] {
  return scenes.flatMap(({ items = [], choices = [] }) => [...items, ...choices.flatMap(({ scenes = [] }) => passedIn(scenes))]);
}

export function filling(p: Personalizer, { name, scenes, order }: StoryTemplate): Filling {
  const passed = new Set([...passedIn(scenes), ...(order?.lines ?? []).map(({ id }) => id)]);
  const groupOf = (id: string) => p.catalog.get(id)?.group ?? `\0${id}`;
  const taken = new Set<string>();
  const groups = new Set([...passed].map(groupOf));
  const excluded = new Map<string, Exclusion>();

  function ask(request: RankRequest, field: string): Ranking | undefined {
    const ranking = p.rank(request);
    if (!ranking.error) return ranking;
    const { code, field: at, fix } = ranking.error;
    if (code !== "invalid-input" && code !== "too-large") return undefined; // not there yet, or not any more
    throw new HomebodyError(code, at.replace(/^request/, field), fix);
  }

  /** In the host's order. */
  function requested(ids: readonly string[]): Choosing {
    const candidates = [...new Set(ids)].filter((id) => !taken.has(id) && p.catalog.get(id));
    return [{ intent: "requested", candidates }, (items) => candidates.flatMap((id) => items.find((item) => item.id === id) ?? [])];
  }

  function offered({ kind, list = {} }: SceneTemplate): Choosing {
    const { least: _, limit = SHELF, ...wish } = list;
    const here = new Set(groups);
    const isNew = ({ id }: RankedItem) => !here.has(groupOf(id)) && here.add(groupOf(id));
    const exclude = [...(list.exclude ?? []), ...taken, ...passed, ...putAside(p)];
    return [{ ...wish, exclude }, (items) => items.filter(isNew).slice(0, Math.min(limit, ROOM[kind] ?? 0))];
  }

  return {
    excluded,
    fill(scene, field) {
      if (!scene.list && !scene.items) return { items: [] };
      const slot = `${name} ${scene.id}`.slice(0, 80);
      const [request, choose] = scene.items ? requested(scene.items) : offered(scene);
      // Longer than it will be: variants of what is there fall out.
      const ranking = ask({ ...request, slot, channel: "story", limit: LONG }, scene.items ? `${field}.items` : `${field}.list`);
      if (!ranking) return undefined;
      for (const exclusion of ranking.excluded) if (exclusion.rule !== "filtered") excluded.set(exclusion.id, exclusion);
      const items = choose(ranking.items);
      if (items.length < Math.max(scene.list?.least ?? 1, scene.kind === "compare" ? 2 : 1)) return undefined;
      return { items, ranking: Object.freeze({ ...ranking, items: Object.freeze(items) }) };
    },
    take({ items }) {
      for (const { id } of items) {
        taken.add(id);
        groups.add(groupOf(id));
      }
    },
  };
}
