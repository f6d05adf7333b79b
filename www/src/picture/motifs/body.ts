import { disc, line, oval, rect, repeat, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";
import { sign } from "./packs.js";

export const soapBar: Motif = (t, h) =>
  disc(230, 138, 18, "#f4f8f4") +
  disc(252, 112, 10, "#f4f8f4") +
  disc(208, 116, 8, "#f4f8f4") +
  turn(
    -6,
    160,
    210,
    rect(72, 166, 176, 86, t.dark, 26) +
      rect(72, 152, 176, 84, t.base, 26) +
      rect(92, 168, 136, 52, t.light, 16) +
      sign({ ...t, accent: t.dark }, h, 160, 194, 19),
  );

export const soapDish: Motif = (t) =>
  rect(104, 172, 112, 46, "#f3e6cc", 18) +
  rect(104, 196, 112, 22, "#dcc9a2", 11) +
  shape("M58 204 L262 204 Q258 246 220 256 L100 256 Q62 246 58 204 Z", t.base) +
  shape("M214 204 L262 204 Q258 246 220 256 L180 256 Q214 238 214 204 Z", t.dark) +
  oval(160, 206, 102, 12, t.light) +
  repeat(4, (i) => rect(104 + i * 30, 202, 20, 7, t.dark, 3)) +
  disc(226, 150, 12, "#f4f8f4") +
  disc(206, 134, 7, "#f4f8f4");

export const puck: Motif = (t, h) =>
  shape("M70 190 L250 190 L250 222 Q250 256 160 256 Q70 256 70 222 Z", t.dark) +
  oval(160, 190, 90, 38, t.base) +
  oval(160, 188, 66, 26, t.light) +
  sign({ ...t, accent: t.dark }, h, 160, 186, 18) +
  disc(232, 130, 14, "#f4f8f4") +
  disc(210, 110, 8, "#f4f8f4");

export const comb: Motif = (t) =>
  turn(
    -24,
    160,
    170,
    rect(58, 120, 204, 44, t.base, 20) +
      repeat(11, (i) => rect(70 + i * 17, 150, 9, 74, i % 2 ? t.base : t.dark, 4)) +
      line("M80 134 L236 134", t.light, 5),
  );

export const razor: Motif = (t) =>
  turn(
    28,
    160,
    170,
    rect(150, 104, 20, 148, t.base, 8) +
      rect(161, 104, 9, 148, t.dark, 4) +
      repeat(6, (i) => line(`M150 ${168 + i * 12} L170 ${162 + i * 12}`, t.steelDark, 2)) +
      rect(104, 84, 112, 26, t.dark, 12) +
      rect(104, 76, 112, 18, t.base, 9) +
      rect(98, 94, 124, 6, t.light, 3),
  );

export const blades: Motif = (t) =>
  repeat(3, (i) =>
    turn(
      i * 14 - 16,
      160,
      220,
      rect(88, 112, 144, 78, i === 2 ? t.light : t.base, 8) +
        rect(114, 144, 92, 12, t.dark, 6) +
        disc(160, 150, 12, t.dark) +
        line("M88 122 L232 122", "#eef1f1", 3),
    ),
  ) +
  rect(90, 206, 140, 50, "#34476a", 4) +
  rect(104, 222, 80, 7, t.paper, 3) +
  rect(104, 236, 50, 5, t.steel, 2);

export const shavingBrush: Motif = (t) =>
  shape("M118 176 Q96 110 124 78 Q160 56 196 78 Q224 110 202 176 Z", "#efe6d6") +
  repeat(6, (i) => line(`M${132 + i * 11} 172 Q${122 + i * 15} 120 ${128 + i * 13} 84`, "#b9a88f", 3)) +
  rect(112, 168, 96, 18, t.brass, 6) +
  shape("M118 186 L202 186 Q188 208 204 234 L212 256 L108 256 L116 234 Q132 208 118 186 Z", t.base) +
  shape("M176 186 L202 186 Q188 208 204 234 L212 256 L178 256 Q164 216 176 186 Z", t.dark);

export const balmTin: Motif = (t, h) =>
  shape("M62 196 L258 196 L258 230 Q258 256 160 256 Q62 256 62 230 Z", t.steelDark) +
  oval(160, 196, 98, 36, t.steel) +
  oval(160, 194, 82, 28, t.base) +
  sign({ ...t, accent: t.dark, leaf: t.paper, leafDark: t.light }, h, 160, 192, 20);

export const toothbrushes: Motif = (t) =>
  repeat(4, (i) =>
    turn(
      (i - 1.5) * 13,
      160,
      270,
      rect(152, 104, 15, 110, i % 2 ? t.base : t.dark, 7) +
        rect(150, 72, 19, 38, t.base, 7) +
        rect(154, 66, 12, 34, t.paper, 3) +
        rect(152, 146, 15, 8, ["#bf4e43", "#4a6d94", "#6b9080", "#e3b64a"][i]!, 0),
    ),
  ) +
  shape("M106 178 L214 178 L208 256 L112 256 Z", "#e8efec") +
  shape("M180 178 L214 178 L208 256 L182 256 Z", "#c9d5d0");

export const soapStick: Motif = (t) =>
  rect(126, 150, 68, 106, t.paper, 8) +
  rect(172, 150, 22, 106, "#e0d5bb", 8) +
  rect(126, 176, 68, 44, t.base) +
  rect(134, 194, 40, 6, t.paper, 3) +
  shape("M130 152 L130 108 Q132 84 160 82 Q188 84 190 108 L190 152 Z", t.light) +
  shape("M172 84 Q190 90 190 108 L190 152 L172 152 Z", t.base) +
  disc(232, 236, 12, "#f4f8f4") +
  disc(250, 216, 7, "#f4f8f4");

export const blister: Motif = (t, h) =>
  turn(
    8,
    210,
    200,
    rect(150, 104, 104, 146, "#dfe5e3", 10) +
      repeat(
        8,
        (i) =>
          oval(180 + (i % 2) * 44, 126 + Math.floor(i / 2) * 34, 16, 11, t.paper) +
          oval(180 + (i % 2) * 44, 129 + Math.floor(i / 2) * 34, 16, 9, t.light),
      ),
  ) +
  rect(64, 116, 116, 140, t.paper, 4) +
  rect(64, 116, 116, 42, t.base, 4) +
  rect(78, 132, 66, 8, t.paper, 4) +
  sign(t, h, 122, 196, 19) +
  rect(86, 230, 72, 6, t.dark, 3);

export const dropper: Motif = (t, h) =>
  rect(148, 64, 24, 34, t.paper, 10) +
  shape("M138 96 L182 96 L188 128 L132 128 Z", t.dark) +
  shape("M126 128 L194 128 Q204 134 204 148 L204 246 Q204 256 194 256 L126 256 Q116 256 116 246 L116 148 Q116 134 126 128 Z", t.paper) +
  rect(116, 160, 88, 72, t.base) +
  sign({ ...t, accent: t.paper, leaf: t.paper, leafDark: t.light }, h, 160, 192, 20);

export const ampoules: Motif = (t) =>
  repeat(
    5,
    (i) =>
      rect(72 + i * 36, 150, 32, 62, t.light, 8) +
      rect(72 + i * 36, 178, 32, 34, t.base, 8) +
      rect(82 + i * 36, 128, 12, 26, t.light, 4) +
      rect(76 + i * 36, 112, 24, 20, t.paper, 4) +
      rect(70 + i * 36, 206, 36, 48, t.paper, 4) +
      rect(78 + i * 36, 226, 20, 5, t.dark, 2),
  );

export const thermometer: Motif = (t) =>
  turn(
    -42,
    160,
    170,
    shape("M56 170 Q58 160 110 158 L110 182 Q58 180 56 170 Z", t.steel) +
      shape("M106 152 Q112 142 134 142 L260 142 Q284 144 284 170 Q284 196 260 198 L134 198 Q112 198 106 188 Z", t.base) +
      shape("M106 176 L284 176 Q282 196 260 198 L134 198 Q112 198 106 188 Z", t.dark) +
      rect(152, 154, 70, 30, "#cfe0d2", 5) +
      rect(162, 164, 10, 10, t.ink, 2) +
      rect(178, 164, 10, 10, t.ink, 2) +
      rect(198, 164, 10, 10, t.ink, 2) +
      disc(254, 170, 11, "#3f7d80"),
  );

export const plaster: Motif = (t) =>
  repeat(2, (i) =>
    turn(
      i ? 28 : -24,
      160,
      190,
      shift(
        0,
        i ? 18 : -26,
        rect(58, 154, 204, 66, i ? t.base : t.light, 33) +
          rect(124, 154, 72, 66, i ? t.light : t.base, 6) +
          repeat(6, (k) => disc(142 + (k % 3) * 18, 176 + Math.floor(k / 3) * 22, 3.5, t.dark)),
      ),
    ),
  );

export const testStick: Motif = (t) =>
  repeat(2, (i) =>
    turn(
      -34,
      160,
      180,
      shift(
        0,
        i * 62 - 30,
        rect(50, 152, 66, 32, t.base, 14) +
          rect(96, 148, 174, 40, t.paper, 18) +
          rect(96, 172, 174, 16, "#e6dccb", 8) +
          rect(160, 158, 58, 20, "#e9f0ee", 6) +
          rect(178, 158, 6, 20, t.dark),
      ),
    ),
  );
