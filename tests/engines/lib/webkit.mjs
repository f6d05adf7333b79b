// WebKitGTK, by the WebDriver that comes with it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../../tools/lib/engines.mjs";
import { until } from "../../browser/lib/visitor.mjs";
import { Session } from "./session.mjs";

/** The commands of the standard that we use: method and path below the session. */
const COMMANDS = {
  getWindowHandle: ["GET", "/window"],
  newWindow: ["POST", "/window/new"],
  switchToWindow: ["POST", "/window"],
  closeWindow: ["DELETE", "/window"],
  navigateTo: ["POST", "/url"],
  refresh: ["POST", "/refresh"],
  executeAsyncScript: ["POST", "/execute/async"],
};

export async function startWebKit() {
  const { driver, display } = findEngine("webkit");
  const home = mkdtempSync(join(tmpdir(), "homebody-webkit-"));
  const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "1100x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve) => screen.stdio[3].once("data", (text) => resolve(String(text).trim())));
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${number}`, HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_CACHE_HOME: join(home, "cache"), XDG_CONFIG_HOME: join(home, "config") };
  const running = spawn(driver, ["--host=127.0.0.1", `--port=${port}`], { env, stdio: "ignore" });
  const send = (method, path, body) => ask(port, method, path, body);

  await until(() => send("GET", "/status").then(() => true, () => false));
  const { sessionId, capabilities } = await send("POST", "/session", { capabilities: {} });
  const command = (name, parameters) => {
    const [method, path] = COMMANDS[name];
    return send(method, `/session/${sessionId}${path}`, method === "POST" ? parameters : undefined);
  };
  const close = async () => {
    await send("DELETE", `/session/${sessionId}`).catch(() => {});
    running.kill();
    screen.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { title: `WebKitGTK ${capabilities.browserVersion}`, session: new Session(command), close };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** One command: the value that is answered, or an error with the driver's words. */
function ask(port, method, path, body) {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, method, path }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      response.on("end", () => {
        const { value } = JSON.parse(text);
        if (response.statusCode === 200) resolve(value);
        else reject(new Error(`${path}: ${value.error}: ${value.message}`));
      });
    });
    call.on("error", reject);
    call.end(body && JSON.stringify(body));
  });
}
