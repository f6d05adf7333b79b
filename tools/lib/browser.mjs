// A Chromium and its driver, for the tests only.
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { installPackages } from "./system.mjs";
import { Problem } from "./run.mjs";

export const onPath = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find(existsSync);

export function findBrowser() {
  return {
    chromium: process.env.CHROMIUM ?? onPath("chromium", "chromium-browser", "google-chrome", "chrome"),
    chromedriver: process.env.CHROMEDRIVER ?? onPath("chromedriver"),
  };
}

export async function setUpBrowser() {
  const complete = ({ chromium, chromedriver }) => existsSync(chromium ?? "") && existsSync(chromedriver ?? "");
  if (!complete(findBrowser())) {
    await installPackages(["chromium", "chromium-driver"], "a browser for the tests is missing");
  }
  const found = findBrowser();
  if (!complete(found)) throw new Problem("no Chromium with chromedriver: set CHROMIUM and CHROMEDRIVER to their paths");
  return found;
}
