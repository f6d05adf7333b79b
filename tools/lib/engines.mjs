// The browsers beside Chromium in which the tests of tests/engines run. They are wanted, not required.
import { onPath } from "./browser.mjs";
import { Problem, say } from "./run.mjs";
import { installPackages } from "./system.mjs";

/** What each needs: programs by name, and the Debian packages that bring them. */
const ENGINES = {
  firefox: { programs: { firefox: ["firefox-esr", "firefox"] }, packages: ["firefox-esr"] },
  // WebKitGTK draws on a display only; Xvfb is one without a screen.
  webkit: { programs: { driver: ["WebKitWebDriver"], display: ["Xvfb"] }, packages: ["webkit2gtk-driver", "xvfb"] },
};
const TITLES = { firefox: "Firefox", webkit: "WebKitGTK" };

/** Where the programs of an engine are; undefined unless all are there. */
export function findEngine(name) {
  const found = Object.entries(ENGINES[name].programs).map(([program, names]) => [program, onPath(...names)]);
  return found.every(([, path]) => path) ? Object.fromEntries(found) : undefined;
}

/** Installs what can be had; says what cannot, and goes on. */
export async function setUpEngines() {
  for (const [name, { packages }] of Object.entries(ENGINES)) {
    if (findEngine(name)) continue;
    try {
      await installPackages(packages, `${TITLES[name]}, in which some tests run as well, is missing`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(error.message);
    }
  }
}
