// The words around a conversation in English, and the list of their keys. What is answered is in sentences/.
export const words = {
  title: "Ask the shop",
  automatic: "An automatic assistant answers, not a person. It knows the catalog, and what you type is not kept.",
  answersIn: "Questions and answers are in English or German.",
  log: "Conversation",
  you: "You:",
  answer: "Answer:",
  label: "Your question",
  send: "Ask",
  next: "Go on with",
  loading: "One moment: the catalog is being loaded.",
  failed: "The catalog could not be loaded, so nothing can be answered now.",
  compared: "Comparison",
  contactLabel: "What the shop gets",
  contactSend: "Send this to the shop",
  contactOpen: "Open a message with this text",
  contactNo: "Do not send",
  contactSent: "Handed over to the shop.",
  contactLeft: "Nothing was sent.",
};

export type Words = Readonly<Record<keyof typeof words, string>>;
