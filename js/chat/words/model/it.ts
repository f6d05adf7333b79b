// Che cosa si dice del modello linguistico del sito, in italiano.
import type { Words } from "./en.js";

export const words: Words = {
  modelAsk: "Questo sito ha un modello linguistico, {name}, che può formulare le risposte. Riceverebbe esattamente questo, e altro dello stesso tipo a ogni domanda:",
  modelYes: "Sì, daglielo",
  modelNo: "No, tieni tutto qui",
  modelAgain: "Lascia che {name} lo formuli",
  modelWrote: "Scritto da {name}, non da questo assistente. Non nomina prezzi né articoli citati che la risposta qui sopra non abbia.",
  modelWaits: "{name} sta scrivendo …",
  modelInvented: "{name} ha nominato qualcosa che il catalogo non ha; il suo testo non viene mostrato.",
  modelFailed: "{name} non ha risposto. La risposta qui sopra basta da sola.",
  modelSome: "Un modello linguistico",
};
