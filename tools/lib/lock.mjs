// One build at a time per checkout: two would write the same files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL } from "./paths.mjs";
import { say } from "./run.mjs";

const FILE = join(LOCAL, "build.lock");

export async function withLock(work) {
  mkdirSync(LOCAL, { recursive: true });
  for (let waited = 0; !acquire(); waited++) {
    if (waited === 0) say("another build is running in this checkout: waiting for it");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    return await work();
  } finally {
    rmSync(FILE, { force: true });
  }
}

function acquire() {
  try {
    writeFileSync(FILE, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    // A lock whose owner is gone is no lock.
    if (!isAlive(owner())) rmSync(FILE, { force: true });
    return false;
  }
}

function owner() {
  try {
    return Number(readFileSync(FILE, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
