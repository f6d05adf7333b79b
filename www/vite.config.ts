// How the storefront is built. Two pages: the shop, and a bare one for the loader that fetches.
// Nothing may end up inline in the HTML: the pages are served under a policy without 'unsafe-inline'.
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [preact()],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // A data: URL would break the content security policy, so every asset is a file.
    assetsInlineLimit: 0,
    // The polyfill would use fetch, which the shop's policy forbids.
    modulePreload: { polyfill: false },
    // The package's builder, for catalogs that are no pack yet, is a large chunk that this shop never loads.
    chunkSizeWarningLimit: 1000,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    rollupOptions: { input: [here('./index.html'), here('./fetch.html')] },
  },
});
