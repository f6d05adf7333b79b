import { disc, line, oval, rect, repeat, shape, turn } from "../pen.js";
import type { Hints, Motif } from "../motif.js";
import type { Tones } from "../tones.js";

/** The small sign on a label, taken from what is inside. */
export function sign(t: Tones, h: Hints, x: number, y: number, r: number): string {
  const w = h.words;
  const leaf = (a: number, fill: string): string =>
    turn(
      a,
      x,
      y + r * 0.5,
      shape(`M${x} ${y + r * 0.5} q${-r * 0.6} ${-r * 0.7} 0 ${-r * 1.4} q${r * 0.6} ${r * 0.7} 0 ${r * 1.4} Z`, fill),
    );
  const fish = shape(
    `M${x - r} ${y} q${r} ${-r} ${r * 1.5} 0 l${r * 0.5} ${-r * 0.4} v${r * 0.8} l${-r * 0.5} ${-r * 0.4} q${-r * 0.5} ${r} ${-r * 1.5} 0 Z`,
    t.accent,
  );
  const paw =
    disc(x, y + r * 0.25, r * 0.5, t.accent) +
    repeat(4, (i) => disc(x + (i - 1.5) * r * 0.42, y - r * (i === 0 || i === 3 ? 0.25 : 0.55), r * 0.2, t.accent));
  const fruit = (fill: string): string =>
    disc(x, y + r * 0.15, r * 0.7, fill) +
    shape(`M${x} ${y - r * 0.5} q${r * 0.1} ${-r * 0.6} ${r * 0.7} ${-r * 0.5} q${-r * 0.1} ${r * 0.5} ${-r * 0.7} ${r * 0.5} Z`, t.leaf);
  const bean = turn(
    35,
    x,
    y,
    oval(x, y, r * 0.6, r * 0.85, "#6d4a36") + line(`M${x} ${y - r * 0.7} q${r * 0.3} ${r * 0.7} 0 ${r * 1.4}`, t.paper, r * 0.14),
  );
  const drop = shape(
    `M${x} ${y - r} q${r * 0.9} ${r * 1.1} ${r * 0.55} ${r * 1.6} q${-r * 0.55} ${r * 0.5} ${-r * 1.1} 0 q${-r * 0.35} ${-r * 0.5} ${r * 0.55} ${-r * 1.6} Z`,
    t.accent,
  );
  if (/trout|salmon|fish/.test(w)) return fish;
  if (/dogs|cats|paw|lamb|turkey|beef/.test(w)) return paw;
  if (/coffee|espresso/.test(w)) return bean;
  if (/damson|plum/.test(w)) return fruit("#7d5b7c");
  if (/lemon/.test(w)) return fruit("#e3b64a");
  if (/orange|apricot/.test(w)) return fruit("#dc8a45");
  if (/apple|tomato/.test(w)) return fruit("#bf4e43");
  if (/honey|beeswax/.test(w))
    return repeat(3, (i) => shape(hexagon(x + [0, -r * 0.45, r * 0.45][i]!, y + [-r * 0.4, r * 0.4, r * 0.4][i]!, r * 0.46), t.accent));
  if (/pasta|grain|oats|wheat|bird|seed/.test(w))
    return (
      line(`M${x} ${y + r} V${y - r * 0.6}`, t.accent, r * 0.14) +
      repeat(3, (i) => leafPair(x, y + r * 0.5 - i * r * 0.5, r * 0.5, t.accent))
    );
  if (/tea|mint|basil|olive|pine|rosemary|fig|hay|allergy|cedar|oat|all|beans/.test(w))
    return leaf(0, t.leaf) + leaf(-42, t.leafDark) + leaf(42, t.leafDark);
  return drop;
}

const hexagon = (x: number, y: number, r: number): string =>
  "M" +
  repeat(
    6,
    (i) =>
      `${i ? "L" : ""}${(x + r * [0, 0.87, 0.87, 0, -0.87, -0.87][i]!).toFixed(1)} ${(y + r * [-1, -0.5, 0.5, 1, 0.5, -0.5][i]!).toFixed(1)}`,
  ) +
  "Z";

const leafPair = (x: number, y: number, r: number, fill: string): string =>
  shape(
    `M${x} ${y} q${-r} ${-r * 0.1} ${-r * 1.1} ${-r} q${r} ${0} ${r * 1.1} ${r} q${r} ${-r * 0.1} ${r * 1.1} ${-r} q${-r} 0 ${-r * 1.1} ${r} Z`,
    fill,
  );

const label = (t: Tones, h: Hints, x: number, y: number, w: number, hgt: number): string =>
  rect(x, y, w, hgt, t.paper, 4) +
  sign(t, h, x + w / 2, y + hgt * 0.4, Math.min(w, hgt) * 0.24) +
  rect(x + w * 0.2, y + hgt * 0.74, w * 0.6, 4, t.dark, 2) +
  rect(x + w * 0.3, y + hgt * 0.85, w * 0.4, 3, t.dark, 1.5);

