// What a host says about its receipts, checked when the personalizer is made.
import type { Check, Fields } from "../host.js";
import { fields, optional, required, text } from "../host.js";
import type { Controller, ReceiptOptions } from "../types.js";

const words = text(1000);

/** Only the texts that are there. */
function texts(value: unknown, needed: readonly string[], more: readonly string[]): Fields {
  const from = fields(value, [...needed, ...more]);
  for (const name of needed) required(from, name, words);
  for (const name of more) optional(from, name, words);
  return from;
}

export const controller: Check<Controller> = (value) => texts(value, ["name", "contact"], ["url", "address"]) as unknown as Controller;
const notice: Check<ReceiptOptions["notice"]> = (value) =>
  texts(value, ["url", "version"], ["sha256", "language"]) as unknown as ReceiptOptions["notice"];

export const receiptOptions: Check<ReceiptOptions> = (value) => {
  const from = fields(value, ["controller", "notice", "jurisdiction"]);
  return {
    controller: required(from, "controller", controller),
    notice: required(from, "notice", notice),
    jurisdiction: optional(from, "jurisdiction", words) ?? "EU",
  };
};
