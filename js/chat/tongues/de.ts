// Everything that is language in German: how it is asked, and how it is answered.
export { sentences } from "../sentences/de.js";
export { de as speech } from "../speech/de.js";
