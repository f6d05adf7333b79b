// The built storefront behind its real headers, for visitors of lib/visitor.mjs.
import { after, before } from "node:test";
import { at } from "../../../tools/lib/paths.mjs";
import { createServer, listen, storefrontPolicy } from "../../../tools/serve.mjs";
import { follow as followRequests } from "./site.mjs";
import { watchFor } from "./visitor.mjs";

let server;
/** Every request, word for word. */
export let log;

before(async () => {
  const http = await createServer({ root: at("www", "dist"), csp: storefrontPolicy });
  log = followRequests(http);
  server = await listen(http);
});
after(() => server?.close());

/** A visitor's tab on the storefront. */
export async function enter(t, context, path = "/") {
  const page = await context.newPage();
  await watchFor(t, page);
  await visit(page, path);
  return page;
}
/** A whole page load; where there are cards it is over when they are ranked. */
export async function visit(page, path, cards = true) {
  await page.goto(server.url + path);
  await page.locator("h1").first().waitFor();
  if (cards) await page.getByRole("button", { name: /^Why this/ }).first().waitFor();
}
/** A link within the shop, as a click on one. */
export const follow = (page, path) =>
  page.evaluate((to) => {
    const link = Object.assign(document.createElement("a"), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
export async function look(page, path) {
  await follow(page, path);
  await page.locator(".product").waitFor();
}
export const answerYes = async (page) => {
  await follow(page, "/privacy");
  await page.getByRole("button", { name: "Remember on this device" }).click();
  await page.getByText("Memory is on", { exact: true }).waitFor();
};
export const titles = (page, name) => page.getByRole("region", { name }).locator(".card-name").allTextContents();
