// What stands around a story, in French.
import { words as why } from "../../ui/why/fr.js";
import type { Words } from "./en.js";

export const words: Words = {
  ...why,
  play: "Lire",
  pause: "Mettre en pause",
  replay: "Revoir",
  position: "Position",
  time: "{at} sur {of}",
  chapters: "Chapitres",
  total: "Total",
};
