// A Chromium, its driver, and its shell, which is the same without windows and where it is there takes less time; for the tests only.
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { installPackages } from "./system.mjs";
import { Problem, say } from "./run.mjs";

export const onPath = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find(existsSync);

const SHELL = "chromium-headless-shell";

export function findBrowser() {
  const chromium = process.env.CHROMIUM ?? onPath("chromium", "chromium-browser", "google-chrome", "chrome");
  return {
    chromium,
    chromedriver: process.env.CHROMEDRIVER ?? onPath("chromedriver"),
    shell: process.env.CHROMIUM_SHELL ?? onPath(SHELL) ?? chromium,
  };
}

export async function setUpBrowser() {
  const complete = ({ chromium, chromedriver }) => existsSync(chromium ?? "") && existsSync(chromedriver ?? "");
  if (!complete(findBrowser())) {
    await installPackages(["chromium", "chromium-driver"], "a browser for the tests is missing");
  }
  const found = findBrowser();
  if (!complete(found)) throw new Problem("no Chromium with chromedriver: set CHROMIUM and CHROMEDRIVER to their paths");
  if (found.shell === found.chromium && !process.env.CHROMIUM_SHELL) await addShell();
  return findBrowser();
}

/** The tests do without it, too. */
async function addShell() {
  try {
    await installPackages([SHELL], "Chromium's shell, with which the tests take less time, is missing");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`${error.message}\nGoing on without it.`);
  }
}
