/** From the words of a catalog to the few tones of a picture. */

export interface Tones {
  /** The item's own colour, with a shadow side, a lit side and a deep accent. */
  base: string;
  dark: string;
  light: string;
  deep: string;
  /** The colour of a sign or stripe: the base, or another one where the base is too pale to be seen on paper. */
  accent: string;
  /** What is the same everywhere. */
  ink: string;
  paper: string;
  wood: string;
  woodDark: string;
  steel: string;
  steelDark: string;
  brass: string;
  leaf: string;
  leafDark: string;
  glow: string;
}

const NAMED: Readonly<Record<string, string>> = {
  amber: "#d8973c",
  ash: "#cfae82",
  beech: "#d4a873",
  black: "#3d3b3a",
  blue: "#4a6d94",
  brass: "#c7a24e",
  brick: "#b2543f",
  brown: "#7d5a41",
  cherry: "#a9643f",
  clear: "#cfdcd9",
  coral: "#e07f66",
  cream: "#f3e6cc",
  flax: "#d3c3a0",
  green: "#6b9080",
  grey: "#9a9894",
  kraft: "#bd9468",
  moss: "#7b8552",
  navy: "#34476a",
  oak: "#bd9058",
  oat: "#e6d5b5",
  ochre: "#cb953a",
  olive: "#818244",
  orange: "#dc8a45",
  pink: "#d99a9b",
  purple: "#7d5b7c",
  red: "#bf4e43",
  rust: "#b5613a",
  slate: "#64707a",
  steel: "#b4bcbf",
  tan: "#c29a6b",
  teal: "#3f7d80",
  terracotta: "#c5714e",
  walnut: "#7a5338",
  white: "#f5f1e8",
  willow: "#bb9a66",
  yellow: "#e3b64a",
  zinc: "#a7b1b3",
  gold: "#c9a24a",
  silver: "#b7bec1",
  beige: "#dbc9a8",
};
const SPARE = ["rust", "teal", "ochre", "blue", "moss", "coral", "purple", "green"];

const TINTS: Readonly<Record<string, string>> = {
  Kitchen: "#ecd9c3",
  Pantry: "#f0dcb0",
  Outdoors: "#cfdcc9",
  Cycling: "#cdd9de",
  Garden: "#d9e0bf",
  "Bath & Body": "#d3e3df",
  Cleaning: "#d5e1ec",
  Pets: "#eed5c5",
  "Kids & Toys": "#f3d9c9",
  Stationery: "#dedaea",
  Home: "#ead7cf",
  Textiles: "#e3d6dc",
  Books: "#d9d8c8",
  Pharmacy: "#d3e4d8",
};

export function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}

const channels = (hex: string): number[] => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

export function mix(a: string, b: string, share: number): string {
  const other = channels(b);
  const both = channels(a).map((v, i) => Math.round(v + ((other[i] ?? 0) - v) * share));
  return "#" + both.map((v) => v.toString(16).padStart(2, "0")).join("");
}

export function tintOf(department: string): string {
  const own = Object.hasOwn(TINTS, department) ? TINTS[department] : undefined;
  return own ?? Object.values(TINTS)[hash(department) % 14] ?? "#ecd9c3";
}

export function tonesOf(colour: string | undefined, seed: string): Tones {
  const word = (colour ?? "")
    .toLowerCase()
    .split(/\s+/)
    .reverse()
    .find((w) => Object.hasOwn(NAMED, w));
  const base = NAMED[word ?? SPARE[hash(seed) % SPARE.length] ?? "rust"] ?? "#b5613a";
  return {
    base,
    dark: mix(base, "#33231c", 0.26),
    light: mix(base, "#fff6e6", 0.38),
    deep: mix(base, "#241a18", 0.55),
    accent: channels(base).reduce((a, b) => a + b, 0) > 560 ? (NAMED[SPARE[hash(seed) % SPARE.length] ?? "rust"] ?? base) : base,
    ink: "#3a322e",
    paper: "#fbf4e4",
    wood: "#c4935f",
    woodDark: "#9c6f44",
    steel: "#c3cacb",
    steelDark: "#939da0",
    brass: "#c9a350",
    leaf: "#7f9a5e",
    leafDark: "#5d7848",
    glow: "#f8d88a",
  };
}
