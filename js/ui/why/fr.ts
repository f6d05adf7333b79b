// Ce qui accompagne tout ce qui est proposé, en français.
import type { Words } from "./en.js";

export const words: Words = {
  why: "Pourquoi ceci ?",
  notForMe: "Pas pour moi",
  undo: "Annuler",
  aside: "« {name} » ne sera pas proposé pendant 90 jours.",
  asideVisit: "« {name} » est mis de côté pour cette visite.",
  privacy: "Confidentialité et préférences",
  promoted: "Mis en avant par la boutique",
  explore: "Un essai : peu de gens l’ont déjà vu",
  bought: "Déjà acheté",
};
