// What we use of the generated glue. Importing these names, and late this file rather than the glue,
// lets the bundler drop the glue's own loader, which would name `fetch`.
export { Engine, initSync } from "./generated/engine.js";
