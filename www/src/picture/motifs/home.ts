import { disc, line, oval, rect, repeat, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";

export const deskLamp: Motif = (t) =>
  shape("M66 140 L146 140 L190 256 L40 256 Z", "#fbeec4") +
  line("M214 244 L232 158 L126 92", t.base, 9) +
  disc(232, 158, 9, t.dark) +
  turn(-6, 106, 112, shape("M96 78 L124 78 L150 140 L66 140 Z", t.base) + shape("M112 78 L124 78 L150 140 L118 140 Z", t.dark)) +
  oval(106, 141, 40, 8, t.glow) +
  rect(172, 242, 88, 14, t.dark, 7);

export const pendant: Motif = (t) =>
  line("M160 0 L160 96", t.ink, 4) +
  shape("M84 196 L236 196 L282 320 L38 320 Z", "#fbeec4") +
  rect(148, 90, 24, 20, t.brass, 4) +
  shape("M74 196 Q78 112 160 108 Q242 112 246 196 Z", t.base) +
  shape("M190 114 Q242 126 246 196 L206 196 Q216 146 190 114 Z", t.dark) +
  oval(160, 196, 86, 14, t.paper) +
  oval(160, 198, 40, 8, t.glow);

export const tableLamp: Motif = (t) =>
  disc(160, 126, 104, "#f9e9bf") +
  rect(152, 158, 16, 30, t.brass) +
  shape("M116 72 L204 72 L232 164 L88 164 Z", t.light) +
  shape("M178 72 L204 72 L232 164 L190 164 Z", t.base) +
  oval(160, 218, 48, 38, t.base) +
  shape("M184 184 Q208 196 208 218 Q208 244 184 252 Q200 218 184 184 Z", t.dark);

export const moonLight: Motif = (t) =>
  disc(160, 158, 104, "#f7e4b4") +
  disc(160, 164, 78, t.base) +
  disc(136, 140, 15, t.dark) +
  disc(186, 172, 19, t.dark) +
  disc(150, 200, 11, t.dark) +
  disc(180, 122, 8, t.dark) +
  rect(106, 240, 108, 16, t.wood, 8);

export const bulb: Motif = (t) =>
  disc(160, 140, 92, "#f8e8bb") +
  shape("M104 136 Q104 76 160 76 Q216 76 216 136 Q214 166 188 190 L186 206 L134 206 L132 190 Q106 166 104 136 Z", t.light) +
  line("M140 196 L146 130 L160 150 L174 130 L180 196", "#d8973c", 4) +
  line("M124 132 Q126 100 152 94", "#ffffff", 6) +
  rect(134, 204, 52, 40, t.steelDark, 5) +
  line("M134 216 L186 212 M134 230 L186 226", t.ink, 3) +
  rect(148, 244, 24, 12, t.ink, 5);

const flame = (x: number, y: number): string =>
  shape(`M${x} ${y - 34} q16 20 9 32 q-9 8 -18 0 q-7 -12 9 -32 Z`, "#f0b04a") +
  shape(`M${x} ${y - 18} q7 10 4 17 q-4 3 -8 0 q-3 -7 4 -17 Z`, "#fff0c2");

export const candlePair: Motif = (t) =>
  disc(124, 66, 40, "#fbeec4") +
  disc(196, 82, 40, "#fbeec4") +
  repeat(
    2,
    (i) =>
      rect(110 + i * 72, 96 + i * 16, 28, 140 - i * 16, t.base, 6) +
      rect(126 + i * 72, 96 + i * 16, 12, 140 - i * 16, t.dark, 5) +
      line(`M${124 + i * 72} ${98 + i * 16} v-12`, t.ink, 3) +
      flame(124 + i * 72, 88 + i * 16) +
      rect(92 + i * 72, 232, 64, 24, t.woodDark, 8),
  );

export const glassCandle: Motif = (t) =>
  disc(160, 96, 58, "#fbeec4") +
  rect(100, 120, 120, 136, "#f1ece0", 12) +
  rect(106, 148, 108, 102, t.light, 8) +
  rect(184, 148, 30, 102, t.base, 8) +
  line("M160 150 L160 134", t.ink, 4) +
  flame(160, 136) +
  rect(122, 176, 76, 56, t.paper, 4) +
  rect(134, 192, 52, 7, t.dark, 3) +
  rect(142, 208, 36, 5, t.base, 2);

export const candleHolder: Motif = (t) =>
  disc(160, 84, 46, "#fbeec4") +
  rect(146, 110, 28, 116, "#f7efdc", 5) +
  rect(162, 110, 12, 116, "#e3d6ba", 4) +
  line("M160 112 v-12", t.ink, 3) +
  flame(160, 102) +
  `<circle cx="246" cy="226" r="20" fill="none" stroke="${t.dark}" stroke-width="11"/>` +
  rect(136, 204, 48, 36, t.dark, 6) +
  shape("M66 220 L254 220 Q250 256 210 256 L110 256 Q70 256 66 220 Z", t.base) +
  oval(160, 222, 94, 11, t.light);

export const matches: Motif = (t) =>
  repeat(6, (i) => turn(i * 7 - 18, 160, 256, rect(157, 70, 7, 110, "#e9cfa0") + oval(160.5, 70, 7, 11, i % 2 ? t.dark : t.base))) +
  rect(118, 140, 84, 116, t.base, 8) +
  rect(176, 140, 26, 116, t.dark, 8) +
  oval(160, 142, 42, 9, t.deep) +
  rect(118, 190, 84, 30, t.paper) +
  rect(132, 202, 44, 6, t.dark, 3);

export const feltBox: Motif = (t) =>
  shape("M76 132 L244 132 L252 248 Q252 256 242 256 L78 256 Q68 256 68 248 Z", t.base) +
  shape("M206 132 L244 132 L252 248 Q252 256 242 256 L210 256 Z", t.dark) +
  shape("M76 132 L98 112 L222 112 L244 132 Z", t.deep) +
  shape("M112 124 Q140 84 172 112 L176 130 L112 130 Z", "#cb953a") +
  rect(76, 128, 168, 12, t.light, 4) +
  rect(138, 164, 44, 14, t.deep, 7);

export const coatRail: Motif = (t) =>
  rect(40, 120, 240, 38, t.base, 8) +
  rect(40, 146, 240, 12, t.dark, 6) +
  repeat(5, (i) => rect(60 + i * 46, 134, 16, 34, t.dark, 7) + disc(68 + i * 46, 140, 12, t.light)) +
  shape("M98 166 Q114 152 130 166 L146 256 L82 256 Z", "#3f7d80") +
  shape("M114 158 L130 166 L146 256 L118 256 Z", "#316466") +
  line("M206 152 Q196 190 206 236", "#bf4e43", 14) +
  line("M206 152 Q220 184 216 222", "#a0403a", 12);

export const stool: Motif = (t) =>
  line("M104 172 L80 254", t.dark, 14) +
  line("M216 172 L240 254", t.dark, 14) +
  line("M160 172 L160 254", t.woodDark, 14) +
  shape("M70 148 Q160 170 250 148 L250 164 Q250 184 160 184 Q70 184 70 164 Z", t.dark) +
  oval(160, 150, 90, 20, t.base) +
  oval(160, 148, 58, 10, t.light);

const fold = (y: number, w: number, hgt: number, a: string, b: string): string =>
  rect(160 - w / 2, y, w, hgt, a, hgt / 2.4) + rect(160 - w / 2, y + hgt * 0.6, w, hgt * 0.4, b, hgt / 5);

export const foldedLinen: Motif = (t) =>
  fold(212, 200, 44, t.base, t.dark) +
  fold(170, 192, 42, t.light, t.base) +
  fold(130, 184, 40, t.base, t.dark) +
  rect(134, 126, 26, 132, t.wood, 3) +
  rect(148, 126, 12, 132, t.woodDark, 3) +
  line("M210 148 L236 148 M214 190 L240 190", t.deep, 2);

export const towel: Motif = (t, h) =>
  rect(44, 82, 232, 12, t.woodDark, 6) +
  shape("M96 84 L224 84 L224 250 L96 250 Z", t.base) +
  rect(188, 84, 36, 166, t.dark) +
  (/strip/.test(h.words)
    ? rect(96, 84, 128, 166, t.paper) + repeat(3, (i) => rect(116 + i * 36, 84, 14, 166, t.base))
    : rect(96, 206, 128, 10, t.light) + rect(96, 224, 128, 6, t.light)) +
  repeat(16, (i) => line(`M${99 + i * 8.1} 250 V258`, t.dark, 3));

export const napkins: Motif = (t) =>
  repeat(3, (i) => rect(58, 234 - i * 20, 204, 21, i % 2 ? t.light : t.base, 8) + rect(58, 246 - i * 20, 204, 9, t.dark, 4)) +
  shape("M92 196 Q96 140 66 96 Q112 112 150 108 Q204 116 254 90 Q222 142 228 196 Z", t.base) +
  shape("M150 108 Q204 116 254 90 Q222 142 228 196 L166 196 Q176 150 150 108 Z", t.dark) +
  line("M108 124 Q124 160 120 194 M138 122 Q148 160 144 194", t.light, 4) +
  rect(84, 150, 152, 24, t.brass, 10) +
  rect(184, 150, 52, 24, t.woodDark, 10);

export const cloths: Motif = (t) =>
  repeat(3, (i) => turn((i - 1) * 9, 160, 240, rect(90, 108 + i * 20, 140, 108, [t.dark, t.light, t.base][i]!, 8))) +
  turn(
    9,
    160,
    240,
    repeat(5, (k) => line(`M102 ${164 + k * 18} H218`, t.dark, 2) + line(`M${112 + k * 24} 152 V252`, t.dark, 2)),
  );

export const pillow: Motif = (t) =>
  shift(
    0,
    -6,
    shape(
      "M52 178 Q44 140 84 150 Q160 132 236 150 Q276 140 268 178 Q278 206 268 234 Q276 270 236 258 Q160 272 84 258 Q44 270 52 234 Q42 206 52 178 Z",
      t.base,
    ) +
      shape("M268 178 Q278 206 268 234 Q276 270 236 258 Q160 272 84 258 Q60 264 54 246 Q160 262 230 232 Q252 210 268 178 Z", t.dark) +
      line("M84 172 Q96 190 92 204 M228 176 Q220 190 224 204", t.dark, 3),
  );

export const mattress: Motif = (t) =>
  shape("M40 196 L96 152 L284 152 L248 196 Z", t.light) +
  shape("M248 196 L284 152 L284 208 L248 256 Z", t.dark) +
  rect(40, 194, 210, 62, t.base, 10) +
  line("M44 216 H246", t.dark, 4) +
  repeat(6, (i) => disc(96 + i * 30 - (i % 2) * 14, 172 + (i % 2) * 10, 4, t.dark)) +
  rect(72, 228, 40, 8, "#4a6d94", 4) +
  rect(170, 228, 40, 8, "#4a6d94", 4);

export const duvet: Motif = (t) =>
  shape("M56 250 Q44 196 70 150 Q160 118 250 150 Q276 196 264 250 Q160 266 56 250 Z", t.base) +
  repeat(3, (i) => line(`M${106 + i * 54} 138 Q${100 + i * 58} 200 ${106 + i * 54} 256`, t.dark, 3)) +
  line("M58 186 Q160 166 262 186 M54 222 Q160 208 266 222", t.dark, 3) +
  shape("M70 150 Q160 118 250 150 Q240 172 160 158 Q80 172 70 150 Z", t.light);

export const blanket: Motif = (t) => {
  const chevrons = repeat(3, (r) => line(`M76 ${150 + r * 32}` + repeat(7, () => " l12 -12 l12 12"), t.light, 4));
  return (
    shape("M72 108 Q160 92 248 108 L248 238 Q160 250 72 238 Z", t.base) +
    chevrons +
    shape("M72 108 Q160 92 248 108 L248 130 Q160 114 72 130 Z", t.dark) +
    repeat(18, (i) => line(`M${76 + i * 9.9} ${239 + (9 - Math.abs(9 - i)) * 0.5} v16`, i % 2 ? t.base : t.dark, 4))
  );
};

export const scarf: Motif = (t) =>
  rect(120, 62, 80, 12, t.woodDark, 6) +
  shape("M128 72 L196 72 L206 206 L150 206 Z", t.dark) +
  repeat(7, (i) => line(`M${153 + i * 8.5} 206 v14`, t.dark, 4)) +
  shape("M122 84 Q124 66 142 66 L180 66 Q194 68 192 84 L180 238 L112 238 Z", t.base) +
  repeat(9, (i) => line(`M${115 + i * 7.8} 238 v16`, t.base, 4)) +
  line("M114 206 H182 M113 220 H181", t.light, 6) +
  line("M156 186 H203", t.base, 5) +
  line("M136 84 L130 190", t.light, 3);

export const rug: Motif = (t) =>
  turn(
    -8,
    160,
    180,
    rect(52, 124, 216, 116, t.base, 2) +
      rect(68, 138, 184, 88, t.dark) +
      rect(80, 150, 160, 64, t.light) +
      repeat(4, (i) => shape(`M${100 + i * 40} 158 l20 24 l-20 24 l-20 -24 Z`, i % 2 ? t.base : t.deep)) +
      repeat(11, (i) => line(`M52 ${128 + i * 11} h-12 M268 ${128 + i * 11} h12`, t.paper, 4)),
  );
