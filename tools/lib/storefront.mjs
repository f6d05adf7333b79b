// The demo storefront as static files in www/dist, built from the package's public exports.
import { at, DIST } from "./paths.mjs";
import { must, say } from "./run.mjs";
import { filesBelow, hashOf, isFresh, stamp } from "./stamps.mjs";
import { packStorefront } from "../storefront-pack.mjs";

export const STOREFRONT = at("www", "dist");

export async function buildStorefront() {
  await packStorefront();
  const sources = filesBelow(at("www"), (file) => !file.startsWith(STOREFRONT));
  const hash = hashOf([...sources, at("pkg", "dist", "hashes.json"), at("package-lock.json")]);
  if (isFresh("storefront", hash, [STOREFRONT, DIST])) return;
  say("building the storefront");
  const vite = at("node_modules", "vite", "bin", "vite.js");
  await must(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: at("www"), what: "building the storefront" });
  stamp("storefront", hash);
}
