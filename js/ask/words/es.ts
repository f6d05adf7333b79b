// La pregunta en español.
import type { Words } from "./en.js";

export const words: Words = {
  question: "¿Quieres que este sitio recuerde lo que miras?",
  text: "Solo en este dispositivo, y solo para ordenar lo que se te muestra aquí. No se envía nada a nadie. Los precios son los mismos para todo el mundo, y el sitio funciona igual con cualquiera de las dos respuestas.",
  now: "Ahora, para todo el mundo",
  nowText: "Las listas muestran lo más popular. Lo que ya has comprado o no te gusta vuelve a aparecer.",
  then: "Con memoria, tras mirar «{name}»",
  thenText: "Las listas parten de lo que has mirado. Lo que has comprado o descartado no se vuelve a sugerir.",
  yes: "Sí, recordar aquí",
  no: "No, gracias",
  visit: "Solo en esta visita",
  foot: "Se guarda hasta {days} días después de tu última visita, o hasta que lo borres. Puedes cambiar de opinión en cualquier momento.",
  more: "Privacidad y preferencias",
  answered: "Tu respuesta",
  didYes: "Gracias. A partir de ahora, este dispositivo recuerda lo que miras aquí. Lo anterior no se guarda.",
  didYesBut: "Gracias, pero algo más se opone, así que no se recuerda nada.",
  didNo: "Entendido: no se recuerda nada y no se te volverá a preguntar.",
  didVisit: "Entendido: lo que miras se recuerda hasta que salgas de esta página.",
};
