import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built for the node's strict content security policy: no inline script, no inline style, no data: fonts. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
