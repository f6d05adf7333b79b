// Starts Chromium for a test. Most do with its shell, the same engine without windows, which takes less time; what only the browser
// that people use has (the back/forward cache, what it keeps from frames of other sites) needs the `whole` one.
import { chromium } from "playwright-core";
import { findBrowser } from "../../../tools/lib/browser.mjs";

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const options = ({ whole = false, flags = [], ...more } = {}) => ({
  executablePath: findBrowser()[whole ? "chromium" : "shell"],
  args: [...FLAGS.split(" "), ...flags],
  ...more,
});

export const launch = (which) => chromium.launch(options(which));
/** A browser that keeps its data in a folder. */
export const launchIn = (folder, which) => chromium.launchPersistentContext(folder, options(which));
