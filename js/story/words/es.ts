// What stands around a story, in Spanish.
import { words as why } from "../../ui/why/es.js";
import type { Words } from "./en.js";

export const words: Words = {
  ...why,
  play: "Reproducir",
  pause: "Pausar",
  replay: "Ver otra vez",
  position: "Posición",
  time: "{at} de {of}",
  chapters: "Capítulos",
  total: "Total",
};
