// La domanda in italiano.
import type { Words } from "./en.js";

export const words: Words = {
  question: "Vuoi che questo sito ricordi ciò che guardi?",
  text: "Solo su questo dispositivo, e solo per ordinare ciò che ti viene mostrato qui. Niente viene inviato a nessuno. I prezzi restano uguali per tutti, e il sito funziona allo stesso modo con entrambe le risposte.",
  now: "Ora, per tutti",
  nowText: "Gli elenchi mostrano ciò che è popolare. Ciò che hai già comprato o non ti piace continua a tornare.",
  then: "Con memoria, dopo uno sguardo a «{name}»",
  thenText: "Gli elenchi partono da ciò che hai guardato. Ciò che hai comprato o scartato non viene più proposto.",
  yes: "Sì, ricorda qui",
  no: "No, grazie",
  visit: "Solo per questa visita",
  foot: "Conservato fino a {days} giorni dopo l’ultima visita, o finché non lo cancelli. Puoi cambiare idea in qualsiasi momento.",
  more: "Privacy e preferenze",
  answered: "La tua risposta",
  didYes: "Grazie. Da ora questo dispositivo ricorda ciò che guardi qui. Ciò che è venuto prima non viene conservato.",
  didYesBut: "Grazie, ma qualcos’altro si oppone, quindi non viene ricordato niente.",
  didNo: "Capito: non viene ricordato niente, e la domanda non tornerà.",
  didVisit: "Capito: ciò che guardi viene ricordato finché non lasci questa pagina.",
};
