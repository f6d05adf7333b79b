import { disc, line, oval, rect, repeat, ring, shape, shift, turn } from "../pen.js";
import type { Motif } from "../motif.js";

export const tent: Motif = (t) =>
  line("M56 256 L36 262 M264 256 L284 262", t.ink, 3) +
  shape("M160 104 Q214 160 268 256 L52 256 Q106 160 160 104 Z", t.base) +
  shape("M160 104 Q214 160 268 256 L196 256 Q188 170 160 104 Z", t.dark) +
  shape("M160 122 Q184 190 188 256 L128 256 Q136 186 160 122 Z", t.deep) +
  shape("M160 122 Q136 186 128 256 L108 256 Q128 178 160 122 Z", t.light) +
  line("M160 104 L160 88", t.ink, 4);

export const familyTent: Motif = (t) =>
  shape("M98 108 L226 108 L290 256 L232 256 Z", t.dark) +
  shape("M98 108 L226 108 L248 158 L60 168 Z", t.light) +
  shape("M98 108 L38 256 L160 256 Z", t.base) +
  shape("M98 108 L160 256 L232 256 L226 108 Z", t.base) +
  shape("M98 108 L226 108 L244 200 L138 204 Z", t.light) +
  shape("M98 132 L70 256 L126 256 Z", t.deep) +
  rect(178, 186, 34, 26, t.glow, 4) +
  line("M98 108 L98 92 M226 108 L226 92", t.ink, 4);

export const sleepingBag: Motif = (t) =>
  turn(
    -14,
    160,
    190,
    shape("M84 110 Q124 72 164 110 Q182 200 158 262 L98 262 Q64 200 84 110 Z", t.base) +
      repeat(4, (i) => line(`M${80 - i} ${150 + i * 28} Q124 ${164 + i * 28} ${172 - i} ${150 + i * 28}`, t.dark, 3)) +
      shape("M96 118 Q124 94 152 118 Q146 146 124 148 Q102 146 96 118 Z", t.glow),
  ) +
  rect(196, 178, 66, 78, t.dark, 20) +
  oval(229, 184, 30, 11, t.deep) +
  line("M206 200 L206 240 M252 200 L252 240", t.light, 3);

export const mat: Motif = (t) =>
  repeat(
    6,
    (i) =>
      rect(66 + (i % 2) * 6, 232 - i * 24, 182, 24, i % 2 ? t.base : t.dark, 11) +
      rect(66 + (i % 2) * 6, 232 - i * 24, 182, 13, i % 2 ? t.light : t.base, 7) +
      repeat(7, (k) => disc(88 + k * 24, 244 - i * 24, 3, t.dark)),
  ) +
  rect(108, 108, 12, 148, t.ink, 3) +
  rect(200, 108, 12, 148, t.ink, 3);

export const stove: Motif = (t) =>
  shape("M88 176 L232 176 L246 256 L74 256 Z", t.steel) +
  shape("M190 176 L232 176 L246 256 L200 256 Z", t.steelDark) +
  repeat(5, (i) => disc(100 + i * 30, 236, 6, t.ink)) +
  shape("M146 232 Q160 190 174 232 Z", t.glow) +
  rect(128, 226, 64, 30, t.base, 6) +
  rect(92, 110, 136, 66, t.steel, 10) +
  rect(184, 110, 44, 66, t.steelDark, 10) +
  rect(84, 104, 152, 12, t.light, 6) +
  line("M228 130 L284 116", t.ink, 8);

export const lantern: Motif = (t) =>
  line("M116 110 C116 50 204 50 204 110", t.ink, 6) +
  rect(114, 104, 92, 22, t.base, 8) +
  rect(122, 126, 76, 82, t.glow, 6) +
  oval(160, 168, 20, 28, "#fff4cf") +
  line("M122 128 V206 M160 128 V144 M198 128 V206", t.dark, 5) +
  shape("M112 206 L208 206 L216 246 Q216 256 206 256 L114 256 Q104 256 104 246 Z", t.base) +
  shape("M184 206 L208 206 L216 246 Q216 256 206 256 L188 256 Z", t.dark) +
  disc(160, 232, 8, t.paper);

