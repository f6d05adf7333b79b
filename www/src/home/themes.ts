// What the front page says about a part of the shop to somebody who cares for it: a first screen and a piece to read.
export interface Theme {
  readonly id: string;
  /** Departments, as the catalog writes them. */
  readonly departments: readonly string[];
  readonly hero: { readonly heading: string; readonly text: string; readonly link: string; readonly href: string; readonly shelves: readonly (readonly string[])[] };
  readonly piece: { readonly heading: string; readonly text: readonly string[]; readonly link: string; readonly href: string; readonly picture: string };
}

/** For everyone. */
export const EVERYONE: Theme = {
  id: 'everyone',
  departments: [],
  hero: {
    heading: 'Kept things, from larder to loft',
    text: 'Pans that get better with use, beans roasted this month, lamps with parts you can replace. We stock what we would keep ourselves, and say plainly how to look after it.',
    link: 'Start in the kitchen',
    href: '/c/kitchen',
    shelves: [
      ['saltmarsh-mug-sea', 'kv-moka-3', 'nh-sidama-250'],
      ['brae-casserole-ink', 'wick-cedar', 'inkwell-ink-blue'],
    ],
  },
  piece: {
    heading: 'What we mean by kept',
    text: [
      'A thing is kept when it is easier to mend than to replace. So we look for screws instead of glue, for parts that are sold singly, and for makers who answer letters.',
      'Where something wears out, we say when, and what to do then.',
    ],
    link: 'Lamps and their bulbs',
    href: '/c/home/lighting',
    picture: 'glim-desk-black',
  },
};

