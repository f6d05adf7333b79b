// What the build puts in.

/** SHA-256 of the engine.wasm that the package is published with. */
declare const HOMEBODY_ENGINE_SHA256: string;

declare module "sealed-worker-text" {
  const text: string;
  export default text;
}