export const backpack: Motif = (t) =>
  line("M134 86 C134 60 186 60 186 86", t.dark, 8) +
  rect(78, 168, 30, 70, t.dark, 12) +
  rect(212, 168, 30, 70, t.dark, 12) +
  shape("M96 130 Q96 82 160 82 Q224 82 224 130 L230 240 Q230 256 214 256 L106 256 Q90 256 90 240 Z", t.base) +
  shape("M192 88 Q224 98 224 130 L230 240 Q230 256 214 256 L196 256 Z", t.dark) +
  shape("M92 124 Q96 78 160 78 Q224 78 228 124 Q160 148 92 124 Z", t.light) +
  rect(112, 176, 92, 64, t.deep, 12) +
  line("M118 192 L198 192", t.glow, 4) +
  rect(126, 124, 9, 40, t.ink, 3) +
  rect(184, 124, 9, 40, t.ink, 3);

export const flask: Motif = (t) =>
  line("M142 70 C142 46 178 46 178 70", t.ink, 7) +
  rect(134, 66, 52, 34, t.ink, 8) +
  shape("M134 102 L186 102 Q208 120 208 144 L208 244 Q208 256 196 256 L124 256 Q112 256 112 244 L112 144 Q112 120 134 102 Z", t.base) +
  shape("M178 102 L186 102 Q208 120 208 144 L208 244 Q208 256 196 256 L180 256 Q190 180 178 102 Z", t.dark) +
  line("M128 146 L128 232", t.light, 7) +
  rect(112, 222, 96, 6, t.dark);

export const poles: Motif = (t) =>
  repeat(2, (i) =>
    turn(
      i ? 14 : -14,
      160,
      170,
      rect(154, 62, 12, 44, t.wood, 6) +
        rect(151, 58, 18, 14, t.ink, 6) +
        rect(157, 104, 6, 146, i ? t.dark : t.base) +
        rect(155, 150, 10, 14, "#bf4e43", 3) +
        oval(160, 236, 15, 4, t.ink) +
        line("M150 80 C130 90 140 116 154 106", t.ink, 3),
    ),
  );

export const socks: Motif = (t) =>
  repeat(2, (i) => {
    const x = i * 62;
    return (
      shape(
        `M${84 + x} 92 L${140 + x} 92 L${140 + x} 186 Q${142 + x} 202 ${166 + x} 214 Q${190 + x} 232 ${172 + x} 250 Q${150 + x} 262 ${112 + x} 238 Q${82 + x} 220 ${84 + x} 190 Z`,
        i ? t.base : t.dark,
      ) +
      rect(84 + x, 92, 56, 24, t.light, 4) +
      repeat(5, (k) => rect(90 + x + k * 10, 94, 3, 20, t.dark)) +
      shape(`M${166 + x} 214 Q${190 + x} 232 ${172 + x} 250 Q${158 + x} 256 ${146 + x} 254 Q${146 + x} 228 ${166 + x} 214 Z`, "#cb953a") +
      shape(`M${84 + x} 186 Q${104 + x} 196 ${104 + x} 232 Q${82 + x} 214 ${84 + x} 186 Z`, "#cb953a")
    );
  });

export const firstAid: Motif = (t) =>
  line("M128 122 C128 92 192 92 192 122", t.dark, 9) +
  rect(70, 120, 180, 136, t.base, 20) +
  shape("M206 120 L230 120 Q250 120 250 140 L250 236 Q250 256 230 256 L206 256 Z", t.dark) +
  disc(156, 188, 42, t.paper) +
  rect(148, 162, 16, 52, t.base, 2) +
  rect(130, 180, 52, 16, t.base, 2);

