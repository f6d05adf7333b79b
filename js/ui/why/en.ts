// What stands beside every item that is offered, in English, and the list of its words.
export const words = {
  why: "Why this?",
  notForMe: "Not for me",
  undo: "Undo",
  aside: "“{name}” will not be suggested for 90 days.",
  asideVisit: "“{name}” is put aside for this visit.",
  privacy: "Privacy and preferences",
  promoted: "Promoted by the shop",
  explore: "A try: few have met it yet",
  bought: "Bought before",
};

export type Words = Readonly<Record<keyof typeof words, string>>;