export const pouch: Motif = (t, h) =>
  shape("M102 104 L218 104 L228 246 Q228 256 216 256 L104 256 Q92 256 92 246 Z", t.base) +
  shape("M184 104 L218 104 L228 246 Q228 256 216 256 L190 256 Z", t.dark) +
  rect(100, 84, 120, 24, t.dark, 3) +
  rect(100, 84, 120, 8, t.light, 3) +
  disc(160, 124, 5, t.deep) +
  label(t, h, 118, 142, 78, 90);

export const sack: Motif = (t, h) =>
  shape("M88 100 Q160 112 232 100 L244 236 Q244 256 224 256 L96 256 Q76 256 76 236 Z", t.base) +
  shape("M200 106 L232 100 L244 236 Q244 256 224 256 L204 256 Q214 180 200 106 Z", t.dark) +
  shape("M84 76 Q160 88 236 76 L232 104 Q160 116 88 104 Z", t.light) +
  line("M92 96 Q160 108 228 96", t.dark, 3) +
  label(t, h, 108, 132, 92, 100);

export const teaTin: Motif = (t, h) =>
  rect(104, 116, 112, 140, t.base, 6) +
  rect(178, 116, 38, 140, t.dark, 6) +
  rect(98, 92, 124, 34, t.dark, 8) +
  rect(98, 92, 124, 12, t.light, 6) +
  label(t, h, 116, 144, 88, 88);

export const canister: Motif = (t, h) =>
  line("M118 100 C118 70 202 70 202 100", t.dark, 12) +
  rect(86, 96, 148, 160, t.base, 10) +
  rect(190, 96, 44, 160, t.dark, 10) +
  rect(94, 80, 30, 20, t.ink, 4) +
  label(t, h, 104, 128, 96, 104);

export const oilBottle: Motif = (t, h) =>
  rect(144, 56, 32, 26, t.ink, 4) +
  shape(
    "M146 80 L174 80 L176 122 Q206 136 206 166 L206 246 Q206 256 196 256 L124 256 Q114 256 114 246 L114 166 Q114 136 144 122 Z",
    t.base,
  ) +
  shape("M168 80 L174 80 L176 122 Q206 136 206 166 L206 246 Q206 256 196 256 L178 256 Q184 170 168 80 Z", t.dark) +
  label(t, h, 122, 162, 76, 78);

export const smallBottle: Motif = (t, h) =>
  shape("M152 74 L168 74 L172 110 L148 110 Z", t.ink) +
  rect(140, 106, 40, 18, t.ink, 4) +
  shape("M118 150 Q120 124 160 122 Q200 124 202 150 L202 246 Q202 256 192 256 L128 256 Q118 256 118 246 Z", t.base) +
  shape("M178 125 Q201 130 202 150 L202 246 Q202 256 192 256 L176 256 Z", t.dark) +
  label(t, h, 126, 152, 68, 84);

export const pump: Motif = (t, h) =>
  line("M160 108 L160 74 L118 74 L112 84", t.steelDark, 9) +
  rect(142, 100, 36, 20, t.steelDark, 4) +
  shape("M112 156 Q112 122 146 120 L174 120 Q208 122 208 156 L208 246 Q208 256 198 256 L122 256 Q112 256 112 246 Z", "#7d5236") +
  shape("M178 120 Q208 124 208 156 L208 246 Q208 256 198 256 L180 256 Z", "#64402a") +
  label(t, h, 122, 154, 76, 84);

export const detergent: Motif = (t, h) =>
  rect(116, 76, 52, 38, t.light, 8) +
  rect(148, 76, 20, 38, t.base, 8) +
  shape("M104 128 Q106 108 128 108 L172 108 Q230 112 232 172 L228 246 Q227 256 216 256 L108 256 Q98 256 98 246 Z", t.base) +
  shape("M184 110 Q230 118 232 172 L228 246 Q227 256 216 256 L196 256 Z", t.dark) +
  line("M206 148 Q212 168 208 204", t.deep, 14) +
  label(t, h, 108, 140, 80, 92);

export const spray: Motif = (t, h) =>
  shape("M110 72 L190 72 Q204 74 204 92 L204 102 L148 102 L140 88 L110 88 Z", t.light) +
  shape("M120 88 L134 88 L128 118 L116 118 Z", t.dark) +
  rect(152, 100, 40, 26, t.ink, 3) +
  shape("M146 124 L198 124 Q222 146 222 176 L222 246 Q222 256 212 256 L132 256 Q122 256 122 246 L122 176 Q122 146 146 124 Z", t.base) +
  shape("M184 124 L198 124 Q222 146 222 176 L222 246 Q222 256 212 256 L190 256 Z", t.dark) +
  label(t, h, 132, 162, 80, 78);

export const carton: Motif = (t, h) =>
  shape("M208 108 L242 92 L242 242 L208 256 Z", t.dark) +
  shape("M86 108 L124 90 L242 92 L208 108 Z", t.light) +
  rect(86, 106, 124, 150, t.base, 2) +
  label(t, h, 102, 126, 92, 106);