export const jacket: Motif = (t) =>
  shape("M110 110 L70 138 L46 232 L80 242 L104 180 Z", t.dark) +
  shape("M210 110 L250 138 L274 232 L240 242 L216 180 Z", t.dark) +
  shape("M112 108 L208 108 L222 256 L98 256 Z", t.base) +
  shape("M160 108 L208 108 L222 256 L160 256 Z", t.dark) +
  shape("M118 112 Q120 62 160 62 Q200 62 202 112 Q160 136 118 112 Z", t.base) +
  shape("M132 110 Q134 80 160 80 Q186 80 188 110 Q160 126 132 110 Z", t.deep) +
  line("M160 124 L160 252", t.glow, 4) +
  line("M116 184 L144 204 M204 184 L176 204", t.light, 5) +
  rect(46, 224, 34, 10, t.light, 3) +
  rect(240, 224, 34, 10, t.light, 3);

export const cape: Motif = (t) =>
  shape("M160 96 Q224 120 268 236 Q160 276 52 236 Q96 120 160 96 Z", t.base) +
  shape("M160 96 Q224 120 268 236 Q232 252 190 256 Q200 170 160 96 Z", t.dark) +
  shape("M116 124 Q116 66 160 66 Q204 66 204 124 Q160 146 116 124 Z", t.base) +
  shape("M130 120 Q132 84 160 84 Q188 84 190 120 Q160 134 130 120 Z", t.deep) +
  line("M56 232 Q160 270 264 232", t.paper, 5) +
  disc(160, 156, 5, t.paper) +
  disc(160, 184, 5, t.paper) +
  disc(160, 212, 5, t.paper);

export const boots: Motif = (t) =>
  repeat(2, (i) => {
    const x = i * 74 - 10;
    return (
      shape(
        `M${84 + x} 104 L${142 + x} 104 L${140 + x} 196 Q${184 + x} 202 ${186 + x} 242 L${80 + x} 242 Q${88 + x} 180 ${84 + x} 104 Z`,
        i ? t.base : t.dark,
      ) +
      rect(80 + x, 98, 66, 14, t.light, 5) +
      shape(`M${78 + x} 240 L${188 + x} 240 L${188 + x} 256 L${122 + x} 256 L${118 + x} 250 L${78 + x} 256 Z`, t.ink) +
      line(`M${100 + x} 126 L${100 + x} 200`, t.light, 5)
    );
  });

export const bikeLight: Motif = (t) =>
  shape("M44 96 L112 136 L112 196 L44 236 Z", "#fbe7ae") +
  shape("M112 128 L136 116 L226 128 Q244 132 244 166 Q244 200 226 204 L136 216 L112 204 Z", t.base) +
  shape("M112 176 L244 176 Q242 200 226 204 L136 216 L112 204 Z", t.dark) +
  oval(114, 166, 14, 42, t.glow) +
  rect(160, 206, 36, 30, t.ink, 4) +
  oval(178, 244, 60, 12, t.steelDark) +
  rect(170, 140, 40, 9, t.light, 4);

export const rearLight: Motif = (t) =>
  disc(160, 176, 92, "#f2c9b8") +
  rect(124, 104, 72, 144, t.ink, 24) +
  rect(132, 112, 56, 128, t.base, 20) +
  repeat(4, (i) => rect(140, 126 + i * 28, 40, 16, i % 2 ? t.dark : t.light, 8)) +
  rect(108, 160, 16, 36, t.ink, 4);

export const pannier: Motif = (t) =>
  rect(128, 70, 64, 12, t.ink, 6) +
  shape("M84 112 L236 112 L244 240 Q244 256 228 256 L92 256 Q76 256 76 240 Z", t.base) +
  shape("M200 112 L236 112 L244 240 Q244 256 228 256 L206 256 Z", t.dark) +
  rect(80, 84, 160, 34, t.dark, 14) +
  rect(80, 84, 160, 14, t.light, 7) +
  rect(152, 96, 16, 92, t.wood, 3) +
  rect(148, 170, 24, 20, t.brass, 4) +
  rect(98, 206, 34, 8, t.paper, 3);

