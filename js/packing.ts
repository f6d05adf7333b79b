// Whatever a page hands over as its catalog becomes the bytes of a pack.
import { HomebodyError } from "./errors.js";
import { fail } from "./host.js";
import { packItems } from "./items.js";

/** Rejects with an error of ours. */
export async function packOf(source: unknown): Promise<Uint8Array> {
  try {
    return await pack(await source);
  } catch (thrown) {
    throw asError(thrown);
  }
}

async function pack(given: unknown): Promise<Uint8Array> {
  if (Array.isArray(given)) return packItems(given);
  const kind = Object.prototype.toString.call(given);
  if (kind === "[object Response]") return read(given as Response);
  if (kind === "[object ArrayBuffer]") return new Uint8Array((given as ArrayBuffer).slice(0));
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength).slice();
  return fail("pass a list of items, the bytes of a pack, a response that holds one, or a promise of these", "catalog");
}

async function read(response: Response): Promise<Uint8Array> {
  if (!response.ok) throw new HomebodyError("load-failed", "catalog", `the server answered ${response.status}: check the pack's address`);
  if (/json/.test(response.headers.get("content-type") ?? "")) fail("this is JSON: pass `await response.json()`", "catalog");
  return new Uint8Array(await response.arrayBuffer());
}

export function asError(thrown: unknown): HomebodyError {
  if (thrown instanceof HomebodyError) return thrown;
  return new HomebodyError("load-failed", "catalog", `the catalog did not arrive (${String(thrown)})`);
}
