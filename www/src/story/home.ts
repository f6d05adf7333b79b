// A minute in the shop, for its visitor: what we would show them if they walked in, and how it is kept.
import type { SceneTemplate, StoryTemplate } from 'homebody/story';
import { THEMES } from '../home/themes';
import { departments } from '../shop/categories';

/** From here on an interest is worth a scene: a few looks. */
const CARES = 0.08;
const idsOf = (names: readonly string[]): string[] => departments.filter(({ path }) => names.includes(path)).flatMap(({ products }) => products.map(({ id }) => id));
const aboutOf = (names: readonly string[]): string[] => names.map((name) => `category=${name}`);

/** For who cares for one part of the shop: three things from it. */
const shelves = THEMES.map(
  ({ id, departments: names, hero }): SceneTemplate => ({
    id: `shelf-${id}`,
    kind: 'shelf',
    about: aboutOf(names),
    when: { any: aboutOf(names).map((interest) => ({ interest, least: CARES })) },
    chapter: names[0] ?? id,
    heading: hero.heading,
    text: { text: '{item.title}, {item2.title} and {item3.title}.', neutral: 'Things we would keep ourselves.' },
    list: { candidates: idsOf(names), limit: 3 },
  }),
);

/** How to look after what the visitor cares for; for everyone else, what we mean by it. */
const care = THEMES.map(
  ({ id, departments: names, piece }): SceneTemplate => ({
    id: `care-${id}`,
    kind: 'title',
    about: aboutOf(names),
    when: { any: aboutOf(names).map((interest) => ({ interest, least: CARES })) },
    heading: piece.heading,
    text: piece.text[0] ?? '',
  }),
);

export const A_MINUTE: StoryTemplate = {
  name: 'home',
  title: 'A minute in the shop',
  language: 'en-IE',
  scenes: [
    {
      id: 'hello',
      kind: 'title',
      chapter: 'Hello',
      heading: { text: 'Come in, {firstName}', neutral: 'Come in' },
      text: 'A minute, a few shelves, and no sound. Everything in it was chosen on your own device.',
    },
    {
      id: 'one',
      kind: 'item',
      chapter: 'One thing',
      heading: 'If we could show you one thing',
      text: { text: '{item.title} by {item.brand}, for {item.price}.', neutral: 'One thing that we would keep ourselves.' },
      list: { limit: 1 },
    },
    ...shelves,
    {
      id: 'fresh',
      kind: 'shelf',
      chapter: 'New',
      heading: 'New on the shelves',
      text: { text: '{item.title}, {item2.title} and {item3.title} came in last.', neutral: 'What came in last.' },
      list: { model: 'new', limit: 3 },
    },
    {
      id: 'where',
      kind: 'choice',
      chapter: 'Where to?',
      heading: 'Where to now?',
      text: 'Choose, or let it go on. What you choose here is not noted.',
      choices: [
        { id: 'care', text: 'How to look after it', scenes: [...care, { id: 'care-all', kind: 'title', heading: 'What we mean by kept', text: 'A thing is kept when it is easier to mend than to replace.' }] },
        { id: 'popular', text: 'What others take home', scenes: [{ id: 'popular-shelf', kind: 'shelf', heading: 'Often taken home', text: 'What sells best here, the same for everyone.', list: { model: 'trending', limit: 3 } }] },
      ],
    },
    { id: 'bye', kind: 'end', heading: 'The door is open', text: 'Look around as long as you like. Nobody follows you.' },
  ],
};
