/** The few strokes every motif is drawn with. Presentation attributes only: a page with a strict CSP shows them unchanged. */

const n = (v: number): string => String(Math.round(v * 10) / 10);

export const rect = (x: number, y: number, w: number, h: number, fill: string, rx = 0): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${rx ? ` rx="${n(rx)}"` : ""} fill="${fill}"/>`;

export const disc = (cx: number, cy: number, r: number, fill: string): string =>
  `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${fill}"/>`;

export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"/>`;

export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

export const line = (d: string, stroke: string, width: number, cap: "round" | "butt" = "round"): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="${cap}" stroke-linejoin="round"/>`;

export const ring = (cx: number, cy: number, r: number, stroke: string, width: number): string =>
  `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="none" stroke="${stroke}" stroke-width="${n(width)}"/>`;

export const turn = (angle: number, cx: number, cy: number, inner: string): string =>
  `<g transform="rotate(${n(angle)} ${n(cx)} ${n(cy)})">${inner}</g>`;

export const shift = (dx: number, dy: number, inner: string): string => `<g transform="translate(${n(dx)} ${n(dy)})">${inner}</g>`;

/** Scales about the point where things stand on the shelf. */
export const grow = (factor: number, inner: string): string =>
  factor === 1 ? inner : `<g transform="translate(160 ${FLOOR}) scale(${n2(factor)}) translate(-160 -${FLOOR})">${inner}</g>`;

const n2 = (v: number): string => String(Math.round(v * 100) / 100);

export const repeat = (count: number, each: (i: number) => string): string => Array.from({ length: count }, (_, i) => each(i)).join("");

/** Where things stand. */
export const FLOOR = 256;
