// Les mots autour de la conversation en français.
import type { Words } from "./en.js";

export const words: Words = {
  title: "Demander à la boutique",
  automatic: "C’est un assistant automatique qui répond, pas une personne. Il connaît le catalogue, et ce que vous écrivez n’est pas conservé.",
  answersIn: "Les questions et les réponses sont en anglais ou en allemand.",
  log: "Conversation",
  you: "Vous :",
  answer: "Réponse :",
  label: "Votre question",
  send: "Demander",
  next: "Continuer avec",
  loading: "Un instant : le catalogue se charge.",
  failed: "Le catalogue n’a pas pu être chargé ; aucune réponse n’est possible pour le moment.",
  compared: "Comparaison",
  contactLabel: "Ce que reçoit la boutique",
  contactSend: "Envoyer ceci à la boutique",
  contactOpen: "Ouvrir un message avec ce texte",
  contactNo: "Ne pas envoyer",
  contactSent: "Remis à la boutique.",
  contactLeft: "Rien n’a été envoyé.",
};
