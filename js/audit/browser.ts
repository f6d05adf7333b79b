// The user's own browser and driver: homebody brings neither.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserType } from "playwright-core";

/** Something that the user can mend; its message says how. */
export class Trouble extends Error {}

const DRIVERS = ["playwright-core", "playwright"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

async function driver(): Promise<BrowserType> {
  const project = createRequire(join(process.cwd(), "package.json"));
  for (const name of DRIVERS) {
    let path: string;
    try {
      path = project.resolve(name);
    } catch {
      continue; // not installed
    }
    const found = (await import(pathToFileURL(path).href)) as { chromium?: BrowserType; default?: { chromium: BrowserType } };
    const chromium = found.chromium ?? found.default?.chromium;
    if (chromium) return chromium;
  }
  throw new Trouble("playwright-core is not installed in this project. Install it: npm install --save-dev playwright-core");
}

function browserOnPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

export async function launch(given: string | undefined): Promise<Browser> {
  const chromium = await driver();
  const path = given ?? process.env["CHROMIUM"] ?? browserOnPath();
  if (path !== undefined && !existsSync(path)) throw new Trouble(`there is no browser at ${path}: name one with --browser or in CHROMIUM`);
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
  try {
    return await chromium.launch({ args: quiet, ...(path !== undefined && { executablePath: path }) });
  } catch (thrown) {
    throw new Trouble(`the browser did not start: ${String((thrown as Error).message).split("\n")[0]}. Name one with --browser or in CHROMIUM`);
  }
}
