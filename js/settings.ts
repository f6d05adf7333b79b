// The options of a personalizer: checked, then what the engine is told of them.
import type { Check } from "./host.js";
import { attribute, codeOf, fail, fields, list, optional, whole, within } from "./host.js";
import { receiptOptions } from "./receipts/options.js";
import type { Caps, ConsentSource, Options, ReceiptOptions } from "./types.js";
import { exploration } from "./requests.js";
import { Writer } from "./wire.js";

const FIELDS = [
  "catalog", "consent", "namespace", "caps", "retentionDays", "audience", "sensitive", "seed", "exploration", "mode", "receipts", "wasm",
] as const satisfies readonly (keyof Options)[];
const CAPS = { itemDay: 3, itemWeek: 5, groupDay: 6, interestDay: 12 } satisfies Required<Caps>;
const HOST_MODES = ["", "off", "session"];

export interface Settings {
  readonly namespace: string;
  readonly mode: Options["mode"];
  readonly catalog: Options["catalog"];
  readonly consent: readonly unknown[];
  readonly wasm: Options["wasm"];
  readonly exploration: number | undefined;
  readonly retentionDays: number;
  readonly receipts: ReceiptOptions | undefined;
  /** Made late, because writing text needs TextEncoder. */
  config(): Uint8Array;
}

const namespace: Check<string> = (value) =>
  typeof value === "string" && /^[\w-]{1,64}$/.test(value) ? value : fail("use 1 to 64 letters, digits, - and _");

const caps: Check<number[]> = (value) => {
  const from = fields(value, Object.keys(CAPS));
  return Object.entries(CAPS).map(([name, usual]) => optional(from, name, whole(1, 65_535)) ?? usual);
};

export const readOptions = (options: unknown): Settings =>
  within("options", () => {
    const from = fields(options ?? {}, FIELDS);
    const seed = optional(from, "seed", whole(0, 0xffff_ffff)) ?? 0;
    const limits = optional(from, "caps", caps) ?? Object.values(CAPS);
    const retention = optional(from, "retentionDays", whole(1, 400)) ?? 180;
    const minor = optional(from, "audience", codeOf(["general", "minor"])) ?? 0;
    const mode = optional(from, "mode", codeOf(HOST_MODES)) ?? 0;
    const sensitive = optional(from, "sensitive", list(1000, attribute));
    return {
      namespace: optional(from, "namespace", namespace) ?? "default",
      mode: (HOST_MODES[mode] || undefined) as Options["mode"],
      catalog: from["catalog"] as Options["catalog"],
      consent: optional(from, "consent", list(16, (source) => source)) ?? [],
      wasm: from["wasm"] as Options["wasm"],
      exploration: optional(from, "exploration", exploration),
      retentionDays: retention,
      receipts: optional(from, "receipts", receiptOptions),
      config() {
        const to = new Writer().u32(seed);
        for (const limit of limits) to.u16(limit);
        return to.u16(retention).u8(minor).u8(mode).strs(sensitive).bytes();
      },
    };
  });

/** A source may be an object of the host's own class, so its methods are looked up as usual. */
export function isSource(value: unknown): value is ConsentSource {
  return typeof value === "object" && value !== null && typeof (value as ConsentSource).connect === "function";
}
