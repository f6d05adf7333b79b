// Die Frage auf Deutsch.
import type { Words } from "./en.js";

export const words: Words = {
  question: "Soll sich diese Seite merken, was du dir ansiehst?",
  text: "Nur auf diesem Gerät, und nur, um zu ordnen, was dir hier gezeigt wird. Nichts davon wird verschickt. Die Preise bleiben für alle gleich, und die Seite funktioniert mit jeder Antwort gleich gut.",
  now: "Jetzt, für alle",
  nowText: "Listen zeigen, was beliebt ist. Auch was du schon gekauft hast oder nicht magst, kommt immer wieder.",
  then: "Mit Gedächtnis, nach einem Blick auf „{name}“",
  thenText: "Listen gehen von dem aus, was du dir angesehen hast. Gekauftes und Abgelehntes wird nicht wieder vorgeschlagen.",
  yes: "Ja, hier merken",
  no: "Nein, danke",
  visit: "Nur für diesen Besuch",
  foot: "Gemerkt bis {days} Tage nach dem letzten Besuch oder bis du es löschst. Du kannst deine Antwort jederzeit ändern.",
  more: "Datenschutz und Einstellungen",
  answered: "Deine Antwort",
  didYes: "Danke. Von jetzt an merkt sich dieses Gerät, was du dir hier ansiehst. Was vorher war, wird nicht festgehalten.",
  didYesBut: "Danke, aber etwas anderes widerspricht dem. Deshalb wird nichts gemerkt.",
  didNo: "Verstanden: Nichts wird gemerkt, und die Frage kommt nicht wieder.",
  didVisit: "Verstanden: Was du dir ansiehst, wird gemerkt, bis du diese Seite verlässt.",
};
