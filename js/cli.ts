#!/usr/bin/env node
// `npx homebody`: the native command's arguments, texts and exit codes over the same builder. Only a result goes to stdout.
import { readFile, writeFile } from "node:fs/promises";
import { getSystemErrorMap, parseArgs } from "node:util";
import { builderVersion, packFile } from "./pack.js";

const USAGE = `Makes homebody packs: a shop's catalog in the form in which a page ranks it

Usage: homebody pack [OPTIONS] --output <FILE> <INPUT>

Arguments:
  <INPUT>  The catalog: .json, .ndjson, .jsonl, .csv or .tsv, each also with .gz

Options:
  -o, --output <FILE>       Where to write the pack
      --map <THEIRS=OURS,…> The catalog's own names, such as item=id,description=title,maker=attributes.brand,note=-
      --strict              Stop at the first row with a problem instead of leaving it out
      --json                Print the report as JSON on stdout
  -h, --help                Print help
  -V, --version             Print version
`;

const [DONE, FAILED, MISUSED] = [0, 1, 2];

async function main(args: string[]): Promise<number> {
  const given = parse(args);
  if (typeof given === "string") return misuse(given);
  const { values, positionals } = given;
  if (values.version) return print(`homebody ${await builderVersion()}\n`);
  if (values.help) return print(USAGE);
  const [command, input, ...more] = positionals;
  if (command === undefined) return misuse("");
  if (command !== "pack") return misuse(`unrecognized command '${command}'`);
  if (input === undefined || values.output === undefined) return misuse("the catalog and --output <FILE> are required");
  if (more.length) return misuse(`unexpected argument '${more[0]}'`);
  return pack(input, values.output, values);
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
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "V" },
      },
    });
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

async function pack(input: string, output: string, { map = "", strict = false, json = false }): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(input);
  } catch (thrown) {
    return fail(`\`${input}\` cannot be read: ${reason(thrown)}.`);
  }
  const { bytes: packed, report, text, error } = await packFile(input, bytes, { map, strict });
  if (text) process.stderr.write(`${text}\n`);
  if (json && report !== "null") print(`${report}\n`);
  if (error) return fail(`${error.code} in \`${error.field}\`: ${error.fix}.`);
  try {
    await writeFile(output, packed);
  } catch (thrown) {
    return fail(`\`${output}\` cannot be written: ${reason(thrown)}.`);
  }
  return DONE;
}

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
