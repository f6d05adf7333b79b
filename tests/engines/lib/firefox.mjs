// Firefox, by Marionette: the WebDriver inside it, which geckodriver speaks to as well. Each message is a length, a colon and JSON.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../../tools/lib/engines.mjs";
import { until } from "../../browser/lib/visitor.mjs";
import { Session } from "./session.mjs";

const COMMANDS = {
  getWindowHandle: "WebDriver:GetWindowHandle",
  newWindow: "WebDriver:NewWindow",
  switchToWindow: "WebDriver:SwitchToWindow",
  closeWindow: "WebDriver:CloseWindow",
  navigateTo: "WebDriver:Navigate",
  refresh: "WebDriver:Refresh",
  executeAsyncScript: "WebDriver:ExecuteAsyncScript",
};

const SETTINGS = {
  "marionette.port": 0, // any; Firefox writes down which
  "privacy.globalprivacycontrol.enabled": true, // a page's script may not set it, so every test has it
  "privacy.globalprivacycontrol.functionality.enabled": true,
  // Nothing that has to do with the tests: studies, settings, updates and reports of Firefox's own.
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "messaging-system.rsexperimentloader.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

export async function startFirefox() {
  const { firefox } = findEngine("firefox");
  const profile = mkdtempSync(join(tmpdir(), "homebody-firefox-"));
  const settings = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), settings.join("\n"));
  const running = spawn(firefox, ["--headless", "--marionette", "--no-remote", "--profile", profile], { stdio: "ignore" });
  const ended = new Promise((resolve) => running.once("exit", resolve));

  const noted = join(profile, "MarionetteActivePort");
  const port = await until(() => existsSync(noted) && Number(readFileSync(noted, "utf8")), Boolean, 60_000);
  const { send, hangUp } = await dial(port);
  const { capabilities } = await send("WebDriver:NewSession", { capabilities: {} });
  const command = (name, parameters) => send(COMMANDS[name], name === "executeAsyncScript" ? { ...parameters, sandbox: null } : parameters).then(unwrapped);
  const close = async () => {
    await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => running.kill());
    await ended;
    hangUp();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { title: `Firefox ${capabilities.browserVersion}`, session: new Session(command), close };
}

/** Answers without a shape of their own come as `{ value }`. */
const unwrapped = (answer) => (answer && Object.keys(answer).join() === "value" ? answer.value : answer);

async function dial(port) {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map();
  let heard = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    for (let colon; (colon = heard.indexOf(":")) > 0; ) {
      const end = colon + 1 + Number(heard.subarray(0, colon));
      if (heard.length < end) return;
      receive(JSON.parse(heard.subarray(colon + 1, end)));
      heard = heard.subarray(end);
    }
  });
  /** The first message says who is there and is no list; of the others it is `[1, number, error, value]`. */
  const receive = (message) => {
    if (!Array.isArray(message)) return;
    const [, number, error, value] = message;
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(new Error(`${error.error}: ${error.message}`));
    else resolve(value);
  };
  let count = 0;
  const send = (name, parameters) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      const text = JSON.stringify([0, count, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  return { send, hangUp: () => socket.destroy() };
}
