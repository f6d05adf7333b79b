// What stands around a story, in German.
import { words as why } from "../../ui/why/de.js";
import type { Words } from "./en.js";

export const words: Words = {
  ...why,
  play: "Abspielen",
  pause: "Anhalten",
  replay: "Noch einmal",
  position: "Stelle",
  time: "{at} von {of}",
  chapters: "Kapitel",
  total: "Summe",
};
