// Everything that is language in English: how it is asked, and how it is answered.
export { sentences } from "../sentences/en.js";
export { en as speech } from "../speech/en.js";
