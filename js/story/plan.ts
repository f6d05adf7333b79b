// Plans a story: which scenes there are, in which order, what is in them and what they say.
import { isPersonal, look, NOBODY } from "../sections/rules.js";
import type { CatalogItem, Personalizer } from "../types.js";
import { readTemplate } from "./check.js";
import { filling, type Filling } from "./fill.js";
import { against, inOrder, reasonsFor, type Told } from "./rules.js";
import { orderWords, say, type ValueOf, valuesOf, withItems } from "./texts.js";
import type { PlannedChoice, PlannedOrder, PlannedScene, SceneReason, SceneTemplate, Storyboard, StoryTemplate } from "./types.js";

const TOLD = 500;
const LETTERS_A_SECOND = 14;
const SHORTEST = 4;
const LONGEST = 12;

interface Planning {
  readonly told: Told;
  readonly filling: Filling;
  readonly valueOf: ValueOf;
  readonly language: string;
  readonly order: PlannedOrder | undefined;
  readonly left: { id: string; why: SceneReason }[];
  get(id: string): CatalogItem | undefined;
}

/** As long as it takes to read, and a moment to look. */
function secondsFor(said: readonly string[], items: number): number {
  const letters = said.reduce((sum, text) => sum + text.length, 0);
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(2 + letters / LETTERS_A_SECOND + items)));
}

function choicesOf(planning: Planning, { choices = [] }: SceneTemplate, field: string): readonly PlannedChoice[] {
  const { told, left, valueOf } = planning;
  return choices.flatMap((choice, at) => {
    const out = against(told, choice);
    const scenes = out ? [] : scenesOf(planning, choice.scenes ?? [], `${field}.choices[${at}].scenes`);
    // It would lead to nothing.
    const why: SceneReason | undefined = out ?? (choice.scenes?.length && !scenes.length ? { by: "items" } : undefined);
    if (!why) return [{ id: choice.id, text: say(choice.text, valueOf), scenes }];
    left.push({ id: choice.id, why });
    return [];
  });
}

function sceneOf(planning: Planning, scene: SceneTemplate, field: string): PlannedScene | SceneReason {
  const { told, filling, language, order, get } = planning;
  const { id, kind, chapter, heading, notes = [] } = scene;
  const out = against(told, scene);
  if (out) return out;
  if (kind === "order" && !order?.lines.length) return { by: "items" };
  const filled = filling.fill(scene, field);
  if (!filled) return { by: "items" };
  filling.take(filled);
  const valueOf = withItems(planning.valueOf, filled.items.map((item) => get(item.id)), language);
  const choices = kind === "choice" ? choicesOf(planning, scene, field) : undefined;
  if (choices && !choices.length) return { by: "choices" };
  const text = say(scene.text, valueOf);
  const lines = notes.map((note) => say(note, valueOf)).filter(Boolean);
  const above = heading === undefined ? undefined : say(heading, valueOf);
  const rows = kind === "order" ? (order?.lines.length ?? 0) : 0;
  return Object.freeze({
    id,
    kind,
    ...(chapter !== undefined && { chapter }),
    ...(above !== undefined && { heading: above }),
    text,
    notes: lines,
    seconds: scene.seconds ?? secondsFor([above ?? "", text, ...lines], filled.items.length + rows),
    why: reasonsFor(told, scene),
    ...filled,
    ...(kind === "order" && order && { order }),
    ...(choices && { choices }),
  });
}

function scenesOf(planning: Planning, scenes: readonly SceneTemplate[], field: string): readonly PlannedScene[] {
  const planned = inOrder(planning.told, scenes).flatMap((scene) => {
    const one = sceneOf(planning, scene, `${field}[${scenes.indexOf(scene)}]`);
    if (!("by" in one)) return [one];
    planning.left.push({ id: scene.id, why: one });
    return [];
  });
  return planned;
}

/**
 * Plans a story from a template. The same profile, catalog, template and moment give the same story. Until the engine is there, scenes with
 * items are missing. Where the visitor switched the channel `story` off, and without consent, it is the site's own: no rule about the
 * visitor holds and no fact is used. Facts change words and, by the rule `fact`, scenes; they are never scored.
 *
 * @throws HomebodyError `invalid-input` or `too-large`, with the field of the template that is at fault
 */
export function storyboard(p: Personalizer, template: StoryTemplate): Storyboard {
  const read = readTemplate(template);
  const { name, title, language = "en" } = read;
  const seen = look(p);
  const known = isPersonal(seen.mode) && seen.view?.channels.story !== false ? seen : NOBODY;
  const get = (id: string) => p.catalog.get(id);
  const order = orderWords(read, get);
  const left: Planning["left"] = [];
  const all = filling(p, read);
  const valueOf = valuesOf(read, order, known.view?.facts ?? []);
  const scenes = scenesOf({ told: { known, order: read.order !== undefined }, filling: all, valueOf, language, order, left, get }, read.scenes, "template.scenes");
  const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
  const mode = known === NOBODY && isPersonal(p.mode) ? NOBODY.mode : p.mode;
  return Object.freeze({ name, title, language, mode, scenes, left, excluded: [...all.excluded.values()].slice(0, TOLD), seconds });
}
