import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Beside each file of text its compressed forms, made once and slowly here rather than by a node while somebody waits. */
const compressed = (): Plugin => ({
  name: 'compressed',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const [fileName, one] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const bytes = Buffer.from(one.type === 'chunk' ? one.code : one.source);
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes, { params }) });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) });
      }
    },
  },
});

/** Every catalogue as a file, from which a node writes the page that needs no script. */
const catalogues = (): Plugin => ({
  name: 'catalogues',
  async generateBundle() {
    const folders = [join(import.meta.dirname, 'messages'), join(import.meta.dirname, '../desks/messages')];
    for (const name of await readdir(folders[0] as string)) {
      const both = await Promise.all(folders.map(async (one) => JSON.parse(await readFile(join(one, name), 'utf8'))));
      this.emitFile({ type: 'asset', fileName: `words/${name}`, source: JSON.stringify(Object.assign({}, ...both)) });
    }
  },
});

/** Built for the node's strict content security policy: no inline script, no inline style, no data: fonts. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), catalogues(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
  },
});
