// `homebody audit URL`.
import { parseArgs } from "node:util";
import { audit } from "./audit.js";
import { Trouble } from "./browser.js";
import { auditJson, auditWords } from "./report.js";

const USAGE = `Do a shop's pages give away what its visitors like? Two visitors with opposite tastes make the same trip in your Chromium,
and what their browsers ask for is compared, up to the first click on something personal.

Usage: homebody audit [OPTIONS] <URL>

Options:
      --accept <SELECTOR>    What to press when the site asks for consent, as Playwright takes it: "text=Yes", "#accept"
      --asks <URL>           The page on which that stands [default: any page of the trip]
      --candidates <TEXT>    What the addresses of products contain [default: guessed from the links of the page]
      --first <URL>          A page that the first visitor looks at beforehand; several times for several
      --second <URL>         The same of the second visitor [default: products from both ends of the list of addresses]
      --page <URL>           A page to compare; several times for several [default: URL, a product, URL again]
      --browser <PATH>       The Chromium to use [default: $CHROMIUM, or what is found]
      --wait <MS>            How long to wait where something may come late [default: 1000]
      --json                 Print JSON
  -h, --help                 Print help

It needs playwright-core in your project: npm install --save-dev playwright-core
Exit code: 0 nothing found, 1 something leaks, 2 it could not be tested.
`;
const [CLEAN, LEAKS, UNTESTED] = [0, 1, 2];

export async function auditCommand(args: string[]): Promise<number> {
  let given;
  try {
    given = parse(args);
  } catch (thrown) {
    return complain(`error: ${(thrown as Error).message}\n\nFor more information, try 'homebody audit --help'.`);
  }
  const { values, positionals } = given;
  if (values.help) return print(USAGE, CLEAN);
  const wait = Number(values.wait ?? 1000);
  if (positionals.length !== 1 || !(wait >= 0 && wait <= 60_000)) return complain(USAGE);
  try {
    const url = address(positionals[0] as string);
    const pages = (name: "first" | "second" | "page") => values[name]?.map((page) => address(page, url));
    const optional = { first: pages("first"), second: pages("second"), pages: pages("page"), candidates: values.candidates, accept: values.accept, asks: values.asks === undefined ? undefined : address(values.asks, url), browser: values.browser };
    const set = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    const result = await audit({ url, wait, say: (text) => process.stderr.write(`${text}\n`), ...set });
    const code = result.leaks.length ? LEAKS : result.personal ? CLEAN : UNTESTED;
    return print(`${values.json ? auditJson(result) : auditWords(result)}\n`, code);
  } catch (thrown) {
    if (thrown instanceof Trouble) return complain(`homebody: ${thrown.message}`);
    return complain(`homebody: the trip could not be made: ${String((thrown as Error).message).split("\n")[0]}`);
  }
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      accept: { type: "string" },
      asks: { type: "string" },
      candidates: { type: "string" },
      first: { type: "string", multiple: true },
      second: { type: "string", multiple: true },
      page: { type: "string", multiple: true },
      browser: { type: "string" },
      wait: { type: "string" },
      json: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });

function address(text: string, base?: string): string {
  try {
    return new URL(text, base).href;
  } catch {
    throw new Trouble(`\`${text}\` is not an address: write it with https://`);
  }
}

function print(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string): number {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
  return UNTESTED;
}
