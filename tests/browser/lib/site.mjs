// A server for the built package and the tests' small pages. It keeps what every request said, word for word.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { ITEMS } from "../../js/lib/shop.mjs";
import { installSpies } from "./spies.mjs";

const DIST = fileURLToPath(new URL("./", import.meta.resolve("homebody")));
const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** What a page's policy may be, by its `?policy=`. Without one it is the strictest under which the entry `index` may fetch. */
const POLICIES = {
  usual: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'",
  offline: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'; img-src 'self'",
  blob: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'",
  blobtrusted: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'none'; require-trusted-types-for 'script'; trusted-types homebody",
  blobuntrusted: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'none'; require-trusted-types-for 'script'; trusted-types other",
  bloboffline: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'none'",
  blobnowasm: "default-src 'none'; script-src 'self'; worker-src 'self' blob:; connect-src 'self'",
  none: undefined,
  elements: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types homebody",
  sealed: "default-src 'none'; script-src 'wasm-unsafe-eval'",
  managed: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
  nowasm: "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'",
};

/** Follows the requests that reach a server: path, then the whole request as it came. A socket that is asked for is one, and gets no answer. */
export function follow(server) {
  const log = [];
  server.on("upgrade", ({ method, url }, socket) => {
    log.push({ path: new URL(url, "http://localhost").pathname, url, text: `${method} ${url}` });
    socket.destroy();
  });
  server.prependListener("request", (request) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path.startsWith("/favicon")) return; // the browser's own doing
    const headers = request.rawHeaders.map((text, i) => (i % 2 ? `${text}\n` : `${text}: `)).join("");
    const entry = { path, url: request.url, text: `${request.method} ${request.url} HTTP/${request.httpVersion}\n${headers}\n` };
    log.push(entry);
    request.on("data", (bytes) => (entry.text += bytes.toString("latin1")));
  });
  return log;
}

/** Answers in place of the files, by path: `{ status, type, body }`. */
export const answers = new Map();

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const file = () => {
    if (pathname === "/shop.pack") return pack();
    if (pathname === "/shop.js") return `export const ITEMS = ${JSON.stringify(ITEMS)};`;
    if (pathname === "/spies.js") return `(${installSpies})();`;
    if (pathname.startsWith("/picture/")) return '<svg xmlns="http://www.w3.org/2000/svg"/>';
    if (pathname.startsWith("/dist/")) return readFileSync(join(DIST, pathname.slice("/dist/".length)));
    return readFileSync(join(PAGES, pathname));
  };
  const { status = 200, type = TYPES[extname(pathname)] ?? "application/octet-stream", body } = answers.get(pathname) ?? {};
  try {
    const bytes = body ?? file();
    const policy = POLICIES[searchParams.get("policy") ?? "usual"];
    if (policy) response.setHeader("content-security-policy", policy);
    // Not no-store: that would keep pages out of the back/forward cache.
    response.writeHead(status, { "content-type": type, "cache-control": "no-cache" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});

export const log = follow(server);
/** The paths asked for, in order. */
export const paths = () => log.map(({ path }) => path);

export const address = (path = "/empty.html") => `http://127.0.0.1:${server.address().port}${path}`;

before(() => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
after(() => {
  server.closeAllConnections();
  server.close();
});

/** The same site at an origin of its own, where nothing was ever stored. */
export async function elsewhere(t) {
  const other = createServer((...it) => server.emit("request", ...it)).on("upgrade", (...it) => server.emit("upgrade", ...it));
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  t.after(() => (other.closeAllConnections(), other.close()));
  return `http://127.0.0.1:${other.address().port}`;
}

let packed;
/** The shop as a pack, made by the package's own command. */
function pack() {
  if (packed) return packed;
  const folder = mkdtempSync(join(tmpdir(), "homebody-"));
  writeFileSync(join(folder, "shop.json"), JSON.stringify(ITEMS));
  execFileSync(process.execPath, [join(DIST, "cli.js"), "pack", "shop.json", "-o", "shop.pack"], { cwd: folder, stdio: "ignore" });
  packed = readFileSync(join(folder, "shop.pack"));
  rmSync(folder, { recursive: true });
  return packed;
}
