// The notice in English, and the list of its texts: each other language has the same keys and places.
export const words = {
  title: "What is stored on your device, and why",
  what: "If you say yes, {site} keeps a memory of what you do here in your own browser: which items you looked at, put in the cart, bought or sent away, when, and what you were shown. From that, your browser works out which items to show you first.",
  stays: "This memory is not sent to us or to anyone else. The ordering happens on your device, and prices are the same for everyone.",
  sensitive: "Items marked as sensitive are never recorded, and what you type is never stored.",
  basis: "It is stored and used only with your consent (Article 6(1)(a) GDPR; where it applies, Article 5(3) of the ePrivacy Directive). You can say no; the site works all the same.",
  rights: "You can see, correct, download and erase this memory at any time, and withdraw your consent as easily as you gave it. Withdrawing does not affect what happened before.",
  controller: "Responsible: {controller}. Questions: {contact}. You may also complain to a data protection authority.",
  browser: "Your browser can delete it earlier. If other people use this device and browser, they can see it too.",
  profile: "What you did here and the interests worked out from it",
  profileWhy: "to order what you are shown, and not to show again what you bought or sent away",
  profileLong: "{days} days after your last visit, or until you erase it or withdraw; single events sooner",
  remembered: "Your answer, its time and the version of this notice",
  rememberedWhy: "so that you are not asked again",
  rememberedLong: "until you clear the data of this site; it counts for {days} days",
  receipts: "Receipts of your answers",
  receiptsWhy: "so that you and we can tell what was agreed, and when",
  receiptsLong: "the last 200, until you clear the data of this site",
  database: "database “{name}” in this browser",
  item: "local storage item “{name}” in this browser",
};
export type NoticeWords = Readonly<Record<keyof typeof words, string>>;