export const THEMES: readonly Theme[] = [
  {
    id: 'kitchen',
    departments: ['Kitchen'],
    hero: {
      heading: 'For the cook who sharpens',
      text: 'Knives that take an edge, iron that takes a seasoning, boards that can be planed flat again. Everything on this wall is meant for daily use.',
      link: 'To the kitchen',
      href: '/c/kitchen',
      shelves: [
        ['ostler-chef-20', 'millstead-spoons', 'saltmarsh-bowl'],
        ['brae-skillet-26', 'saltmarsh-mug-oat', 'kv-gooseneck-black'],
      ],
    },
    piece: {
      heading: 'Cast iron wants using',
      text: [
        'A skillet needs no polish and no soap, only heat, a little oil and something to fry. Rinse it hot, dry it on the hob, wipe it once. The black that builds up is the good part.',
        'If it ever rusts, rub the rust off and begin again: iron forgives.',
      ],
      link: 'Cookware',
      href: '/c/kitchen/cookware',
      picture: 'brae-skillet-26',
    },
  },
  {
    id: 'pantry',
    departments: ['Pantry'],
    hero: {
      heading: 'A larder with dates on it',
      text: 'Coffee by its roasting day, oil by its harvest, tea by its garden. We would rather sell out than sell old.',
      link: 'To the pantry',
      href: '/c/pantry',
      shelves: [
        ['nh-nightshift', 'ombretta-oil-750', 'fernley-earlgrey'],
        ['millstead-oats', 'ombretta-fusilli', 'nh-cauca-250'],
      ],
    },
    piece: {
      heading: 'Coffee has a best fortnight',
      text: [
        'Beans are at their best from about a week after roasting until they are a month old. Buy what you drink in that time, keep it closed and dark, and grind it when the water is on.',
        'The fridge is no place for it: it takes on the smell of everything else.',
      ],
      link: 'Coffee beans',
      href: '/c/pantry/coffee-beans',
      picture: 'nh-sidama-250',
    },
  },
  {
    id: 'garden',
    departments: ['Garden'],
    hero: {
      heading: 'Sow a little, and often',
      text: 'Seeds that were grown on, tools that can be sharpened, gloves that fit. For a balcony as much as for an allotment.',
      link: 'To the garden',
      href: '/c/garden',
      shelves: [
        ['wren-basil', 'dibber-trowel', 'wren-tomato'],
        ['saltmarsh-pot-15', 'dibber-secateurs', 'dibber-gloves'],
      ],
    },
    piece: {
      heading: 'Sharp secateurs, healthy wood',
      text: [
        'A clean cut closes, a crushed one rots. Wipe the blades after each plant, oil the pivot once a month, and draw the flat side over a stone when they begin to chew.',
        'All the secateurs we sell come apart with one screw.',
      ],
      link: 'Garden tools',
      href: '/c/garden/tools',
      picture: 'dibber-secateurs',
    },
  },
  {
    id: 'outdoors',
    departments: ['Outdoors', 'Cycling'],
    hero: {
      heading: 'Out early, home dry',
      text: 'Bottles, packs and jackets that can be patched, lights that can be seen. Packed light, and for years.',
      link: 'To the outdoors',
      href: '/c/outdoors',
      shelves: [
        ['fellgate-pack-28-slate', 'fellgate-bottle-075', 'havvik-socks'],
        ['fellgate-lantern', 'enamel-mug-moss', 'crank-pannier-olive'],
      ],
    },
    piece: {
      heading: 'Dry it before you put it away',
      text: [
        'More gear is lost to a damp cupboard than to any mountain. Hang tents, mats and jackets until they are dry right through, and store them loose.',
        'A jacket that soaks through mostly wants washing, not replacing.',
      ],
      link: 'Rainwear',
      href: '/c/outdoors/rainwear',
      picture: 'skerry-jacket-l',
    },
  },
  {
    id: 'pets',
    departments: ['Pets'],
    hero: {
      heading: 'For whoever sleeps by the door',
      text: 'Plain food with a short list of what is in it, leads that hold, beds with covers that come off. Approved by those who cannot read this.',
      link: 'To the pets',
      href: '/c/pets',
      shelves: [
        ['bramble-dog-lamb-2', 'bramble-lead-rust', 'cat-toy'],
        ['bramble-bed', 'bramble-dog-chews', 'wren-bird-seed'],
      ],
    },
    piece: {
      heading: 'A bed that can be washed',
      text: [
        'A dog’s bed is only as good as its zip. Ours come off in one piece, go into the machine at sixty degrees, and dry overnight.',
        'Buy the size of the dog asleep, not of the dog curled up for the photograph.',
      ],
      link: 'For dogs',
      href: '/c/pets/dogs',
      picture: 'bramble-bed',
    },
  },
  {
    id: 'kids',
    departments: ['Kids & Toys'],
    hero: {
      heading: 'Toys without a battery lid',
      text: 'Beech, wool and cardboard: things to build, to cuddle and to lose at. Made to be handed down once the paint is gone.',
      link: 'To kids and toys',
      href: '/c/kids-toys',
      shelves: [
        ['tumble-blocks', 'havvik-bear', 'tumble-chalk'],
        ['tumble-train', 'game-ferry', 'havvik-hare'],
      ],
    },
    piece: {
      heading: 'One box of blocks is enough',
      text: [
        'The best toys do one thing and let the child do the rest. Plain blocks become a ferry, a bakery and a mountain in one afternoon.',
        'If a piece goes missing, write to us: we keep spare ones.',
      ],
      link: 'Wooden toys',
      href: '/c/kids-toys/wooden-toys',
      picture: 'tumble-blocks',
    },
  },
  {
    id: 'reading',
    departments: ['Books', 'Stationery'],
    hero: {
      heading: 'Paper, ink and a quiet hour',
      text: 'Books we finished, notebooks that lie flat, pens that are filled and not thrown away. Put the kettle on.',
      link: 'To the books',
      href: '/c/books',
      shelves: [
        ['book-tide', 'inkwell-a5-dot', 'book-bread'],
        ['inkwell-fountain', 'book-birds', 'inkwell-ink-blue'],
      ],
    },
    piece: {
      heading: 'A fountain pen is a habit',
      text: [
        'It wants writing with, once a day, and a rinse with cold water when the ink changes. Then it outlives a drawer full of others.',
        'Begin with a medium nib and washable blue: it forgives shirts.',
      ],
      link: 'Pens and ink',
      href: '/c/stationery/pens-ink',
      picture: 'inkwell-fountain',
    },
  },
  {
    id: 'home',
    departments: ['Home', 'Textiles'],
    hero: {
      heading: 'Light, linen and a warm corner',
      text: 'Blankets from one mill, candles from one wick-maker, lamps with every part on a list. A room is finished when it can be lived in.',
      link: 'To the home',
      href: '/c/home',
      shelves: [
        ['glim-desk-black', 'havvik-blanket-ochre', 'wick-beeswax'],
        ['jar-set', 'osier-towel-flax', 'wick-cedar'],
      ],
    },
    piece: {
      heading: 'Linen gets better',
      text: [
        'New linen is stiff and a little proud. Wash it cool, shake it out, let it hang; by the tenth time it is the softest thing in the house.',
        'Creases are part of it. Nobody irons a meadow.',
      ],
      link: 'Bedding',
      href: '/c/textiles/bedding',
      picture: 'osier-duvet-flax',
    },
  },
];

export const themeOf = (id: string | undefined): Theme => THEMES.find((theme) => theme.id === id) ?? EVERYONE;
