// What was found, in plain words.
import type { Audit } from "./audit.js";
import type { Difference } from "./compare.js";

/** What each kind is called, and how to mend it. */
const KINDS: Readonly<Record<string, readonly [name: string, mend: string]>> = {
  picture: ["a picture", "use the same pictures for all candidates, or inline ones"],
  background: ["a background picture of a style sheet", "use the same pictures for all candidates, or inline ones"],
  prefetch: ["a prefetch", "prefetch the same pages for everyone, or none"],
  prerender: ["a prerendered page", "prerender the same pages for everyone, or none"],
  preload: ["a preload", "preload the same files for everyone"],
  modulepreload: ["a preload", "preload the same files for everyone"],
  preconnect: ["a connection made in advance", "name the same hosts for everyone"],
  "dns-prefetch": ["a name looked up in advance", "name the same hosts for everyone"],
  ping: ["a beacon", "do not send what was shown or in which order"],
  fetch: ["a request of a script", "do not send what was shown or in which order"],
  xhr: ["a request of a script", "do not send what was shown or in which order"],
  socket: ["a message on a socket", "do not send what was shown or in which order"],
  websocket: ["a socket", "do not name what was shown in its address"],
  eventsource: ["a stream of events", "do not name what was shown in its address"],
  script: ["a script", "load the same scripts for everyone"],
  stylesheet: ["a style sheet", "load the same styles for everyone"],
  font: ["a font", "load the same fonts for everyone"],
  media: ["a film or a sound", "load the same for all candidates"],
  frame: ["a frame", "do not name what was shown in its address"],
  document: ["a page", "do not let the address or its headers tell what was shown before"],
  form: ["the action or a hidden field of a form", "let forms that are not about one item carry nothing of a ranking"],
};

export const kindOf = (kind: string): string => (KINDS[kind] ?? ["a request"])[0];

export function leakWords({ sent, part, by, count }: Difference): string {
  const [what, mend] = KINDS[sent.kind] ?? ["a request", "do not let it depend on a ranking"];
  const when = sent.kind === "form" ? "would be sent with a click that has nothing to do with it" : `on page ${sent.step}`;
  return [
    `LEAK  ${what}${count > 1 ? `, ${count} of them` : ""}: ${sent.method} ${sent.url}`,
    `      ${when}; each time for the ${by} visitor, never for the other${part === undefined ? "" : ` (${part})`}`,
    ...(sent.element === undefined ? [] : [`      it comes from ${sent.element}`]),
    `      ${mend}`,
  ].join("\n");
}

const list = (pages: readonly string[]): string => pages.map((page) => `\n        ${page}`).join("");

export function auditWords(audit: Audit): string {
  const { homebody, personal, first, second, pages, runs, compared, leaks } = audit;
  const head = [
    `The first visitor looked at${list(first)}`,
    `      the second at${list(second)}`,
    `      then both opened, without clicking on anything,${list(pages)}`,
    `homebody ${homebody ? "runs" : "does not run"} on these pages. The two were shown ${personal ? "different orders" : "the same"}.`,
    `${runs} trips each, ${compared} requests and forms compared.`,
  ];
  if (leaks.length) return [...head, "", ...leaks.map(leakWords), "", `${leaks.length} found: the server can tell the two apart before they click.`].join("\n");
  if (!personal) return [...head, "", "Nothing was compared that could leak: nothing was personal. Does the site ask for consent (--accept)? Are the products found (--first, --second)?"].join("\n");
  return [...head, "", "Nothing found: up to a click, the server hears the same of both."].join("\n");
}

/** For programs. */
export const auditJson = (audit: Audit): string =>
  JSON.stringify({
    ...audit,
    leaks: audit.leaks.map(({ sent, part, by, count }) => ({
      kind: sent.kind, what: kindOf(sent.kind), page: sent.step, method: sent.method, url: sent.url, element: sent.element, part, by, count,
    })),
  });
