// The question in English, and the list of its words: each other language has the same keys and the same places for values.
export const words = {
  question: "Should this site remember what you look at?",
  text: "Only on this device, and only to order what you are shown here. Nothing is sent to anyone. Prices stay the same for everybody, and the site works the same with either answer.",
  now: "Now, for everyone",
  nowText: "Lists show what is popular. What you have bought or do not like keeps coming back.",
  then: "With memory, after a look at “{name}”",
  thenText: "Lists start from what you looked at. What you bought or sent away is not suggested again.",
  yes: "Yes, remember here",
  no: "No, thanks",
  visit: "Only for this visit",
  foot: "Kept until {days} days after your last visit, or until you erase it. You can change your mind at any time.",
  more: "Privacy and preferences",
  answered: "Your answer",
  didYes: "Thank you. From now on this device remembers what you look at here. What came before is not kept.",
  didYesBut: "Thank you, but something else objects to it, so nothing is remembered.",
  didNo: "Understood: nothing is remembered, and you will not be asked again.",
  didVisit: "Understood: what you look at is remembered until you leave this page.",
};

export type Words = Readonly<Record<keyof typeof words, string>>;
