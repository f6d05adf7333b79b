// `npm start`: from a fresh checkout to the storefront in a browser.
import { build } from "./build.mjs";
import { flag, isMain, main, Problem, say } from "./lib/run.mjs";
import { buildStorefront, STOREFRONT } from "./lib/storefront.mjs";
import { createServer, listen, storefrontPolicy } from "./serve.mjs";

const DEFAULT_PORT = 8080;

function portFrom(argv) {
  const given = flag(argv, "port") ?? DEFAULT_PORT;
  const port = Number(given);
  if (given === true || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem("--port takes a number from 1 to 65535, for instance: npm start -- --port 8081");
  }
  return port;
}

if (isMain(import.meta.url)) {
  await main(async (argv) => {
    const port = portFrom(argv);
    await build();
    await buildStorefront();
    const { url, close } = await listen(await createServer({ root: STOREFRONT, csp: storefrontPolicy }), port);
    process.stdout.write(`${url}\n`);
    say("The storefront is ready; stop it with Ctrl+C.");
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, close);
  });
}
