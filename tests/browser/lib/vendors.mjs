// The consent managers that are published as packages, as a page loads them: each one ES module under /vendor/.
import { build } from "esbuild";
import { at } from "../../../tools/lib/paths.mjs";
import { answers } from "./site.mjs";

const MODULES = {
  iabtcf: 'export * from "@iabtcf/core"; export { CmpApi } from "@iabtcf/cmpapi";',
  "iabtcf-stub": 'import stub from "@iabtcf/stub"; (stub.default ?? stub)();',
  iabgpp: 'export * from "@iabgpp/cmpapi";',
  vanilla: 'export * from "vanilla-cookieconsent";',
  klaro: 'export { getManager } from "klaro/dist/klaro-no-css";',
};

export async function serveVendors() {
  for (const [name, contents] of Object.entries(MODULES)) {
    const options = { stdin: { contents, resolveDir: at(), loader: "js" }, bundle: true, format: "esm", platform: "browser", write: false, logLevel: "error" };
    const { outputFiles } = await build(options);
    answers.set(`/vendor/${name}.js`, { type: "text/javascript", body: outputFiles[0].contents });
  }
}
