/** The web app, from this node's own disk and nowhere else. One page for every address; it finds its way itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Described } from '../http/described.ts';
import { refusal } from '../http/guards.ts';
import { assetsIn, codingFor } from './assets.ts';

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
    const asset = assets.get(context.req.param('name'));
    if (!asset) return refusal(context, 404, 'not-found');
    const coding = codingFor(context.req.header('accept-encoding'), asset);
    // Their names bear the hash of their content.
    return context.body(asset.coded.get(coding ?? '') ?? asset.bytes, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(coding !== undefined && { 'Content-Encoding': coding }),
    });
  });
  const seatPage = (context: Context) =>
    isSeat(context.req.param('delegation') ?? '') ? show(context) : refusal(context, 404, 'not-found');
  app.get('/seat/:delegation', seatPage);
  app.get('/seat/:delegation/*', seatPage);
}
