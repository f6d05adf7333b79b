// Where a runtime imports wasm by itself it hands over the compiled module.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
