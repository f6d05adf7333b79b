// The demo's catalog as a pack: merges www/catalog/*.json, packs it with the command line that the
// package publishes, and writes it as a module, so that the storefront needs no request for it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { at, DIST, LOCAL } from "./lib/paths.mjs";
import { isMain, main, must, say } from "./lib/run.mjs";
import { filesBelow, hashOf, isFresh, stamp } from "./lib/stamps.mjs";

const OUTPUT = at("www", "src", "generated", "pack.ts");

export async function packStorefront() {
  const catalogs = filesBelow(at("www", "catalog"), (file) => file.endsWith(".json"));
  const hash = hashOf([...catalogs, join(DIST, "hashes.json"), at("tools", "storefront-pack.mjs")]);
  if (isFresh("storefront-pack", hash, [OUTPUT])) return;
  say("packing the storefront's catalog");

  const folder = join(LOCAL, "storefront");
  const merged = join(folder, "catalog.json");
  const pack = join(folder, "shop.pack");
  mkdirSync(folder, { recursive: true });
  const items = catalogs.flatMap((file) => JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(merged, JSON.stringify(items));
  await must(process.execPath, [join(DIST, "cli.js"), "pack", merged, "-o", pack], { what: "packing the catalog" });

  mkdirSync(at("www", "src", "generated"), { recursive: true });
  const base64 = readFileSync(pack).toString("base64");
  writeFileSync(OUTPUT, `// ${items.length} items, written by tools/storefront-pack.mjs\nexport default "${base64}";\n`);
  stamp("storefront-pack", hash);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await build();
    await packStorefront();
  });
}
