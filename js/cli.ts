#!/usr/bin/env node
// `npx homebody`: the native command's arguments, texts and exit codes over the same builder. Only a result goes to stdout.
import { readFile, writeFile } from "node:fs/promises";
import { getSystemErrorMap, parseArgs } from "node:util";
import { builderVersion, type File, inspectPack, packFile, type PackOptions } from "./pack.js";
import type { HomebodyErrorShape } from "./types.js";

const USAGE = `Makes homebody packs: a shop's catalog in the form in which a page ranks it

Usage: homebody pack [OPTIONS] --output <FILE> <CATALOG>
       homebody inspect [--item <ID>] [--json] <PACK>
       homebody audit [OPTIONS] <URL>     (does a page give its ranking away? see homebody audit --help)

Arguments:
  <CATALOG>  .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz
  <PACK>     What \`homebody pack\` wrote

Options of pack:
  -o, --output <FILE>       Where to write the pack
      --map <THEIRS=OURS,…> The catalog's own names, such as item=id,description=title,maker=attributes.brand,note=-
      --strict              Stop at the first row with a problem instead of leaving it out
      --json                Print the report as JSON on stdout
      --sessions <FILE>     Learn from a log with the columns user,session,item,ts,event: .csv, .tsv, .ndjson or .jsonl,
                            each also with .gz
      --min-people <K>      Leave out pairs of items that fewer people met together; 1 keeps all [default: 3]
      --rows <N>            The most items that are kept as following or going with one, 1 to 255 [default: 20]
      --tune <WHAT>         What the weights are tuned for: auto, sessions, basket-all, basket-new or off [default: auto]
      --threads <N>         Taken as the native command takes it; here one thread learns, and the pack is the same

Options of inspect:
      --item <ID>           Look more closely at one item: its family, and what it leads to
      --json                Print JSON

  -h, --help                Print help
  -V, --version             Print version
`;

const TUNES = ["auto", "sessions", "basket-all", "basket-new", "off"];

/** Options that not every command takes. */
const OF = {
  output: ["pack"], map: ["pack"], strict: ["pack"], sessions: ["pack"], "min-people": ["pack"], rows: ["pack"], tune: ["pack"], threads: ["pack"],
  item: ["inspect"],
};

interface Values {
  readonly item?: string;
  readonly json?: boolean;
  readonly sessions?: string;
  readonly "min-people"?: string;
  readonly rows?: string;
  readonly tune?: string;
  readonly threads?: string;
}

const [DONE, FAILED, MISUSED] = [0, 1, 2];

async function main(args: string[]): Promise<number> {
  if (args[0] === "audit") return (await import("./audit/command.js")).auditCommand(args.slice(1));
  const given = parse(args);
  if (typeof given === "string") return misuse(given);
  const { values, positionals } = given;
  if (values.version) return print(`homebody ${await builderVersion()}\n`);
  if (values.help) return print(USAGE);
  const [command, input, ...more] = positionals;
  if (command === undefined) return misuse("");
  const stray = Object.keys(values).find((name) => OF[name as keyof typeof OF]?.includes(command) === false);
  if (stray) return misuse(`unexpected argument '--${stray}' found`);
  if (command === "inspect") {
    if (input === undefined) return misuse("the pack is required");
    return more.length ? misuse(`unexpected argument '${more[0]}'`) : inspect(input, values);
  }
  if (command !== "pack") return misuse(`unrecognized command '${command}'`);
  if (input === undefined || values.output === undefined) return misuse("the catalog and --output <FILE> are required");
  if (more.length) return misuse(`unexpected argument '${more[0]}'`);
  const options = learning(values);
  if (typeof options === "string") return misuse(options);
  const { map = "", strict = false } = values;
  return pack(input, values.output, { map, strict, ...options }, values);
}

/** The options of learning, which say nothing without a log; text for what is wrong with them. */
function learning(values: Values): PackOptions | string {
  const within = (name: "min-people" | "rows" | "threads", most: number): string | undefined => {
    const given = values[name];
    const fine = given === undefined || (/^[0-9]+$/.test(given) && Number(given) >= 1 && Number(given) <= most);
    return fine ? undefined : `invalid value '${given}' for '--${name}': it is 1 to ${most}`;
  };
  const given = (["min-people", "rows", "tune", "threads"] as const).find((name) => values[name] !== undefined);
  if (given && values.sessions === undefined) return `--${given} is about a log: name one with --sessions <FILE>`;
  const wrong = within("min-people", 1_000_000) ?? within("rows", 255) ?? within("threads", 1024);
  if (wrong) return wrong;
  const { tune = "auto" } = values;
  if (!TUNES.includes(tune)) return `invalid value '${tune}' for '--tune': use ${TUNES.join(", ")}`;
  return { minPeople: Number(values["min-people"] ?? 3), rows: Number(values.rows ?? 20), tune };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { type: "string", short: "o" },
        map: { type: "string" },
        strict: { type: "boolean" },
        json: { type: "boolean" },
        sessions: { type: "string" },
        "min-people": { type: "string" },
        rows: { type: "string" },
        tune: { type: "string" },
        threads: { type: "string" },
        item: { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "V" },
      },
    });
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

async function pack(input: string, output: string, options: PackOptions, { json = false, sessions }: Values): Promise<number> {
  const files: File[] = [];
  for (const name of sessions === undefined ? [input] : [input, sessions]) {
    const bytes = await read(name);
    if (!bytes) return FAILED;
    files.push({ name, bytes });
  }
  const [catalog, log] = files as [File, File?];
  const { bytes: packed, report, text, error } = await packFile(catalog, options, log);
  if (text) process.stderr.write(`${text}\n`);
  if (json && report !== "null") print(`${report}\n`);
  if (error) return fail(sentence(error));
  try {
    await writeFile(output, packed);
  } catch (thrown) {
    return fail(`\`${output}\` cannot be written: ${reason(thrown)}.`);
  }
  return DONE;
}

async function inspect(input: string, { item, json = false }: Values): Promise<number> {
  const bytes = await read(input);
  if (!bytes) return FAILED;
  const { report, text, error } = await inspectPack(bytes, item);
  return error ? fail(sentence(error)) : print(`${json ? report : text}\n`);
}

async function read(name: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(name);
  } catch (thrown) {
    fail(`\`${name}\` cannot be read: ${reason(thrown)}.`);
    return undefined;
  }
}

const sentence = ({ code, field, fix }: HomebodyErrorShape): string => `${code} in \`${field}\`: ${fix}.`;

function print(text: string): number {
  process.stdout.write(text);
  return DONE;
}

function fail(sentence: string): number {
  process.stderr.write(`homebody: ${sentence}\n`);
  return FAILED;
}

function misuse(problem: string): number {
  process.stderr.write(problem ? `error: ${problem}\n\nFor more information, try '--help'.\n` : USAGE);
  return MISUSED;
}

/** In the operating system's words, as the native command has them. */
function reason(thrown: unknown): string {
  const { errno = 0, message } = thrown as NodeJS.ErrnoException;
  const words = getSystemErrorMap().get(errno)?.[1];
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)} (os error ${-errno})` : message;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
