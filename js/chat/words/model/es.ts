// Lo que se dice del modelo de lenguaje del sitio, en español.
import type { Words } from "./en.js";

export const words: Words = {
  modelAsk: "Este sitio tiene un modelo de lenguaje, {name}, que puede redactar respuestas. Recibiría exactamente esto, y más de este tipo con cada pregunta:",
  modelYes: "Sí, dáselo",
  modelNo: "No, que se quede aquí",
  modelAgain: "Que {name} lo redacte",
  modelWrote: "Escrito por {name}, no por este asistente. No nombra ningún precio ni artículo citado que la respuesta de arriba no tenga.",
  modelWaits: "{name} está escribiendo …",
  modelInvented: "{name} nombró algo que el catálogo no tiene; por eso su texto no se muestra.",
  modelFailed: "{name} no respondió. La respuesta de arriba vale por sí sola.",
  modelSome: "Un modelo de lenguaje",
};
