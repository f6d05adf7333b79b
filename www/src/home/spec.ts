// The front page as one spec: what may stand on it, and for whom. `plan` of homebody/sections makes a page of it.
import type { Section, SectionsSpec, SectionVariant } from 'homebody/sections';
import { departments } from '../shop/categories';
import { makers } from '../shop/makers';
import { THEMES } from './themes';

const aboutOf = (names: readonly string[]): string[] => names.map((name) => `category=${name}`);

/** One form for each theme, chosen by interest; `everyone` is what stands for all others. */
const themed: readonly SectionVariant[] = [{ id: 'everyone' }, ...THEMES.map(({ id, departments }) => ({ id, about: aboutOf(departments) }))];

/** The shop's own push, in the last place of the first list. It says so on the card. */
const PROMOTED = [{ id: 'jar-set', position: 7 }];
const SHELF = 4;
/** From here on an interest is worth a shelf: a few looks. */
const CARES = 0.08;

const shelves: readonly Section[] = departments
  .filter(({ products }) => products.some(({ sensitive }) => !sensitive))
  .map(({ path, products }) => ({
    id: `shelf ${path}`,
    kind: 'shelf',
    about: [`category=${path}`],
    when: { interest: `category=${path}`, least: CARES },
    list: { candidates: products.map(({ id }) => id), limit: SHELF, least: 3 },
    data: path,
  }));

export const HOME: SectionsSpec = {
  name: 'home',
  most: 7,
  sections: [
    { id: 'hero', kind: 'hero', pin: 'first', variants: themed },
    { id: 'home-continue', kind: 'continue', pin: 'first', when: { mode: 'personal' }, list: { model: 'continue', limit: SHELF } },
    {
      id: 'home-top',
      kind: 'top',
      pin: 'first',
      list: { limit: 8, pin: PROMOTED, channel: 'recommendations' },
      variants: [
        { id: 'personal', when: { mode: 'personal' }, list: { model: 'for_you' } },
        { id: 'everyone', list: { model: 'trending' } },
      ],
    },
    ...shelves,
    { id: 'piece', kind: 'editorial', variants: themed },
    { id: 'home-new', kind: 'new', list: { model: 'new', limit: SHELF } },
    {
      id: 'maker',
      kind: 'maker',
      variants: makers.map(({ name, products }) => ({ id: name, about: [`brand=${name}`], when: { interest: `brand=${name}`, least: CARES }, list: { candidates: products.map(({ id }) => id) } })),
      list: { limit: SHELF, least: 3 },
    },
    { id: 'story', kind: 'story' },
    { id: 'shop-story', kind: 'shop' },
    { id: 'departments', kind: 'departments', pin: 'last' },
  ],
};
