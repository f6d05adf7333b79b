// Was über das Sprachmodell der Seite gesagt wird, auf Deutsch.
import type { Words } from "./en.js";

export const words: Words = {
  modelAsk: "Diese Seite hat ein Sprachmodell, {name}, das Antworten in Worte fassen kann. Es bekäme genau das, und mit jeder Frage mehr von dieser Art:",
  modelYes: "Ja, gib ihm das",
  modelNo: "Nein, behalte es hier",
  modelAgain: "{name} in Worte fassen lassen",
  modelWrote: "Geschrieben von {name}, nicht von diesem Automaten. Darin steht kein Preis und kein zitierter Artikel, den die Antwort darüber nicht hat.",
  modelWaits: "{name} schreibt …",
  modelInvented: "{name} hat etwas genannt, was der Katalog nicht hat; der Text wird darum nicht gezeigt.",
  modelFailed: "{name} hat nicht geantwortet. Die Antwort darüber gilt für sich.",
  modelSome: "Ein Sprachmodell",
};
