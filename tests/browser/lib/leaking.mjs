// A copy of the storefront with five leaks built in, as shops have them without meaning it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../../tools/lib/paths.mjs";
import { createServer, storefrontPolicy } from "../../../tools/serve.mjs";

const ROOT = at("www", "dist");

/** Runs in the page. Each leak carries something random as well, as such requests do. */
function leak() {
  const random = () => Math.random().toString(36).slice(2);
  const told = new Set();
  const tell = () => {
    const cards = [...document.querySelectorAll(".card a[href^='/p/']")].map((link) => link.getAttribute("href").slice("/p/".length));
    const ids = [...new Set(cards)].slice(0, 3);
    if (ids.length < 3 || location.pathname !== "/" || told.has(ids.join())) return;
    told.add(ids.join());
    for (const [rank, id] of ids.entries()) document.body.append(Object.assign(new Image(1, 1), { src: `/rank/${rank + 1}/${id}.svg?r=${random()}` }));
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: `/p/${ids[0]}` }));
    navigator.sendBeacon("/seen", JSON.stringify({ visit: random(), at: Date.now(), list: ids.map((id) => ({ id })) }));
    const banner = Object.assign(document.createElement("div"), { className: "banner", textContent: "Offers" });
    banner.style.backgroundImage = `url("/banner/${ids[0]}.svg?r=${random()}")`;
    const form = Object.assign(document.createElement("form"), { id: "newsletter", method: "post", action: `/subscribe?after=${ids.join(".")}` });
    form.append(Object.assign(document.createElement("button"), { textContent: "Send me news" }));
    document.body.append(banner, form);
  };
  new MutationObserver(() => setTimeout(tell, 100)).observe(document.documentElement, { childList: true, subtree: true });
}

/** A server like the storefront's, not listening yet, whose pages bring one script more. */
export async function leakingServer() {
  const shop = await createServer({ root: ROOT, csp: (path) => storefrontPolicy(path).replace("connect-src 'none'", "connect-src 'self'").replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace("default-src 'none'", "default-src 'self'") });
  const [serve] = shop.listeners("request");
  shop.removeAllListeners("request");
  const page = readFileSync(join(ROOT, "index.html"), "utf8").replace("</head>", '<script src="/leak.js" defer></script></head>');
  shop.on("request", (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const answer = (type, text) => response.writeHead(200, { "content-type": type }).end(text);
    if (path === "/leak.js") return answer("text/javascript", `(${leak})();`);
    if (path.endsWith(".svg") && !path.startsWith("/assets/")) return answer("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>');
    if (path === "/" || /^\/(p|c)\//.test(path)) return answer("text/html", page);
    return serve(request, response);
  });
  return shop;
}
