// Las palabras alrededor de la conversación en español.
import type { Words } from "./en.js";

export const words: Words = {
  title: "Preguntar a la tienda",
  automatic: "Responde un asistente automático, no una persona. Conoce el catálogo, y lo que escribes no se guarda.",
  answersIn: "Las preguntas y las respuestas son en inglés o en alemán.",
  log: "Conversación",
  you: "Tú:",
  answer: "Respuesta:",
  label: "Tu pregunta",
  send: "Preguntar",
  next: "Seguir con",
  loading: "Un momento: se está cargando el catálogo.",
  failed: "No se pudo cargar el catálogo, así que ahora no se puede responder nada.",
  compared: "Comparación",
  contactLabel: "Lo que recibe la tienda",
  contactSend: "Enviar esto a la tienda",
  contactOpen: "Abrir un mensaje con este texto",
  contactNo: "No enviar",
  contactSent: "Entregado a la tienda.",
  contactLeft: "No se ha enviado nada.",
};
