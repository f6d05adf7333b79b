// La question en français.
import type { Words } from "./en.js";

export const words: Words = {
  question: "Ce site peut-il retenir ce que tu regardes ?",
  text: "Seulement sur cet appareil, et seulement pour ordonner ce qui t’est montré ici. Rien n’est envoyé à personne. Les prix restent les mêmes pour tout le monde, et le site fonctionne aussi bien avec l’une ou l’autre réponse.",
  now: "Maintenant, pour tout le monde",
  nowText: "Les listes montrent ce qui est populaire. Ce que tu as déjà acheté ou n’aimes pas revient sans cesse.",
  then: "Avec mémoire, après un regard sur « {name} »",
  thenText: "Les listes partent de ce que tu as regardé. Ce que tu as acheté ou écarté n’est plus proposé.",
  yes: "Oui, retenir ici",
  no: "Non, merci",
  visit: "Seulement pour cette visite",
  foot: "Conservé jusqu’à {days} jours après ta dernière visite, ou jusqu’à ce que tu l’effaces. Tu peux changer d’avis à tout moment.",
  more: "Confidentialité et préférences",
  answered: "Ta réponse",
  didYes: "Merci. À partir de maintenant, cet appareil retient ce que tu regardes ici. Ce qui précède n’est pas conservé.",
  didYesBut: "Merci, mais autre chose s’y oppose : rien n’est donc retenu.",
  didNo: "Compris : rien n’est retenu, et la question ne sera plus posée.",
  didVisit: "Compris : ce que tu regardes est retenu jusqu’à ce que tu quittes cette page.",
};
