/** Base64 to bytes; the input is our own. */
export function decode64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The engine as a lazily loaded script: larger than the file, but needs no request of ours. */
export const inlined = async (): Promise<Uint8Array<ArrayBuffer>> =>
  decode64((await import("./generated/engine-bytes.js")).default);
