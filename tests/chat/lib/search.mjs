// js/chat/search.ts by itself, as the chat uses it.
import { build } from "esbuild";
import { at } from "../../../tools/lib/paths.mjs";

const { outputFiles } = await build({ entryPoints: [at("js", "chat", "search.ts")], bundle: true, format: "esm", platform: "neutral", write: false });
export const { openSearch } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const { outputFiles: packing } = await build({ entryPoints: [at("js", "items.ts")], bundle: true, format: "esm", platform: "neutral", write: false });
export const { packItems } = await import(`data:text/javascript,${encodeURIComponent(packing[0].text)}`);
