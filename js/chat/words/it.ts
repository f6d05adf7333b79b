// Le parole attorno alla conversazione in italiano.
import type { Words } from "./en.js";

export const words: Words = {
  title: "Chiedi al negozio",
  automatic: "Risponde un assistente automatico, non una persona. Conosce il catalogo, e ciò che scrivi non viene conservato.",
  answersIn: "Domande e risposte sono in inglese o in tedesco.",
  log: "Conversazione",
  you: "Tu:",
  answer: "Risposta:",
  label: "La tua domanda",
  send: "Chiedi",
  next: "Continua con",
  loading: "Un momento: il catalogo si sta caricando.",
  failed: "Non è stato possibile caricare il catalogo: ora non si può rispondere a nulla.",
  compared: "Confronto",
  contactLabel: "Che cosa riceve il negozio",
  contactSend: "Invia questo al negozio",
  contactOpen: "Apri un messaggio con questo testo",
  contactNo: "Non inviare",
  contactSent: "Consegnato al negozio.",
  contactLeft: "Non è stato inviato nulla.",
};
