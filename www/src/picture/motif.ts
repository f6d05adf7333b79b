import type { Tones } from "./tones.js";

/** What a motif may vary by, besides its tones. */
export interface Hints {
  /** Title, leaf category, flavour and format, in lower case: for the small sign on a label. */
  words: string;
}

/** Draws one thing standing on the shelf, centred at x = 160. */
export type Motif = (tones: Tones, hints: Hints) => string;
