import { disc, line, oval, rect, repeat, ring, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";

export const trowel: Motif = (t, h) => {
  const tool = turn(
    28,
    160,
    160,
    rect(146, 42, 28, 92, t.base, 13) +
      rect(160, 42, 14, 92, t.dark, 7) +
      rect(146, 118, 28, 12, t.steelDark, 3) +
      line("M160 130 L160 168", t.steelDark, 9) +
      shape("M126 164 Q160 152 194 164 Q196 220 160 262 Q124 220 126 164 Z", t.steel) +
      shape("M160 156 Q178 156 194 164 Q196 220 160 262 Z", t.steelDark),
  );
  return /gift/.test(h.words)
    ? rect(58, 214, 204, 42, "#bd9468", 4) + shift(0, -34, tool) + rect(58, 226, 204, 30, "#a47c52", 4) + rect(150, 214, 20, 42, "#bf4e43")
    : tool;
};

export const secateurs: Motif = (t) =>
  turn(
    18,
    160,
    170,
    line("M150 160 C120 190 118 230 128 262", t.base, 22) +
      line("M172 160 C204 186 208 226 196 262", t.dark, 22) +
      shape("M146 168 Q150 96 206 60 Q196 130 176 172 Z", t.steel) +
      shape("M176 164 Q156 120 118 96 Q118 140 150 172 Z", t.steelDark) +
      line("M142 200 Q160 186 182 200", t.steelDark, 5) +
      disc(162, 162, 11, t.ink) +
      disc(162, 162, 4, t.steel),
  );

export const spade: Motif = (t) =>
  turn(
    20,
    160,
    160,
    line("M138 36 L182 36", t.dark, 12) +
      line("M138 36 L156 66 M182 36 L164 66", t.base, 7) +
      rect(153, 60, 14, 100, t.base, 4) +
      rect(161, 60, 6, 100, t.dark, 3) +
      rect(150, 148, 20, 26, t.steelDark, 3) +
      shape("M122 170 L198 170 L194 246 Q160 268 126 246 Z", t.steel) +
      shape("M160 170 L198 170 L194 246 Q178 256 160 257 Z", t.steelDark),
  );

export const wateringCan: Motif = (t) =>
  line("M142 148 C130 76 250 84 232 190", t.dark, 10) +
  line("M120 222 L44 132", t.base, 15) +
  turn(-42, 44, 132, oval(44, 126, 25, 10, t.brass)) +
  shape("M118 144 L232 144 L240 248 Q240 256 230 256 L120 256 Q110 256 110 248 Z", t.base) +
  shape("M196 144 L232 144 L240 248 Q240 256 230 256 L202 256 Z", t.dark) +
  rect(112, 164, 122, 7, t.light) +
  rect(110, 232, 130, 7, t.light) +
  oval(175, 144, 57, 11, t.light);

export const gloves: Motif = (t) =>
  repeat(2, (i) =>
    turn(
      i ? 12 : -12,
      160,
      240,
      shift(
        i ? 40 : -40,
        0,
        shape(
          "M122 256 L122 170 L98 146 Q92 130 108 132 L126 148 L128 100 Q132 90 140 100 L144 142 L146 88 Q154 78 160 88 L162 142 L168 94 Q176 86 181 96 L180 146 L188 112 Q196 106 200 116 L196 180 L196 256 Z",
          i ? t.base : t.dark,
        ) +
          rect(118, 216, 82, 40, i ? t.light : t.base, 4) +
          line("M122 226 L196 226", t.deep, 3),
      ),
    ),
  );

export const pottedPlant: Motif = (t) =>
  repeat(5, (i) => turn((i - 2) * 26, 160, 170, shape("M160 176 Q132 120 160 70 Q188 120 160 176 Z", i % 2 ? t.leaf : t.leafDark))) +
  rect(98, 164, 124, 26, t.base, 4) +
  rect(184, 164, 38, 26, t.dark, 4) +
  shape("M106 190 L214 190 L202 248 L118 248 Z", t.base) +
  shape("M184 190 L214 190 L202 248 L178 248 Z", t.dark) +
  rect(94, 246, 132, 10, t.dark, 4);

export const tree: Motif = (t) =>
  line("M160 206 C156 170 166 150 160 110 M160 160 L136 128 M160 150 L186 120", t.woodDark, 8) +
  repeat(9, (i) => oval(112 + (i % 3) * 48 + (i > 5 ? 8 : 0), 60 + Math.floor(i / 3) * 32, 30, 22, i % 2 ? t.base : t.light)) +
  repeat(5, (i) => disc(116 + i * 24, 82 + (i % 2) * 36, 5, t.deep)) +
  shape("M116 200 L204 200 L194 256 L126 256 Z", t.ink) +
  rect(110, 194, 100, 12, t.ink, 3);

export const birdHouse: Motif = (t, h) => {
  const feeder = /feeder/.test(h.words);
  const body = feeder
    ? rect(100, 158, 12, 70, t.dark) +
      rect(208, 158, 12, 70, t.dark) +
      rect(118, 164, 84, 62, "#dfe8e2", 3) +
      shape("M118 200 L202 190 L202 226 L118 226 Z", "#cb953a") +
      rect(74, 224, 172, 14, t.dark, 4) +
      disc(222, 206, 15, "#4a6d94") +
      disc(212, 194, 10, "#4a6d94") +
      shape("M203 192 l-10 4 l10 3 Z", "#e3b64a") +
      disc(222, 212, 8, t.glow) +
      line("M234 208 L252 200", "#34476a", 7)
    : rect(104, 148, 112, 108, t.base, 3) +
      rect(180, 148, 36, 108, t.dark, 3) +
      repeat(2, (i) => line(`M104 ${184 + i * 36} L216 ${184 + i * 36}`, t.dark, 3)) +
      disc(158, 186, 19, t.deep) +
      line("M158 224 L158 234", t.woodDark, 7);
  return (
    line("M160 66 L160 96", t.ink, 4) +
    body +
    shape("M160 84 L252 152 L240 166 L160 108 L80 166 L68 152 Z", t.woodDark) +
    (feeder ? shape("M160 108 L222 152 L98 152 Z", t.base) : shape("M160 108 L216 148 L104 148 Z", t.light))
  );
};

export const broom: Motif = (t) =>
  turn(
    16,
    160,
    200,
    rect(154, 30, 12, 158, t.base, 6) +
      rect(161, 30, 5, 158, t.dark, 3) +
      rect(98, 184, 124, 26, t.base, 8) +
      rect(98, 200, 124, 12, t.dark, 6) +
      shape("M100 210 L220 210 L232 254 L88 254 Z", t.ink) +
      repeat(7, (i) => line(`M${108 + i * 17} 214 L${100 + i * 20} 252`, "#6b5d52", 3)),
  );

export const dishBrush: Motif = (t) =>
  turn(
    -40,
    160,
    170,
    rect(142, 34, 22, 150, t.base, 11) +
      rect(154, 34, 10, 150, t.dark, 5) +
      disc(153, 50, 5, t.deep) +
      oval(153, 200, 44, 22, t.base) +
      shape("M112 206 L194 206 L202 246 L104 246 Z", "#e9dcbd") +
      repeat(6, (i) => line(`M${116 + i * 15} 212 L${112 + i * 17} 244`, "#c9b78c", 3)),
  );

export const dogLead: Motif = (t) =>
  line("M92 92 C60 190 130 262 166 220 C204 176 120 140 110 190 C104 246 250 256 236 150", t.base, 15) +
  line("M92 92 C60 190 130 262 166 220 C204 176 120 140 110 190 C104 246 250 256 236 150", t.light, 3) +
  rect(84, 80, 20, 28, t.wood, 4) +
  ring(92, 64, 15, t.brass, 8) +
  rect(226, 132, 20, 24, t.wood, 4) +
  ring(236, 108, 13, t.brass, 7) +
  line("M236 96 L236 78", t.brass, 8);

export const petBed: Motif = (t) =>
  shape("M40 196 Q40 140 160 140 Q280 140 280 196 L280 216 Q280 256 160 256 Q40 256 40 216 Z", t.dark) +
  oval(160, 190, 98, 34, t.deep) +
  oval(160, 198, 90, 28, t.light) +
  turn(
    -8,
    160,
    190,
    rect(128, 178, 64, 15, t.paper, 6) +
      disc(128, 178, 11, t.paper) +
      disc(128, 193, 11, t.paper) +
      disc(192, 178, 11, t.paper) +
      disc(192, 193, 11, t.paper),
  ) +
  shape("M40 196 Q64 224 160 226 Q256 224 280 196 L280 216 Q280 256 160 256 Q40 256 40 216 Z", t.base) +
  repeat(9, (i) => line(`M${72 + i * 22} ${226 + (4 - Math.abs(4 - i)) * 1.5} v18`, t.dark, 3));

export const dogCoat: Motif = (t) =>
  line("M84 156 Q58 140 60 112", "#8d6a4e", 13) +
  repeat(4, (i) => rect(92 + [0, 26, 92, 118][i]!, 190, 20, 66, i % 2 ? "#8d6a4e" : "#75563e", 8)) +
  shape("M84 142 Q160 120 236 138 L240 196 Q160 216 84 200 Z", "#8d6a4e") +
  shape("M206 150 Q206 92 238 84 L262 88 Q290 98 288 116 Q280 128 254 126 L244 160 Z", "#8d6a4e") +
  shape("M232 84 Q214 92 216 128 Q236 124 242 96 Z", "#5d4432") +
  disc(258, 102, 4, t.ink) +
  oval(286, 106, 6, 5, t.ink) +
  shape("M98 134 Q164 118 222 134 L234 164 L228 216 Q160 206 102 220 Q88 176 98 134 Z", t.base) +
  shape("M190 126 L222 134 L234 164 L228 216 Q208 212 186 211 Q198 168 190 126 Z", t.dark) +
  shape("M206 128 L240 138 L238 160 L204 148 Z", t.light) +
  line("M98 186 Q160 174 230 184", t.glow, 5);

export const scratchPost: Motif = (t) =>
  rect(134, 72, 52, 172, "#d8bf93") +
  repeat(11, (i) => line(`M134 ${84 + i * 15} L186 ${78 + i * 15}`, "#a98a58", 4)) +
  rect(110, 56, 100, 20, t.base, 8) +
  rect(76, 238, 168, 18, t.base, 6) +
  rect(76, 248, 168, 8, t.dark, 4) +
  line("M206 76 L206 118", t.ink, 3) +
  disc(206, 128, 12, "#bf4e43");

export const feltMouse: Motif = (t) =>
  repeat(3, (i) =>
    shift(
      [-62, 30, -10][i]!,
      [-6, -44, 34][i]! - 6,
      line("M206 216 C236 226 236 190 256 200", t.ink, 5) +
        shape("M110 226 Q132 170 178 176 Q214 186 212 226 Z", [t.base, t.light, t.dark][i]!) +
        disc(146, 184, 14, [t.dark, t.base, t.light][i]!) +
        disc(126, 210, 4, t.ink) +
        disc(111, 223, 4, "#e07f66"),
    ),
  );
