/**
 * The whole of what a process answers over HTTP: pages, the API of each seat, and their description. Who may ask is
 * decided here, before any handler; which seat is asked is decided once, and nothing behind it can ask for another.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { Log } from '../log.ts';
import { servePages } from '../pages/pages.ts';
import { plainPath, servePlain } from '../pages/plain.ts';
import { sessionOf, sessionRoutes } from '../people/session-routes.ts';
import type { Door, Seat } from '../seat.ts';
import { settingsRoutes } from '../settings/settings-routes.ts';
import { annexRoutes } from './annex-routes.ts';
import type { Described } from './described.ts';
import { bounded, onlyJson, onlyLoopback, onlySameOrigin, refusal } from './guards.ts';
import { headers } from './headers.ts';
import { createFeed, type Feed } from './live.ts';
import { limitRates } from './rates.ts';
import { seatRoutes } from './seat-routes.ts';

export type Site = {
  readonly doors: readonly Door[];
  readonly webDir: string;
  readonly log: Log;
  /** More routes, such as those of the demo. */
  readonly more?: (app: OpenAPIHono<Described>) => void;
  /** ms; how fast a seat may be asked goes by it. */
  readonly clock?: () => number;
};

export type App = { readonly app: OpenAPIHono<Described>; close(): void };

const apis = ['/seat/:delegation/api/*', '/demo/api/*', '/openapi.json'];

export async function createApp({ doors, webDir, log, more, clock = Date.now }: Site): Promise<App> {
  const app = new OpenAPIHono<Described>({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const fields = result.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }));
      return context.json({ refused: 'malformed-request', fields }, 400);
    },
  });
  const feeds = new Map<Seat, Feed>();

  app.notFound((context) => refusal(context, 404, 'not-found'));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) return refusal(context, 400, 'malformed-request');
    log('error');
    return refusal(context, 500, 'failed-here');
  });

  app.use('*', compress());
  app.use('*', headers);
  app.use('*', onlyLoopback);
  for (const path of apis) app.use(path, onlySameOrigin, bounded, onlyJson);

  app.use(plainPath, onlySameOrigin);
  const limited = limitRates(clock);
  for (const path of ['/seat/:delegation/api/*', plainPath]) {
    app.use(path, async (context, next) => {
      const id = context.req.param('delegation');
      const door = doors.find((one) => one.delegation === id);
      if (!door) return refusal(context, 404, 'not-found');
      context.set('door', door);
      return next();
    });
    app.use(path, limited);
  }
  /** Pages ask again; the stream of one whose session has ended is closed, and told nothing first. */
  const changed = (door: Door) => {
    const seat = door.seat();
    if (seat) feeds.get(seat)?.changed([]);
  };
  sessionRoutes(app, (context: Context<Described>) => context.var.door, changed);

  app.use('/seat/:delegation/api/*', async (context, next) => {
    const { door } = context.var;
    const state = door.lock?.state(sessionOf(context)) ?? 'open';
    return state === 'open' ? next() : refusal(context, 401, state);
  });
  settingsRoutes(app, changed);

  app.use('/seat/:delegation/api/*', async (context, next) => {
    const { door } = context.var;
    if (door.founding?.isFounded() === false) return refusal(context, 409, 'in-no-room');
    const seat = door.seat();
    if (!seat) return refusal(context, 503, 'stopped');
    context.set('seat', seat);
    return next();
  });
  seatRoutes(app, (seat) => {
    const known = feeds.get(seat);
    if (known) return known;
    const feed = createFeed(() => seat.now());
    seat.onChange((entries) => feed.changed(entries));
    feeds.set(seat, feed);
    return feed;
  });
  annexRoutes(app);
  more?.(app);

  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Parley node',
      version: '0.1.0',
      description: 'One delegation’s own node, on its own machine. It answers for itself and for nobody else.',
    },
  });
  app.all('/seat/:delegation/api/*', (context) => refusal(context, 404, 'not-found'));
  app.all('/demo/api/*', (context) => refusal(context, 404, 'not-found'));
  await servePlain(app, webDir);
  await servePages(app, webDir, (id) => doors.some((door) => door.delegation === id));

  return {
    app,
    close() {
      for (const feed of feeds.values()) feed.close();
    },
  };
}
