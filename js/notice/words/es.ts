import type { NoticeWords } from "./en.js";

export const words: NoticeWords = {
  title: "Qué se guarda en su dispositivo, y para qué",
  what: "Si dice que sí, {site} guarda en su propio navegador la memoria de lo que hace aquí: qué artículos ha mirado, puesto en la cesta, comprado o descartado, cuándo, y qué se le ha mostrado. Con eso su navegador calcula qué artículos mostrarle primero.",
  stays: "Esta memoria no se envía ni a nosotros ni a nadie. El orden se calcula en su dispositivo, y los precios son los mismos para todos.",
  sensitive: "Los artículos marcados como sensibles no se registran nunca, y lo que escribe no se guarda nunca.",
  basis: "Solo se guarda y se usa con su consentimiento (artículo 6, apartado 1, letra a), del RGPD; cuando proceda, artículo 5, apartado 3, de la Directiva sobre la privacidad y las comunicaciones electrónicas). Puede decir que no; el sitio funciona igual.",
  rights: "Puede ver, corregir, descargar y borrar esta memoria en cualquier momento, y retirar su consentimiento con la misma facilidad con que lo dio. Retirarlo no afecta a lo ocurrido antes.",
  controller: "Responsable: {controller}. Preguntas: {contact}. También puede reclamar ante una autoridad de protección de datos.",
  browser: "Su navegador puede borrarla antes. Quienes usen este dispositivo y este navegador también pueden verla.",
  profile: "Lo que ha hecho aquí y los intereses que se deducen de ello",
  profileWhy: "para ordenar lo que se le muestra, y no volver a mostrar lo que compró o descartó",
  profileLong: "{days} días después de su última visita, o hasta que la borre o retire el consentimiento; cada suceso, menos tiempo",
  remembered: "Su respuesta, su fecha y la versión de este aviso",
  rememberedWhy: "para no volver a preguntarle",
  rememberedLong: "hasta que borre los datos de este sitio; vale {days} días",
  receipts: "Comprobantes de sus respuestas",
  receiptsWhy: "para que usted y nosotros podamos decir qué se acordó, y cuándo",
  receiptsLong: "los últimos 200, hasta que borre los datos de este sitio",
  database: "base de datos «{name}» de este navegador",
  item: "elemento «{name}» del almacenamiento local de este navegador",
};
