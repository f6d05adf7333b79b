// What is said about the site's language model in English, and the list of the keys.
export const words = {
  modelAsk: "This site has a language model, {name}, that can put answers in words. It would get exactly this, and more of the kind with each question:",
  modelYes: "Yes, let it have that",
  modelNo: "No, keep it here",
  modelAgain: "Let {name} put it in words",
  modelWrote: "Written by {name}, not by this assistant. It names no price and no quoted item that the answer above does not have.",
  modelWaits: "{name} is writing …",
  modelInvented: "{name} named something that the catalog does not have, so its words are not shown.",
  modelFailed: "{name} did not answer. The answer above stands by itself.",
  modelSome: "A language model",
};

export type Words = Readonly<Record<keyof typeof words, string>>;
