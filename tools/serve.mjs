// A static server for the storefront, for people and for tests: the strict headers are there from
// the first byte, and a test can read every request that arrives.
import http from "node:http";
import { Problem } from "./lib/run.mjs";

/** Nothing may be loaded from elsewhere and nothing may be sent anywhere. */
export const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
].join("; ");

/** The sealed worker's own: it may run wasm and nothing else. */
export const SEALED_CSP = "default-src 'none'; script-src 'wasm-unsafe-eval'";
const isSealedWorker = (path) => /\/sealed-worker[\w-]*\.js$/.test(path);

/** The storefront's policy: the sealed worker's file has its own, and one page shows the fetch loader, which gets the module's own wasm. */
export const storefrontPolicy = (path) => (isSealedWorker(path) ? SEALED_CSP : pagePolicy(path));
const pagePolicy = (path) =>
  /^\/fetch(\.html)?$/.test(path) ? STRICT_CSP.replace("connect-src 'none'", "connect-src 'self'") : STRICT_CSP;

/**
 * A server (not listening yet) for the files below `root`; routes without an extension get
 * index.html. `csp` is a policy or a function of the path, `log` is told of each request.
 */
export async function createServer({ root, csp = STRICT_CSP, log }) {
  // Loaded here: before the set-up has run there is no node_modules.
  const { default: sirv } = await import("sirv");
  const files = sirv(root, { dev: true, single: true });
  return http.createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    log?.({ method: request.method, url: request.url, headers: request.headers });
    response.setHeader("Content-Security-Policy", typeof csp === "function" ? csp(path) : csp);
    // Where a browser knows it, this covers what a policy for content does not, such as looking up names.
    if (isSealedWorker(path)) response.setHeader("Connection-Allowlist", "()");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // Not no-store: that would keep pages out of the back/forward cache.
    response.setHeader("Cache-Control", "no-cache");
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.end("not found\n");
    });
  });
}

/** Listens on localhost (port 0: any free one) and resolves to `{ url, close }`. */
export function listen(server, port = 0) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(error.code === "EADDRINUSE" ? taken(port) : error));
    server.listen(port, "localhost", () =>
      resolve({
        url: `http://localhost:${server.address().port}`,
        close: () =>
          new Promise((closed) => {
            server.close(closed);
            server.closeAllConnections();
          }),
      }),
    );
  });
}

const taken = (port) =>
  new Problem(`port ${port} is in use. Stop what uses it, or choose another: npm start -- --port ${port + 1}`);