export const flatBox: Motif = (t, h) =>
  shape("M62 180 L88 160 L262 160 L244 180 Z", t.light) +
  shape("M244 180 L262 160 L262 236 L244 256 Z", t.dark) +
  rect(62, 178, 184, 78, t.accent, 2) +
  rect(62, 178, 52, 78, t.paper) +
  sign(t, h, 88, 216, 17) +
  rect(130, 200, 92, 7, t.paper, 3) +
  rect(130, 216, 70, 5, t.light, 2) +
  rect(130, 230, 50, 5, t.light, 2);

export const jar: Motif = (t, h) =>
  rect(104, 124, 112, 132, t.base, 20) +
  shape("M182 124 L196 124 Q216 124 216 144 L216 236 Q216 256 196 256 L182 256 Z", t.dark) +
  rect(116, 112, 88, 18, t.light, 4) +
  rect(104, 92, 112, 26, t.deep, 6) +
  rect(104, 92, 112, 8, t.dark, 4) +
  label(t, h, 116, 154, 88, 76);

export const cans: Motif = (t, h) =>
  repeat(
    2,
    (i) =>
      rect(64 + i * 100, 190, 92, 66, t.base, 8) +
      rect(124 + i * 100, 190, 32, 66, t.dark, 8) +
      oval(110 + i * 100, 192, 46, 11, t.steel) +
      oval(110 + i * 100, 192, 34, 6, t.steelDark),
  ) +
  rect(114, 122, 92, 68, t.light, 8) +
  rect(174, 122, 32, 68, t.base, 8) +
  oval(160, 124, 46, 11, t.steel) +
  oval(160, 124, 34, 6, t.steelDark) +
  rect(122, 140, 50, 42, t.paper, 4) +
  sign(t, h, 147, 161, 14);

export const jarSet: Motif = (t) =>
  repeat(3, (i) => {
    const x = [58, 128, 206][i]!,
      w = [62, 70, 56][i]!,
      y = [150, 104, 186][i]!;
    return (
      rect(x, y, w, 256 - y, t.light, 8) +
      rect(x + 4, y + (256 - y) * 0.45, w - 8, (256 - y) * 0.55 - 4, ["#b98a5a", "#f3e6cc", "#7d5a41"][i]!, 6) +
      rect(x + 8, y + 10, 6, 256 - y - 24, "#ffffff", 3) +
      rect(x - 3, y - 14, w + 6, 18, t.wood, 5)
    );
  });

export const seedPacket: Motif = (t, h) =>
  turn(
    -5,
    160,
    200,
    rect(94, 76, 132, 180, t.paper, 4) + rect(94, 76, 132, 34, t.leafDark, 4) + rect(110, 90, 82, 6, t.paper, 3) + plant(t, h),
  ) +
  oval(226, 252, 7, 4, t.woodDark) +
  oval(246, 250, 7, 4, t.woodDark);

function plant(t: Tones, h: Hints): string {
  const stem = line("M160 238 C158 200 162 180 160 150", t.leafDark, 5);
  if (/tomato/.test(h.words))
    return (
      stem +
      disc(136, 176, 18, t.base) +
      disc(182, 164, 18, t.base) +
      disc(176, 208, 18, t.dark) +
      line("M136 158 l6 6 M182 146 l6 6 M176 190 l6 6", t.leafDark, 5)
    );
  if (/garlic/.test(h.words))
    return (
      shape("M160 132 Q154 160 134 176 Q112 200 130 222 Q160 240 190 222 Q208 200 186 176 Q166 160 160 132 Z", "#f1e6e2") +
      line("M160 150 Q146 190 150 226 M160 150 Q174 190 170 226", "#c9a3a8", 4)
    );
  if (/meadow|bees/.test(h.words))
    return repeat(
      3,
      (i) =>
        line(`M${128 + i * 32} 240 V${170 - (i % 2) * 24}`, t.leafDark, 4) +
        repeat(5, (k) =>
          turn(k * 72, 128 + i * 32, 164 - (i % 2) * 24, oval(128 + i * 32, 152 - (i % 2) * 24, 7, 11, [t.base, "#e07f66", "#e3b64a"][i]!)),
        ) +
        disc(128 + i * 32, 164 - (i % 2) * 24, 6, t.glow),
    );
  if (/bean/.test(h.words))
    return (
      stem +
      shape("M132 150 Q118 196 140 226 Q144 190 132 150 Z", t.leaf) +
      shape("M190 140 Q206 186 184 220 Q176 184 190 140 Z", t.leaf) +
      disc(160, 140, 13, t.base) +
      disc(150, 152, 9, "#f5f1e8")
    );
  return (
    stem +
    repeat(3, (i) => shape(`M160 ${226 - i * 30} q-40 4 -44 -26 q36 -4 44 26 q8 -30 44 -26 q-4 30 -44 26 Z`, i % 2 ? t.leaf : t.leafDark))
  );
}
