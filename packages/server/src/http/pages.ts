/** The web app, from this node's own disk and nowhere else. One page for every address; it finds its way itself. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Described } from './described.ts';
import { refusal } from './guards.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** Files are found by their names in a list, so no address ever becomes a path. */
async function assetsIn(webDir: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const folder = join(webDir, 'assets');
  const names = await readdir(folder).catch(() => []);
  const known = names.filter((name) => types[extname(name)] !== undefined);
  return new Map(
    await Promise.all(known.map(async (name) => [name, Uint8Array.from(await readFile(join(folder, name)))] as const)),
  );
}

const notBuilt =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>' +
  '<p>The pages of this node are not built. Run <code>npm run build --workspace @parley/web</code>, then start again.</p></html>';

export async function servePages(
  app: OpenAPIHono<Described>,
  webDir: string,
  isSeat: (id: string) => boolean,
): Promise<void> {
  const assets = await assetsIn(webDir);
  const page = await readFile(join(webDir, 'index.html'), 'utf8').catch(() => notBuilt);
  const show = (context: Context) => context.html(page);

  app.get('/', show);
  app.get('/assets/:name', (context) => {
    const name = context.req.param('name');
    const bytes = assets.get(name);
    if (!bytes) return refusal(context, 404, 'not-found');
    // Their names bear the hash of their content.
    return context.body(bytes, 200, {
      'Content-Type': types[extname(name)] as string,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  const seatPage = (context: Context) =>
    isSeat(context.req.param('delegation') ?? '') ? show(context) : refusal(context, 404, 'not-found');
  app.get('/seat/:delegation', seatPage);
  app.get('/seat/:delegation/*', seatPage);
}
