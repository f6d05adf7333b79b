// Ciò che accompagna tutto ciò che viene proposto, in italiano.
import type { Words } from "./en.js";

export const words: Words = {
  why: "Perché questo?",
  notForMe: "Non fa per me",
  undo: "Annulla",
  aside: "«{name}» non verrà proposto per 90 giorni.",
  asideVisit: "«{name}» è messo da parte per questa visita.",
  privacy: "Privacy e preferenze",
  promoted: "Promosso dal negozio",
  explore: "Una prova: pochi lo conoscono ancora",
  bought: "Già comprato",
};
