// What stands around a story, in Italian.
import { words as why } from "../../ui/why/it.js";
import type { Words } from "./en.js";

export const words: Words = {
  ...why,
  play: "Riproduci",
  pause: "Metti in pausa",
  replay: "Rivedi",
  position: "Posizione",
  time: "{at} di {of}",
  chapters: "Capitoli",
  total: "Totale",
};
