// `npm run verify`: the proof that the package stays home, on the tarball that would be published.
// After a deliberate change of imports, `--pin` writes tools/allowed-imports.json anew for review.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { PKG } from "./lib/paths.mjs";
import { ask, flag, isMain, main, Problem, say } from "./lib/run.mjs";

/** Packs the package as npm would publish it and unpacks that. */
export function unpacked() {
  const folder = mkdtempSync(join(tmpdir(), "homebody-verify-"));
  const packed = ask("npm", ["pack", PKG, "--pack-destination", folder, "--ignore-scripts", "--json"]);
  if (!packed.ok) throw new Problem(`npm pack failed: ${packed.err}`);
  const tarball = ask("sh", ["-c", "ls *.tgz"], { cwd: folder }).out;
  const opened = ask("tar", ["xzf", tarball], { cwd: folder });
  if (!opened.ok) throw new Problem(`the tarball could not be opened: ${opened.err}`);
  return { folder: join(folder, "package"), dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** All checks in order; `only` names some of them. Loaded here because they need node_modules. */
export async function verify(context, only) {
  const { checkImports } = await import("./verify/imports.mjs");
  const { checkNetwork } = await import("./verify/network.mjs");
  const { checkPaths } = await import("./verify/paths.mjs");
  const { checkHashes } = await import("./verify/hashes.mjs");
  const { checkRebuild } = await import("./verify/rebuild.mjs");
  const all = { imports: checkImports, network: checkNetwork, paths: checkPaths, hashes: checkHashes, rebuild: checkRebuild };
  const names = only ? only.split(",") : Object.keys(all);
  const unknown = names.filter((name) => !all[name]);
  if (unknown.length) throw new Problem(`there is no check named ${unknown.join(", ")}; there are ${Object.keys(all).join(", ")}`);
  const checks = [];
  for (const name of names) {
    say(`checking ${name}`);
    checks.push(await all[name](context));
  }
  return { ok: checks.every((check) => check.ok), checks };
}

const indented = (text) => text.replace(/^/gm, "    ");
const report = ({ checks }) =>
  checks.map(({ name, ok, detail }) => `${ok ? "ok  " : "FAIL"} ${name}\n${indented(detail)}`).join("\n");

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    await build();
    const { folder, dispose } = unpacked();
    try {
      if (flag(argv, "pin")) (await import("./verify/imports.mjs")).pin({ folder });
      const result = await verify({ folder }, flag(argv, "only"));
      process.stdout.write(`${flag(argv, "json") ? JSON.stringify(result) : report(result)}\n`);
      if (!result.ok) process.exitCode = 1;
    } finally {
      dispose();
    }
  });
}
