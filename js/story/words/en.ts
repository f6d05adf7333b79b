// What stands around a story, in English, and the list of its words, those beside an item among them.
import { words as why } from "../../ui/why/en.js";

export const words = {
  ...why,
  play: "Play",
  pause: "Pause",
  replay: "Play again",
  position: "Position",
  time: "{at} of {of}",
  chapters: "Chapters",
  total: "Total",
};

export type Words = Readonly<Record<keyof typeof words, string>>;
