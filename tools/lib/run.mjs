// Running other programs, and ending our own with a plain sentence.
import { spawn, spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ROOT } from "./paths.mjs";

/** An expected failure: its message is all that a person needs to read. */
export class Problem extends Error {}

export const say = (text) => process.stderr.write(`${text}\n`);

/** The answer of a short program, never thrown: `{ ok, out, err }`. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  return {
    ok: done.status === 0,
    out: (done.stdout ?? "").trim(),
    err: (done.stderr ?? done.error?.message ?? "").trim(),
  };
}

export const exists = (command, args = ["--version"]) => ask(command, args).ok;

/**
 * Runs a long program. Its output goes to our stderr (stdout is for results only); with `tap`
 * each chunk is also handed over, for instance to count tests. Resolves to the exit code.
 */
export function run(command, args, { env, cwd = ROOT, limit, tap } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = limit && setTimeout(() => child.kill("SIGKILL"), limit);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        process.stderr.write(chunk);
        tap?.(chunk.toString());
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/** Like `run`, but anything other than success is a Problem. */
export async function must(command, args, options = {}) {
  const code = await run(command, args, options).catch((error) => error);
  if (code !== 0) throw new Problem(`${options.what ?? command} failed: ${[command, ...args].join(" ")}`);
}

/** Is this module the script that node was started with? */
export const isMain = (url) =>
  Boolean(process.argv[1]) && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));

/** The one way a tool ends: a Problem prints its sentence, anything else its stack. */
export async function main(work) {
  try {
    await work(process.argv.slice(2));
  } catch (error) {
    say(error instanceof Problem ? `\n${error.message}` : error.stack);
    process.exitCode = 1;
  }
}

/** `--name` as true, `--name value` or `--name=value` as its text, else undefined. */
export function flag(argv, name) {
  const found = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (found < 0) return undefined;
  if (argv[found].includes("=")) return argv[found].slice(name.length + 3);
  const next = argv[found + 1];
  return next === undefined || next.startsWith("--") ? true : next;
}
