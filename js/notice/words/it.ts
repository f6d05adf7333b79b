import type { NoticeWords } from "./en.js";

export const words: NoticeWords = {
  title: "Che cosa viene conservato sul suo dispositivo, e perché",
  what: "Se dice di sì, {site} conserva nel suo browser la memoria di ciò che fa qui: quali articoli ha guardato, messo nel carrello, acquistato o scartato, quando, e che cosa le è stato mostrato. Da questo il suo browser ricava quali articoli mostrarle per primi.",
  stays: "Questa memoria non viene inviata né a noi né ad altri. L’ordine si calcola sul suo dispositivo, e i prezzi sono uguali per tutti.",
  sensitive: "Gli articoli contrassegnati come sensibili non vengono mai registrati, e ciò che digita non viene mai conservato.",
  basis: "Viene conservata e usata solo con il suo consenso (articolo 6, paragrafo 1, lettera a), del GDPR; ove applicabile, articolo 5, paragrafo 3, della direttiva ePrivacy). Può dire di no; il sito funziona allo stesso modo.",
  rights: "Può vedere, correggere, scaricare e cancellare questa memoria in qualsiasi momento, e revocare il consenso con la stessa facilità con cui lo ha dato. La revoca non tocca ciò che è avvenuto prima.",
  controller: "Titolare: {controller}. Domande: {contact}. Può anche presentare reclamo a un’autorità di protezione dei dati.",
  browser: "Il browser può cancellarla prima. Chi usa questo dispositivo e questo browser può vederla.",
  profile: "Ciò che ha fatto qui e gli interessi che se ne ricavano",
  profileWhy: "per ordinare ciò che le viene mostrato, e non mostrare di nuovo ciò che ha acquistato o scartato",
  profileLong: "{days} giorni dopo l’ultima visita, o finché non la cancella o revoca il consenso; i singoli eventi per meno tempo",
  remembered: "La sua risposta, la data e la versione di questa informativa",
  rememberedWhy: "per non chiederglielo di nuovo",
  rememberedLong: "finché non cancella i dati di questo sito; vale {days} giorni",
  receipts: "Ricevute delle sue risposte",
  receiptsWhy: "perché lei e noi possiamo dire che cosa è stato concordato, e quando",
  receiptsLong: "le ultime 200, finché non cancella i dati di questo sito",
  database: "database «{name}» di questo browser",
  item: "elemento «{name}» della memoria locale di questo browser",
};
