// Die Worte um das Gespräch auf Deutsch.
import type { Words } from "./en.js";

export const words: Words = {
  title: "Frag den Laden",
  automatic: "Hier antwortet ein Automat, kein Mensch. Er kennt den Katalog, und was du tippst, wird nicht aufbewahrt.",
  answersIn: "Fragen und Antworten sind auf Deutsch oder Englisch.",
  log: "Gespräch",
  you: "Du:",
  answer: "Antwort:",
  label: "Deine Frage",
  send: "Fragen",
  next: "Weiter mit",
  loading: "Einen Moment: Der Katalog wird geladen.",
  failed: "Der Katalog konnte nicht geladen werden, darum kann jetzt nichts beantwortet werden.",
  compared: "Vergleich",
  contactLabel: "Was der Laden bekommt",
  contactSend: "An den Laden senden",
  contactOpen: "Nachricht mit diesem Text öffnen",
  contactNo: "Nicht senden",
  contactSent: "An den Laden übergeben.",
  contactLeft: "Es wurde nichts gesendet.",
};