export const basket: Motif = (t, h) => {
  const pegs = /peg/.test(h.words),
    logs = /log/.test(h.words);
  const inside = pegs
    ? repeat(6, (i) => turn(i * 14 - 35, 160, 200, rect(152 + (i % 2) * 8, 112, 10, 56, t.wood, 3)))
    : logs
      ? repeat(
          4,
          (i) =>
            disc(108 + i * 35, 146 - (i % 2) * 14, 25, t.woodDark) +
            disc(108 + i * 35, 146 - (i % 2) * 14, 18, "#dcb98c") +
            ring(108 + i * 35, 146 - (i % 2) * 14, 9, t.wood, 3),
        )
      : shape("M104 150 Q96 92 122 80 Q132 110 128 150 Z M136 150 Q146 84 168 76 Q168 120 160 150 Z", t.leaf) +
        rect(112, 118, 12, 36, t.paper, 4) +
        rect(142, 118, 12, 36, t.paper, 4);
  return (
    line("M78 160 C78 84 242 84 242 160", t.dark, 8) +
    inside +
    shape("M66 150 L254 150 L232 248 Q230 256 220 256 L100 256 Q90 256 88 248 Z", t.base) +
    repeat(4, (i) => repeat(8, (k) => rect(72 + i * 5 + k * (22 - i * 1.4), 164 + i * 23, 14, 14, (i + k) % 2 ? t.dark : t.light, 4))) +
    rect(60, 142, 200, 16, t.dark, 8)
  );
};

export const helmet: Motif = (t) =>
  line("M92 202 L136 252 L210 206", t.ink, 5) +
  shape("M56 204 Q52 108 158 104 Q260 102 268 190 Q270 206 248 204 Z", t.base) +
  shape("M190 108 Q262 116 268 190 Q270 206 248 204 L204 204 Q222 150 190 108 Z", t.dark) +
  repeat(3, (i) =>
    shape(`M${92 + i * 48} 176 Q${98 + i * 48} 136 ${124 + i * 44} 126 Q${122 + i * 48} 156 ${116 + i * 48} 180 Z`, t.deep),
  ) +
  rect(48, 196, 128, 14, t.light, 7) +
  rect(128, 244, 20, 12, t.ink, 4);

export const bell: Motif = (t) =>
  line("M238 186 Q270 176 262 146", t.ink, 9) +
  shape("M76 204 Q76 112 160 112 Q244 112 244 204 Z", t.base) +
  shape("M198 122 Q244 138 244 204 L210 204 Q222 158 198 122 Z", t.dark) +
  line("M100 182 Q104 142 138 130", t.light, 8) +
  rect(66, 200, 188, 14, t.dark, 7) +
  disc(160, 108, 9, t.dark) +
  rect(140, 214, 40, 20, t.ink, 3) +
  rect(84, 230, 152, 26, t.steelDark, 13);

export const floorPump: Motif = (t) =>
  rect(92, 58, 136, 22, t.wood, 11) +
  rect(154, 76, 12, 60, t.steelDark) +
  rect(138, 126, 44, 116, t.base, 6) +
  rect(164, 126, 18, 116, t.dark, 6) +
  shape("M84 256 L104 238 L216 238 L236 256 Z", t.ink) +
  disc(160, 222, 26, t.ink) +
  disc(160, 222, 20, t.paper) +
  line("M160 222 L172 212", "#bf4e43", 4) +
  line("M182 230 C262 236 256 120 232 110", t.ink, 6) +
  rect(220, 92, 22, 24, t.steelDark, 4);

export const multitool: Motif = (t) =>
  shift(
    0,
    30,
    line("M120 150 L78 82 L96 72", t.steelDark, 10) +
      line("M152 140 L150 62", t.steel, 10) +
      line("M184 144 L226 78", t.steelDark, 10) +
      line("M206 160 L268 134", t.steel, 9) +
      rect(88, 140, 144, 84, t.base, 28) +
      rect(88, 184, 144, 40, t.dark, 20) +
      disc(118, 182, 14, t.ink) +
      disc(202, 182, 14, t.ink) +
      rect(142, 176, 36, 10, "#bf4e43", 5),
  );
