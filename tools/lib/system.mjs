// Installing Debian packages, politely: as root without a terminal (a container, CI) it is done
// and said; at a terminal we ask first; otherwise we print the command and stop.
import { spawnSync } from "node:child_process";
import { createInterface } from "node:readline/promises";
import { exists, Problem, say } from "./run.mjs";

const isRoot = () => process.getuid?.() === 0;
const atTerminal = () => Boolean(process.stdin.isTTY && process.stderr.isTTY);

export async function installPackages(packages, why) {
  const sudo = isRoot() ? [] : ["sudo"];
  const install = [...sudo, "apt-get", "install", "-y", "--no-install-recommends", ...packages];
  const update = [...sudo, "apt-get", "update"];
  const command = `${update.join(" ")} && ${install.join(" ")}`;

  if (!exists("apt-get")) {
    throw new Problem(`${why}, and this system has no apt-get. On Debian this would be: ${command}`);
  }
  if (atTerminal()) {
    if (!(await agreed(`${why}. Run this now?\n  ${command}\n[y/N] `))) {
      throw new Problem(`${why}. When you are ready, run: ${command}`);
    }
  } else if (!isRoot()) {
    throw new Problem(`${why}. Install it with: ${command}`);
  }
  say(`${why}: installing ${packages.join(" ")}`);
  // An outdated package list is no reason to give up: the install below decides.
  toStderr(update);
  if (toStderr(install) !== 0) throw new Problem(`could not install ${packages.join(" ")} with: ${command}`);
}

async function agreed(question) {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(question);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}

const toStderr = ([command, ...args]) =>
  spawnSync(command, args, {
    stdio: ["inherit", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status;
