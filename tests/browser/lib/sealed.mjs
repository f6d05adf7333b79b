// The sealed entry on a page, and its worker with every way out that we know added to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../../../tools/lib/paths.mjs";
import { ATTEMPTS } from "./attempts.mjs";
import { answers, paths } from "./site.mjs";

/** The worker's file with a policy of its own, and the file from which a page makes it. */
export const HEADER = "/dist/sealed-worker.js?policy=sealed";
export const SOURCE = `/dist/chunks/${readdirSync(join(DIST, "chunks")).find((name) => name.startsWith("source-"))}`;
const WORKER = readFileSync(join(DIST, "sealed-worker.js"), "utf8");
/** Each form, the page's policy under which it stands, and what the page says where the worker is. */
export const FORMS = [["header", "usual", HEADER], ["blob", "blob", undefined]];

export const start = (page, workerUrl, packed = false) =>
  page.evaluate(
    async ([workerUrl, packed]) => {
      const consent = [homebody.site({ grant: ALL })];
      const catalog = packed ? fetch("/shop.pack") : items; // which the page packs itself
      globalThis.p = homebody.createPersonalizer({ catalog, consent, ...(workerUrl && { workerUrl }) });
      const status = await p.status;
      const failure = await p.ready.then(() => undefined, ({ code }) => code);
      const { items: ranked, error } = await p.rank({ slot: "a" });
      return { ...status, failure, ranked: ranked.length, error: error?.code };
    },
    [workerUrl, packed],
  );

/** Serves the worker with the attempts added, in both forms. */
export function withAttempts(t) {
  answers.set("/dist/sealed-worker.js", { body: WORKER + ATTEMPTS });
  answers.set(SOURCE, { body: `export default ${JSON.stringify(WORKER + ATTEMPTS)}` });
  t.after(() => answers.clear());
}
/** A worker without a policy, which runs the same code: what must be heard. */
export const unsealed = (page) =>
  page.evaluate(
    () =>
      new Promise((ready) => {
        globalThis.control = new Worker("/dist/sealed-worker.js?policy=none");
        control.onmessage = () => ready();
      }),
  );
export const heardOf = () => [...new Set(paths().filter((path) => path.startsWith("/attempt/")).map((path) => path.slice("/attempt/".length)))].sort();
