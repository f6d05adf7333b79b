// Was bei allem steht, was vorgeschlagen wird, auf Deutsch.
import type { Words } from "./en.js";

export const words: Words = {
  why: "Warum das?",
  notForMe: "Nichts für mich",
  undo: "Rückgängig",
  aside: "„{name}“ wird 90 Tage lang nicht vorgeschlagen.",
  asideVisit: "„{name}“ ist für diesen Besuch beiseitegelegt.",
  privacy: "Datenschutz und Einstellungen",
  promoted: "Vom Laden hervorgehoben",
  explore: "Ein Versuch: Das kennen noch wenige",
  bought: "Schon gekauft",
};
