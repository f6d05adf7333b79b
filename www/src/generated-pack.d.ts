// The catalog's pack is written by tools/storefront-pack.mjs; a checkout that has not built yet has only this.
declare module '*/generated/pack' {
  const base64: string;
  export default base64;
}
