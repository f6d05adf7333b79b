import { disc, line, oval, rect, repeat, ring, shape, turn } from "../pen.js";
import type { Motif } from "../motif.js";

const BRIGHT = ["#bf4e43", "#e3b64a", "#4a6d94", "#6b9080"];

export const blocks: Motif = (t) =>
  rect(70, 192, 64, 64, t.base, 4) +
  rect(186, 192, 64, 64, "#4a6d94", 4) +
  rect(126, 222, 68, 34, t.wood, 3) +
  shape("M70 192 L250 192 L250 152 L70 152 Z", "#e3b64a") +
  shape("M128 192 A32 30 0 0 1 192 192 Z", "#b98a30") +
  rect(92, 100, 52, 52, "#6b9080", 4) +
  shape("M170 152 A36 36 0 0 1 242 152 Z", t.base) +
  shape("M92 100 L118 62 L144 100 Z", t.wood);

export const train: Motif = (t) =>
  repeat(
    2,
    (i) =>
      rect(168 + i * 68, 190, 58, 42, BRIGHT[i + 1]!, 5) +
      disc(182 + i * 68, 240, 15, t.wood) +
      disc(212 + i * 68, 240, 15, t.wood) +
      disc(182 + i * 68, 240, 5, t.woodDark) +
      disc(212 + i * 68, 240, 5, t.woodDark) +
      rect(156 + i * 68, 214, 14, 6, t.steelDark),
  ) +
  rect(40, 178, 116, 54, t.base, 8) +
  rect(104, 120, 52, 66, t.base, 6) +
  rect(96, 110, 68, 14, t.dark, 6) +
  rect(116, 136, 28, 28, t.glow, 4) +
  rect(56, 138, 24, 42, t.dark, 4) +
  disc(68, 118, 13, t.paper) +
  disc(86, 98, 10, t.paper) +
  repeat(3, (i) => disc(62 + i * 36, 238, 18, t.wood) + disc(62 + i * 36, 238, 6, t.woodDark));

export const toyPans: Motif = (t) =>
  rect(196, 208, 76, 12, t.wood, 6) +
  rect(74, 196, 128, 60, t.base, 10) +
  rect(162, 196, 40, 60, t.dark, 10) +
  rect(66, 188, 144, 12, t.steelDark, 6) +
  rect(92, 144, 92, 46, t.light, 8) +
  rect(154, 144, 30, 46, t.base, 8) +
  rect(86, 136, 104, 10, t.steelDark, 5) +
  disc(138, 126, 10, "#bf4e43") +
  turn(22, 240, 160, rect(234, 92, 9, 96, t.wood, 4) + oval(238, 84, 16, 21, t.wood));

export const balanceBoard: Motif = (t) =>
  line("M42 150 Q160 286 278 150", t.dark, 18) +
  line("M42 144 Q160 278 278 144", t.base, 14) +
  disc(160, 118, 20, "#e8b99a") +
  rect(142, 138, 36, 50, "#bf4e43", 14) +
  line("M144 148 L112 132 M176 148 L208 132", "#bf4e43", 10) +
  line("M150 186 L140 204 M170 186 L180 204", "#34476a", 12) +
  shape("M140 114 Q144 92 166 94 Q182 98 180 116 Q160 104 140 114 Z", "#7d5a41");

export const memoryCards: Motif = (t) =>
  repeat(4, (i) => {
    const x = 68 + (i % 2) * 96,
      y = 76 + Math.floor(i / 2) * 94;
    const face = i === 1 || i === 2;
    return turn(
      [-4, 3, 2, -3][i]!,
      x + 42,
      y + 42,
      rect(x, y, 86, 84, face ? t.paper : t.base, 8) +
        (face
          ? bird(x + 42, y + 44, i === 1 ? "#4a6d94" : "#8d6a58")
          : ring(x + 43, y + 42, 22, t.light, 5) + disc(x + 43, y + 42, 8, t.light)),
    );
  });

const bird = (x: number, y: number, fill: string): string =>
  oval(x, y + 4, 24, 17, fill) +
  disc(x - 18, y - 10, 12, fill) +
  shape(`M${x - 29} ${y - 12} l-9 4 l9 3 Z`, "#dc8a45") +
  shape(`M${x + 18} ${y} l20 -12 l-2 18 Z`, fill) +
  disc(x - 20, y - 12, 2.5, "#fff") +
  oval(x + 2, y + 8, 14, 7, "#e3b64a");

export const puzzle: Motif = (t, h) => {
  const pond = /pond/.test(h.words);
  const scene = pond
    ? rect(74, 96, 172, 150, "#8fb7ae", 6) +
      oval(128, 190, 32, 12, t.leaf) +
      oval(200, 140, 26, 10, t.leaf) +
      shape("M150 210 q30 -22 56 0 l16 -10 v20 l-16 -8 q-26 18 -56 -2 Z", "#dc8a45")
    : rect(74, 96, 172, 150, "#8fb0c9", 6) +
      shape("M96 120 L150 108 L168 140 L150 176 L120 170 L104 196 L90 160 Z", t.leaf) +
      shape("M178 150 L226 130 L236 190 L200 220 L176 196 Z", "#d9b56a") +
      shape("M112 214 L150 206 L158 232 L120 236 Z", "#c5714e");
  const seams = line(
    "M131 96 V124 q14 -4 14 8 q0 12 -14 8 V246 M189 96 V178 q14 -4 14 8 q0 12 -14 8 V246 M74 146 H98 q-4 -14 8 -14 q12 0 8 14 H246 M74 196 H152 q-4 -14 8 -14 q12 0 8 14 H246",
    t.paper,
    3,
    "butt",
  );
  return (
    rect(66, 88, 188, 168, t.wood, 8) +
    scene +
    seams +
    turn(16, 262, 236, rect(242, 214, 44, 42, pond ? t.leaf : "#8fb0c9", 4) + disc(264, 212, 8, pond ? t.leaf : "#8fb0c9"))
  );
};

