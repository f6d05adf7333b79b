// `npm test`: sets up, builds, then every suite in order; `--only name,name` runs some of them.
// The last line is `N passed, N failed`, whatever happened.
import { build } from "./build.mjs";
import { flag, isMain, main, Problem, say } from "./lib/run.mjs";
import { setup } from "./setup.mjs";

function select(all, only) {
  if (!only) return all;
  const names = String(only).split(",");
  const unknown = names.filter((name) => !all.some((suite) => suite.name === name));
  if (unknown.length || only === true) {
    throw new Problem(`there is no suite ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}`);
  }
  return all.filter((suite) => names.includes(suite.name));
}

async function runSuite({ name, run }) {
  say(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}`);
  const start = performance.now();
  const result = await run().catch((error) => ({ passed: 0, failed: 1, note: error.message }));
  return { name, passed: 0, failed: 0, ...result, seconds: (performance.now() - start) / 1000 };
}

async function runAll(chosen) {
  const results = [];
  let broken;
  if (chosen.some((suite) => suite.built)) {
    const built = await runSuite({ name: "build", run: () => build().then(() => ({ passed: 1 })) });
    results.push(built);
    broken = built.failed > 0;
  }
  for (const suite of chosen) {
    const run = suite.built && broken ? async () => ({ failed: 1, note: "not run: the build failed" }) : suite.run;
    results.push(await runSuite({ ...suite, run }));
  }
  return results;
}

function table(results) {
  const rows = results.map(({ name, passed, failed, skipped, note, seconds }) => {
    const counts = skipped ? `skipped: ${skipped}` : `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`;
    return `${name.padEnd(14)}${`${seconds.toFixed(1)} s`.padStart(9)}  ${counts}${note ? `  (${note})` : ""}`;
  });
  return rows.join("\n");
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    const toolchain = await setup({ tests: true });
    const { suites } = await import("./test/suites.mjs");
    const results = await runAll(select(suites(toolchain), flag(argv, "only")));
    const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
    process.stdout.write(`\n${table(results)}\n\n${total("passed")} passed, ${total("failed")} failed\n`);
    if (total("failed") > 0) process.exitCode = 1;
  });
}
