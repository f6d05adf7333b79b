// Lo que acompaña a todo lo que se sugiere, en español.
import type { Words } from "./en.js";

export const words: Words = {
  why: "¿Por qué esto?",
  notForMe: "No es para mí",
  undo: "Deshacer",
  aside: "«{name}» no se sugerirá durante 90 días.",
  asideVisit: "«{name}» queda apartado durante esta visita.",
  privacy: "Privacidad y preferencias",
  promoted: "Promocionado por la tienda",
  explore: "Una prueba: pocos lo conocen todavía",
  bought: "Ya comprado",
};