export const boardGame: Motif = (t, h) => {
  const fog = /fog/.test(h.words);
  return (
    shape("M58 112 L84 92 L266 92 L246 112 Z", t.light) +
    shape("M246 112 L266 92 L266 238 L246 256 Z", t.dark) +
    rect(58, 110, 190, 146, t.base, 3) +
    disc(204, 146, fog ? 22 : 18, t.glow) +
    shape("M58 208 Q90 194 122 208 T186 208 T248 206 L248 256 L58 256 Z", "#4f7f94") +
    shape("M98 200 L198 200 L180 228 L114 228 Z", t.paper) +
    rect(124, 174, 46, 28, "#bf4e43", 3) +
    rect(140, 156, 14, 22, t.ink, 2) +
    (fog
      ? repeat(3, (i) => rect(64 + i * 26, 150 + i * 26, 120, 13, "#d6dadb", 7))
      : line("M58 234 Q90 222 122 234 T186 234 T248 232", t.light, 4))
  );
};

export const diceTower: Motif = (t) =>
  shape("M108 80 L188 80 L200 232 L96 232 Z", t.base) +
  shape("M164 80 L188 80 L200 232 L168 232 Z", t.dark) +
  rect(98, 70, 100, 16, t.wood, 4) +
  shape("M122 186 Q148 160 174 186 L174 232 L122 232 Z", t.deep) +
  rect(74, 232, 190, 24, t.wood, 5) +
  turn(14, 220, 210, rect(200, 190, 42, 42, t.paper, 8) + disc(212, 202, 4, t.ink) + disc(221, 211, 4, t.ink) + disc(230, 220, 4, t.ink)) +
  turn(-10, 226, 100, rect(214, 84, 34, 34, t.paper, 7) + disc(224, 94, 3.5, t.ink) + disc(238, 108, 3.5, t.ink));

export const bear: Motif = (t) =>
  disc(122, 88, 22, t.base) +
  disc(198, 88, 22, t.base) +
  disc(122, 88, 11, t.dark) +
  disc(198, 88, 11, t.dark) +
  oval(160, 206, 62, 54, t.base) +
  oval(160, 212, 38, 36, t.light) +
  oval(104, 186, 18, 36, t.dark) +
  oval(216, 186, 18, 36, t.dark) +
  oval(116, 244, 28, 18, t.base) +
  oval(204, 244, 28, 18, t.base) +
  oval(112, 246, 14, 10, t.dark) +
  oval(208, 246, 14, 10, t.dark) +
  disc(160, 116, 54, t.base) +
  oval(160, 132, 24, 18, t.light) +
  disc(138, 108, 5, t.ink) +
  disc(182, 108, 5, t.ink) +
  oval(160, 125, 8, 6, t.ink) +
  line("M160 130 V138 M150 142 Q160 150 170 142", t.ink, 3);

export const hare: Motif = (t) =>
  turn(-10, 138, 100, oval(136, 62, 17, 50, t.base) + oval(136, 66, 8, 36, "#e7b9a6")) +
  turn(14, 184, 100, oval(186, 62, 17, 50, t.base) + oval(186, 66, 8, 36, "#e7b9a6")) +
  oval(160, 210, 52, 48, t.base) +
  oval(160, 216, 30, 32, t.light) +
  oval(112, 200, 15, 32, t.dark) +
  oval(208, 200, 15, 32, t.dark) +
  oval(126, 246, 28, 13, t.dark) +
  oval(194, 246, 28, 13, t.dark) +
  oval(160, 138, 46, 42, t.base) +
  disc(142, 132, 5, t.ink) +
  disc(178, 132, 5, t.ink) +
  shape("M153 148 L167 148 L160 156 Z", "#c5714e") +
  line("M160 156 V163", t.ink, 3);

export const chalk: Motif = (t) =>
  repeat(6, (i) =>
    turn(
      (i - 2.5) * 3,
      160,
      260,
      shape(
        `M${80 + i * 27} 200 Q${78 + i * 27} 128 ${92 + i * 27} 116 Q${108 + i * 27} 128 ${106 + i * 27} 200 Z`,
        ["#d99a9b", "#e3b64a", "#8fb0c9", "#9fb98a", "#e8a777", "#a88bb0"][i]!,
      ),
    ),
  ) +
  rect(66, 184, 188, 72, "#bd9468", 6) +
  rect(66, 226, 188, 30, "#a47c52", 6) +
  line("M96 210 Q112 196 128 210 T160 210 T192 210 T224 208", t.paper, 5);

export const kite: Motif = (t) =>
  line("M150 206 C120 226 190 240 160 268", t.ink, 3) +
  repeat(3, (i) =>
    turn(
      i * 30 - 20,
      150 + i * 10,
      222 + i * 15,
      shape(`M${150 + i * 8} ${222 + i * 15} l-15 -8 v16 Z M${150 + i * 8} ${222 + i * 15} l15 -8 v16 Z`, BRIGHT[i]!),
    ),
  ) +
  shape("M176 44 L252 118 L150 208 L100 96 Z", t.base) +
  shape("M176 44 L252 118 L150 208 Z", t.dark) +
  shape("M176 44 L150 208 L100 96 Z", t.light) +
  line("M176 44 L150 208 M100 96 L252 118", t.paper, 4) +
  disc(162, 108, 7, t.glow);
