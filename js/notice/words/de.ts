import type { NoticeWords } from "./en.js";

export const words: NoticeWords = {
  title: "Was auf Ihrem Gerät gespeichert wird, und wozu",
  what: "Wenn Sie Ja sagen, merkt sich {site} in Ihrem eigenen Browser, was Sie hier tun: welche Artikel Sie angesehen, in den Warenkorb gelegt, gekauft oder weggeschickt haben, wann, und was Ihnen gezeigt wurde. Daraus berechnet Ihr Browser, welche Artikel Sie zuerst sehen.",
  stays: "Dieses Gedächtnis wird weder an uns noch an andere gesendet. Sortiert wird auf Ihrem Gerät, und die Preise sind für alle gleich.",
  sensitive: "Als sensibel gekennzeichnete Artikel werden nie aufgezeichnet, und was Sie eintippen, wird nie gespeichert.",
  basis: "Gespeichert und verwendet wird nur mit Ihrer Einwilligung (Artikel 6 Absatz 1 Buchstabe a DSGVO; wo anwendbar, Artikel 5 Absatz 3 der ePrivacy-Richtlinie). Sie können Nein sagen; die Seite funktioniert genauso.",
  rights: "Sie können dieses Gedächtnis jederzeit einsehen, berichtigen, herunterladen und löschen und Ihre Einwilligung so leicht widerrufen, wie Sie sie gegeben haben. Der Widerruf berührt nicht, was vorher geschah.",
  controller: "Verantwortlich: {controller}. Fragen: {contact}. Sie können sich auch bei einer Datenschutzbehörde beschweren.",
  browser: "Ihr Browser kann es früher löschen. Wer dieses Gerät und diesen Browser mitbenutzt, kann es ebenfalls sehen.",
  profile: "Was Sie hier getan haben und die daraus berechneten Interessen",
  profileWhy: "um zu ordnen, was Sie sehen, und nicht wieder zu zeigen, was Sie gekauft oder weggeschickt haben",
  profileLong: "{days} Tage nach Ihrem letzten Besuch, oder bis Sie es löschen oder widerrufen; einzelne Ereignisse kürzer",
  remembered: "Ihre Antwort, ihr Zeitpunkt und die Fassung dieses Hinweises",
  rememberedWhy: "damit Sie nicht noch einmal gefragt werden",
  rememberedLong: "bis Sie die Daten dieser Seite löschen; sie gilt {days} Tage",
  receipts: "Belege Ihrer Antworten",
  receiptsWhy: "damit Sie und wir sagen können, was wann vereinbart war",
  receiptsLong: "die letzten 200, bis Sie die Daten dieser Seite löschen",
  database: "Datenbank „{name}“ in diesem Browser",
  item: "Eintrag „{name}“ im lokalen Speicher dieses Browsers",
};
