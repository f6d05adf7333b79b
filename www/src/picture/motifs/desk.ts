import { disc, line, oval, rect, repeat, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";

export const notebook: Motif = (t, h) => {
  const dotted = /dot/.test(h.words),
    planner = /planner/.test(h.words);
  const page = dotted
    ? repeat(20, (i) => disc(122 + (i % 5) * 19, 128 + Math.floor(i / 5) * 14, 1.8, t.dark))
    : planner
      ? repeat(7, (i) => rect(116 + (i % 4) * 23, 128 + Math.floor(i / 4) * 27, 18, 20, t.light, 3))
      : repeat(4, (i) => rect(116, 128 + i * 14, 88, 3, t.dark, 1.5));
  return turn(
    -5,
    160,
    180,
    rect(88, 76, 150, 180, t.deep, 8) +
      rect(92, 80, 142, 172, t.paper, 4) +
      rect(84, 72, 146, 180, t.base, 8) +
      rect(84, 72, 24, 180, t.dark, 8) +
      rect(110, 112, 102, 76, t.paper, 5) +
      page +
      rect(216, 72, 7, 180, t.deep) +
      rect(140, 252, 10, 16, "#bf4e43"),
  );
};

export const pocketBooks: Motif = (t) =>
  repeat(3, (i) => turn((i - 1) * 13, 160, 256, rect(102, 92, 112, 162, [t.dark, t.light, t.base][i]!, 10))) +
  turn(
    13,
    160,
    256,
    rect(120, 122, 72, 34, t.paper, 4) +
      rect(130, 134, 52, 4, t.dark, 2) +
      rect(106, 124, 5, 16, t.steelDark, 2) +
      rect(106, 204, 5, 16, t.steelDark, 2),
  );

export const pen: Motif = (t) =>
  turn(
    -42,
    160,
    170,
    shape("M40 170 L84 154 L84 186 Z", t.brass) +
      line("M46 170 L74 170", t.ink, 2) +
      rect(82, 152, 36, 36, t.ink, 4) +
      rect(114, 148, 172, 44, t.base, 16) +
      rect(114, 174, 172, 18, t.dark, 9) +
      rect(176, 144, 8, 52, t.deep, 3) +
      rect(196, 140, 78, 10, t.dark, 5),
  ) + line("M44 252 Q66 236 84 250 T120 248", t.ink, 4);

export const inkBottle: Motif = (t) =>
  rect(126, 96, 68, 44, t.ink, 8) +
  rect(136, 136, 48, 16, "#dfe8e6") +
  shape("M84 176 Q86 150 118 150 L202 150 Q234 150 236 176 L236 240 Q236 256 220 256 L100 256 Q84 256 84 240 Z", "#dfe8e6") +
  shape("M94 182 L226 182 L226 236 Q226 246 216 246 L104 246 Q94 246 94 236 Z", t.base) +
  shape("M188 182 L226 182 L226 236 Q226 246 216 246 L192 246 Z", t.dark) +
  rect(116, 196, 74, 34, t.paper, 4) +
  shape("M153 200 q14 16 0 22 q-14 -6 0 -22 Z", t.base);

export const pencils: Motif = (t) =>
  repeat(5, (i) =>
    shift(
      (i - 2) * 30,
      Math.abs(i - 2) * 8,
      shape("M148 108 L160 78 L172 108 Z", "#e9c79a") +
        shape("M155 90 L160 78 L165 90 Z", t.ink) +
        rect(148, 106, 24, 110, i % 2 ? t.dark : t.base) +
        rect(156, 106, 8, 110, t.light),
    ),
  ) +
  rect(70, 180, 180, 76, "#6b4b36", 5) +
  rect(70, 220, 180, 36, "#553a29", 5) +
  rect(98, 198, 90, 8, t.paper, 4);

export const eraser: Motif = (t) =>
  turn(
    -16,
    160,
    200,
    rect(76, 164, 168, 80, t.dark, 12) +
      rect(76, 152, 168, 80, t.base, 12) +
      rect(146, 152, 98, 92, "#4a6d94", 8) +
      rect(164, 186, 60, 8, t.paper, 4),
  ) + repeat(4, (i) => line(`M${54 + i * 16} ${250 - (i % 2) * 6} q6 -8 12 0`, "#b9b1a2", 4));

export const tray: Motif = (t) =>
  repeat(2, (i) =>
    shift(
      0,
      i * -66,
      rect(74, 200, 10, 56, t.dark, 2) +
        rect(236, 200, 10, 56, t.dark, 2) +
        shape("M84 222 L236 222 L252 206 L68 206 Z", t.paper) +
        rect(62, 218, 196, 38, t.base, 5) +
        rect(62, 242, 196, 14, t.dark, 5) +
        repeat(3, (k) => rect(62, 222 + k * 12, 10, 6, t.dark)),
    ),
  );

export const envelope: Motif = (t) =>
  turn(7, 160, 180, rect(92, 78, 140, 150, t.paper, 4) + repeat(5, (i) => rect(112, 100 + i * 18, 100 - (i % 2) * 24, 4, "#c9b9a0", 2))) +
  turn(
    -5,
    160,
    200,
    rect(62, 148, 196, 108, t.base, 6) +
      shape("M62 152 L160 222 L258 152 L258 160 L160 234 L62 160 Z", t.dark) +
      disc(160, 226, 13, "#b2543f"),
  );

export const scissors: Motif = (t) =>
  turn(
    34,
    160,
    170,
    shape("M152 178 L150 52 Q170 92 172 178 Z", t.steel) +
      shape("M168 178 L186 56 Q192 110 176 186 Z", t.steelDark) +
      `<ellipse cx="132" cy="228" rx="24" ry="32" fill="none" stroke="${t.base}" stroke-width="13"/><ellipse cx="192" cy="228" rx="24" ry="32" fill="none" stroke="${t.dark}" stroke-width="13"/>` +
      line("M152 172 L142 200", t.base, 14) +
      line("M174 172 L182 200", t.dark, 14) +
      disc(163, 168, 8, t.ink),
  );

const COVERS: readonly (readonly [RegExp, string])[] = [
  [/pot|table/, "pot"],
  [/loaf|bread/, "loaf"],
  [/jar|preserv/, "jar"],
  [/coffee/, "cup"],
  [/walk|road/, "hill"],
  [/bird/, "bird"],
  [/garden|psalm/, "leaf"],
  [/clock/, "clock"],
  [/sleep|evening/, "moon"],
  [/otter|bus/, "bus"],
  [/workshop/, "saw"],
  [/winter/, "snow"],
  [/vote|trade|sign/, "mark"],
  [/telling|marriage|change|together/, "two"],
];

export const book: Motif = (t, h) => {
  const thick = /hardback/.test(h.words) ? 22 : 13;
  const sort = COVERS.find(([r]) => r.test(h.words))?.[1] ?? "leaf";
  const p = t.paper;
  const cover: Record<string, string> = {
    pot:
      rect(122, 172, 66, 38, p, 8) +
      rect(114, 162, 82, 10, p, 5) +
      disc(155, 156, 6, p) +
      line("M138 144 q-6 -10 2 -18 M156 142 q-6 -10 2 -18 M172 144 q-6 -10 2 -18", p, 4),
    loaf: shape("M112 206 Q104 160 155 158 Q206 160 198 206 Z", p) + line("M134 172 l10 18 M154 168 l10 18 M174 172 l8 16", t.dark, 5),
    jar: rect(128, 158, 54, 56, p, 10) + rect(132, 142, 46, 12, p, 4) + disc(155, 188, 13, t.dark),
    cup: rect(124, 164, 52, 46, p, 10) + line("M178 174 q20 8 -2 24", p, 7) + line("M140 152 q-6 -10 2 -18 M158 152 q-6 -10 2 -18", p, 4),
    hill: shape("M98 214 L138 152 L166 190 L182 170 L212 214 Z", p) + disc(190, 144, 11, t.glow),
    bird:
      oval(156, 184, 30, 20, p) +
      disc(134, 164, 14, p) +
      shape("M122 160 l-12 5 l12 4 Z", t.glow) +
      shape("M180 178 l24 -14 l-4 22 Z", p) +
      line("M112 212 L200 212", p, 4),
    leaf: shape("M155 214 Q120 176 155 134 Q190 176 155 214 Z", p) + line("M155 214 V150", t.dark, 4),
    moon: disc(155, 176, 32, t.glow) + disc(169, 166, 27, t.base) + disc(186, 196, 3, p) + disc(192, 150, 3, p) + disc(124, 146, 3, p),
    clock: disc(155, 178, 35, p) + disc(155, 178, 27, t.dark) + line("M155 178 V160 M155 178 L168 186", p, 5) + disc(155, 178, 4, p),
    bus:
      rect(108, 160, 94, 42, "#bf4e43", 8) +
      repeat(3, (i) => rect(116 + i * 28, 168, 20, 15, p, 3)) +
      disc(130, 204, 9, t.ink) +
      disc(180, 204, 9, t.ink),
    saw: turn(-20, 155, 180, shape("M104 168 L178 168 L178 196 L104 184 Z", p) + rect(174, 160, 30, 40, t.wood, 8)),
    snow: line("M155 142 V212 M125 160 L185 194 M185 160 L125 194", p, 6) + disc(155, 177, 9, p),
    mark: rect(122, 146, 66, 66, p, 4) + line("M134 180 L150 198 L180 156", t.dark, 9),
    two: disc(140, 178, 26, p) + disc(172, 178, 26, t.light),
  };
  return (
    shape(`M92 72 L${92 + thick} 60 L${224 + thick} 60 L224 72 Z`, t.paper) +
    shape(`M224 72 L${224 + thick} 60 L${224 + thick} 244 L224 256 Z`, "#e4d8bf") +
    repeat(3, (i) => line(`M${224 + (thick * (i + 1)) / 4} ${72 - (12 * (i + 1)) / 4} V${256 - (12 * (i + 1)) / 4}`, "#cbbd9f", 1.5)) +
    rect(86, 72, 138, 184, t.base, 4) +
    rect(86, 72, 16, 184, t.dark, 4) +
    rect(116, 92, 82, 9, p, 4) +
    rect(116, 108, 54, 7, t.light, 3) +
    (cover[sort] ?? "") +
    rect(120, 232, 68, 6, t.light, 3)
  );
};
