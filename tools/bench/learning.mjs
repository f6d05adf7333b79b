// Time and memory of learning from a log, by the native builder on all cores.
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { must, Problem, say } from "../lib/run.mjs";
import { logOf } from "./log.mjs";

const LOOK_MS = 50;

export async function learn(events, items) {
  const build = ["build", "--release", "--locked", "--message-format", "short", "-p", "homebody-builder", "--bin", "homebody"];
  await must("cargo", build, { what: "the build of the builder" });
  const { folder, log, catalog } = await logOf(events, items);
  const pack = join(folder, "shop.pack");
  say("learning");
  const start = Date.now();
  const { code, peak } = await watched(program(), ["pack", catalog, "--sessions", log, "-o", pack]);
  if (code !== 0) throw new Problem("the builder failed");
  return { events, items, folder, seconds: (Date.now() - start) / 1000, peak_bytes: peak, pack_bytes: statSync(pack).size };
}

const program = () => join(process.env.CARGO_TARGET_DIR ?? "target", "release", "homebody");

/** Runs a program, and looks how much memory it took at most where the system tells (Linux). */
function watched(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", 2, 2] });
    let peak;
    const look = setInterval(() => {
      try {
        const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
        peak = Number(kilobytes) * 1024;
      } catch {} // it has just ended, or the system does not tell
    }, LOOK_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      resolve({ code, peak });
    });
  });
}
