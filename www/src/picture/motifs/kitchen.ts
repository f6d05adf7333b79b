import { disc, line, oval, rect, repeat, ring, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";

const handle = (x: number, y: number, w: number, t: { base: string; dark: string; brass: string }): string =>
  rect(x, y, w, 30, t.base, 10) +
  rect(x, y + 18, w, 12, t.dark, 6) +
  disc(x + w * 0.3, y + 14, 3.5, t.brass) +
  disc(x + w * 0.7, y + 14, 3.5, t.brass);

export const chefKnife: Motif = (t) =>
  turn(
    -38,
    160,
    160,
    shape("M24 148 Q70 200 176 196 L176 148 Z", t.steel) +
      shape("M24 148 Q70 200 176 196 L176 186 Q80 188 24 148 Z", "#e6eaea") +
      rect(172, 146, 14, 42, t.steelDark, 3) +
      handle(184, 148, 112, t),
  );

export const breadKnife: Motif = (t) => {
  const teeth = repeat(14, () => " q5 9 10 0");
  return turn(
    -38,
    160,
    160,
    shape(`M30 150 L176 150 L176 180 L170 180 L30 180 Z`, t.steel) +
      shape(`M30 178${teeth} L170 170 L30 170 Z`, "#e6eaea") +
      rect(168, 146, 14, 40, t.steelDark, 3) +
      handle(180, 148, 114, t),
  );
};

export const paringKnife: Motif = (t) =>
  turn(
    -38,
    160,
    160,
    shape("M70 150 Q104 182 172 180 L172 150 Z", t.steel) +
      shape("M70 150 Q104 182 172 180 L172 172 Q110 172 70 150 Z", "#e6eaea") +
      rect(168, 147, 12, 36, t.steelDark, 3) +
      handle(178, 150, 92, t),
  );

export const whetstone: Motif = (t) =>
  rect(62, 232, 196, 24, t.wood, 5) +
  rect(62, 246, 196, 10, t.woodDark, 4) +
  rect(76, 190, 168, 24, t.paper, 4) +
  rect(76, 208, 168, 26, t.base, 3) +
  rect(76, 226, 168, 8, t.dark, 2);

export const board: Motif = (t) =>
  turn(
    -6,
    160,
    200,
    rect(72, 92, 176, 160, t.dark, 14) +
      rect(72, 86, 176, 160, t.base, 14) +
      repeat(4, (i) => rect(72 + (i % 2) * 44, 86 + i * 40, 132, 40, t.light, 0)) +
      rect(206, 100, 28, 10, t.deep, 5),
  );

export const kettle: Motif = (t) =>
  line("M92 214 C48 214 74 128 40 118", t.dark, 11) +
  line("M214 132 C276 120 280 196 234 222", t.ink, 13) +
  shape("M104 132 L212 132 Q232 200 236 240 L84 240 Q86 196 104 132 Z", t.base) +
  shape("M176 132 L212 132 Q232 200 236 240 L196 240 Q192 190 176 132 Z", t.dark) +
  rect(98, 124, 120, 12, t.light, 6) +
  rect(76, 240, 168, 16, t.ink, 6) +
  disc(158, 114, 10, t.wood);

export const grinder: Motif = (t) =>
  line("M160 92 L240 76", t.steelDark, 9) +
  line("M240 76 L240 62", t.ink, 6) +
  disc(240, 56, 14, t.base) +
  rect(152, 76, 16, 30, t.steelDark, 3) +
  shape("M112 128 Q160 84 208 128 Z", t.steel) +
  rect(112, 126, 96, 66, t.steel, 4) +
  rect(170, 126, 38, 66, t.steelDark, 4) +
  rect(106, 186, 108, 70, t.base, 8) +
  rect(172, 186, 42, 70, t.dark, 8) +
  rect(106, 184, 108, 8, t.steelDark, 3);

export const moka: Motif = (t) =>
  line("M206 112 L244 112 L244 170 L228 178", t.ink, 13) +
  shape("M112 96 L208 96 L200 168 L120 168 Z", t.base) +
  shape("M112 96 L92 116 L116 128 Z", t.light) +
  shape("M172 96 L208 96 L200 168 L170 168 Z", t.dark) +
  shape("M118 96 L160 76 L202 96 Z", t.light) +
  disc(160, 70, 9, t.ink) +
  rect(114, 166, 92, 14, t.steelDark, 3) +
  shape("M118 180 L202 180 L222 256 L98 256 Z", t.base) +
  shape("M172 180 L202 180 L222 256 L178 256 Z", t.dark);

export const dripper: Motif = (t) =>
  line("M216 136 C264 130 262 186 206 180", t.dark, 12) +
  shape("M92 112 L228 112 L182 208 L138 208 Z", t.base) +
  shape("M180 112 L228 112 L182 208 L164 208 Z", t.dark) +
  oval(160, 112, 68, 13, t.light) +
  oval(160, 114, 56, 9, "#6d4a36") +
  oval(160, 212, 66, 12, t.dark) +
  oval(160, 208, 66, 12, t.base) +
  shape("M124 218 L196 218 L190 256 L130 256 Z", "#dbe6e3") +
  shape("M127 236 L193 236 L190 256 L130 256 Z", "#7a5138");

export const filters: Motif = (t) =>
  repeat(4, (i) =>
    turn(
      i * 6 - 9,
      160,
      256,
      shape("M94 112 Q160 92 226 112 L184 240 L136 240 Z", i % 2 ? t.base : t.light) + line("M136 240 L184 240", t.dark, 4),
    ),
  ) + line("M118 122 L142 232", t.dark, 2);

export const press: Motif = (t) =>
  line("M210 130 C268 130 268 226 210 222", t.ink, 13) +
  line("M160 60 L160 108", t.steelDark, 7) +
  disc(160, 56, 12, t.ink) +
  shape("M104 112 Q160 86 216 112 Z", t.light) +
  rect(108, 112, 104, 144, t.base, 8) +
  rect(172, 112, 40, 144, t.dark, 8) +
  shape("M108 116 L88 122 L108 140 Z", t.light) +
  rect(108, 128, 104, 6, t.steelDark);

export const frother: Motif = (t) =>
  line("M204 130 C258 128 258 204 206 206", t.ink, 12) +
  shape("M112 116 L208 116 L214 226 L106 226 Z", t.base) +
  shape("M172 116 L208 116 L214 226 L176 226 Z", t.dark) +
  shape("M112 116 L92 124 L113 142 Z", t.light) +
  oval(160, 114, 49, 14, t.paper) +
  disc(142, 108, 12, t.paper) +
  disc(166, 102, 14, t.paper) +
  disc(184, 109, 10, t.paper) +
  rect(88, 226, 144, 30, t.ink, 10) +
  disc(160, 241, 5, t.glow);

export const skillet: Motif = (t) =>
  turn(
    -24,
    130,
    170,
    rect(206, 158, 108, 24, t.base, 12) +
      oval(298, 170, 6, 6, "#f0e2cc") +
      disc(130, 170, 92, t.dark) +
      disc(130, 166, 90, t.base) +
      disc(130, 166, 72, t.deep) +
      line("M84 140 A54 54 0 0 1 128 112", t.light, 5),
  );

export const casserole: Motif = (t) =>
  rect(44, 160, 40, 16, t.dark, 8) +
  rect(236, 160, 40, 16, t.dark, 8) +
  shape("M68 148 L252 148 L246 232 Q242 256 218 256 L102 256 Q78 256 74 232 Z", t.base) +
  shape("M196 148 L252 148 L246 232 Q242 256 218 256 L180 256 Q202 210 196 148 Z", t.dark) +
  shape("M66 142 Q76 104 160 104 Q244 104 254 142 Z", t.base) +
  line("M96 128 Q114 115 148 113", t.light, 6) +
  rect(60, 138, 200, 13, t.dark, 6) +
  rect(146, 90, 28, 16, t.brass, 6);

export const saucepan: Motif = (t) =>
  shift(
    -24,
    0,
    rect(222, 160, 92, 16, t.wood, 8) +
      shape("M72 148 L228 148 L222 244 Q220 256 208 256 L92 256 Q80 256 78 244 Z", t.base) +
      shape("M180 148 L228 148 L222 244 Q220 256 208 256 L176 256 Q186 204 180 148 Z", t.dark) +
      shape("M72 148 L54 140 L76 168 Z", t.light) +
      rect(66, 142, 168, 10, "#4a6d94", 5),
  );

export const spoons: Motif = (t) =>
  repeat(3, (i) =>
    turn(
      (i - 1) * 19,
      160,
      270,
      rect(153, 128, 14, 128, i === 1 ? t.base : t.dark, 7) +
        oval(160, 100, 25, 37, i === 1 ? t.base : t.dark) +
        (i === 2 ? repeat(3, (k) => rect(148 + k * 10, 84, 4, 32, t.light, 2)) : oval(160, 98, 15, 25, i === 1 ? t.light : t.base)),
    ),
  );

export const rollingPin: Motif = (t) =>
  turn(
    -34,
    160,
    170,
    shape("M30 170 Q40 146 96 144 L224 144 Q280 146 290 170 Q280 194 224 196 L96 196 Q40 194 30 170 Z", t.base) +
      shape("M32 176 Q44 194 96 196 L224 196 Q276 194 288 176 Q240 184 160 184 Q80 184 32 176 Z", t.dark) +
      line("M84 158 L210 158", t.light, 6),
  );

export const mug: Motif = (t) =>
  line("M206 150 C272 146 268 228 204 222", t.dark, 16) +
  rect(102, 124, 116, 132, t.base, 16) +
  shape("M176 124 L218 124 L218 240 Q218 256 202 256 L172 256 Q184 190 176 124 Z", t.dark) +
  oval(160, 126, 58, 13, t.light) +
  oval(160, 128, 48, 8, "#6d4a36") +
  rect(108, 248, 104, 8, "#c89f78", 4);

export const enamelMug: Motif = (t) =>
  line("M208 146 C266 146 262 222 208 218", t.base, 12) +
  line("M208 146 C266 146 262 222 208 218", t.dark, 3) +
  rect(98, 124, 124, 132, t.base, 8) +
  rect(182, 124, 40, 132, t.dark, 8) +
  oval(160, 124, 64, 13, t.ink) +
  oval(160, 126, 56, 9, t.paper) +
  disc(124, 236, 4, t.ink) +
  disc(120, 170, 3, t.light) +
  disc(136, 196, 3, t.light) +
  disc(150, 160, 3, t.light);

export const bowl: Motif = (t) =>
  shape("M64 160 L256 160 Q250 248 190 256 L130 256 Q70 248 64 160 Z", t.base) +
  shape("M204 160 L256 160 Q250 248 190 256 L160 256 Q206 226 204 160 Z", t.dark) +
  oval(160, 160, 96, 18, t.light) +
  oval(160, 163, 82, 12, t.dark);

export const plate: Motif = (t) =>
  disc(160, 164, 96, t.dark) +
  disc(160, 160, 96, t.base) +
  ring(160, 160, 70, t.dark, 4) +
  disc(160, 160, 66, t.light) +
  line("M84 118 A88 88 0 0 1 128 80", t.light, 6);

export const teapot: Motif = (t) =>
  line("M94 214 C60 206 62 160 38 150", t.base, 20) +
  line("M224 150 C282 148 276 228 218 230", t.dark, 14) +
  shape("M84 196 Q84 128 160 128 Q236 128 236 196 Q236 256 196 256 L124 256 Q84 256 84 196 Z", t.base) +
  shape("M190 134 Q236 146 236 196 Q236 256 196 256 L168 256 Q214 206 190 134 Z", t.dark) +
  shape("M122 132 Q160 104 198 132 Z", t.light) +
  disc(160, 108, 11, t.wood);
