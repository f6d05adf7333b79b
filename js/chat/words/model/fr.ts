// Ce qui est dit du modèle de langage du site, en français.
import type { Words } from "./en.js";

export const words: Words = {
  modelAsk: "Ce site a un modèle de langage, {name}, qui peut formuler les réponses. Il recevrait exactement ceci, et d’autres données du même genre à chaque question :",
  modelYes: "Oui, le lui donner",
  modelNo: "Non, tout garder ici",
  modelAgain: "Laisser {name} le formuler",
  modelWrote: "Écrit par {name}, pas par cet assistant. Aucun prix ni article cité que la réponse ci-dessus n’ait pas.",
  modelWaits: "{name} écrit …",
  modelInvented: "{name} a nommé une chose que le catalogue n’a pas ; son texte n’est pas montré.",
  modelFailed: "{name} n’a pas répondu. La réponse ci-dessus se suffit.",
  modelSome: "Un modèle de langage",
};
