import type { NoticeWords } from "./en.js";

export const words: NoticeWords = {
  title: "Ce qui est conservé sur votre appareil, et pourquoi",
  what: "Si vous dites oui, {site} garde dans votre propre navigateur la mémoire de ce que vous faites ici : les articles que vous avez consultés, mis au panier, achetés ou écartés, quand, et ce qui vous a été montré. Votre navigateur en déduit les articles à vous montrer d’abord.",
  stays: "Cette mémoire n’est envoyée ni à nous ni à personne d’autre. Le classement se fait sur votre appareil, et les prix sont les mêmes pour tous.",
  sensitive: "Les articles marqués comme sensibles ne sont jamais enregistrés, et ce que vous tapez n’est jamais conservé.",
  basis: "Elle n’est conservée et utilisée qu’avec votre consentement (article 6, paragraphe 1, point a), du RGPD ; le cas échéant, article 5, paragraphe 3, de la directive vie privée et communications électroniques). Vous pouvez dire non ; le site fonctionne de la même façon.",
  rights: "Vous pouvez à tout moment voir, corriger, télécharger et effacer cette mémoire, et retirer votre consentement aussi simplement que vous l’avez donné. Le retrait ne change rien à ce qui a eu lieu avant.",
  controller: "Responsable : {controller}. Questions : {contact}. Vous pouvez aussi adresser une réclamation à une autorité de protection des données.",
  browser: "Votre navigateur peut l’effacer plus tôt. Les personnes qui utilisent cet appareil et ce navigateur peuvent la voir aussi.",
  profile: "Ce que vous avez fait ici et les centres d’intérêt qui en sont déduits",
  profileWhy: "pour classer ce qui vous est montré, et ne pas remontrer ce que vous avez acheté ou écarté",
  profileLong: "{days} jours après votre dernière visite, ou jusqu’à ce que vous l’effaciez ou retiriez votre accord ; moins longtemps pour chaque événement",
  remembered: "Votre réponse, sa date et la version de cette notice",
  rememberedWhy: "pour ne pas vous poser la question de nouveau",
  rememberedLong: "jusqu’à ce que vous effaciez les données de ce site ; elle vaut {days} jours",
  receipts: "Reçus de vos réponses",
  receiptsWhy: "pour que vous et nous puissions dire ce qui a été convenu, et quand",
  receiptsLong: "les 200 derniers, jusqu’à ce que vous effaciez les données de ce site",
  database: "base de données « {name} » de ce navigateur",
  item: "élément « {name} » du stockage local de ce navigateur",
};
