/** Unlocking a node and signing in: the only questions that a locked node answers. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Door } from '../seat.ts';
import { type Described, ofSeat, refusedAs } from './described.ts';

const cookie = 'parley';
const half = 12 * 60 * 60;

export const sessionOf = (context: Context): string | undefined => getCookie(context, cookie);

const state = z.object({ state: z.enum(['open', 'locked', 'first-run', 'signed-out']) }).openapi('Session');

const request = z
  .object({ passphrase: z.string().min(1).max(4096), link: z.string().max(128).optional() })
  .openapi('SessionRequest');

const read = createRoute({
  method: 'get',
  path: '/seat/{delegation}/api/session',
  summary: 'Whether this node is open, and to this browser',
  request: { params: ofSeat },
  responses: {
    200: { description: 'The state', content: { 'application/json': { schema: state } } },
    404: refusedAs('No such seat here'),
  },
});

const open = createRoute({
  method: 'post',
  path: '/seat/{delegation}/api/session',
  summary: 'Unlock the node, or sign in to an open one; at the first start with the link that was printed',
  request: { params: ofSeat, body: { required: true, content: { 'application/json': { schema: request } } } },
  responses: {
    200: { description: 'Open', content: { 'application/json': { schema: state } } },
    401: refusedAs('Not this passphrase, or not this link'),
    422: refusedAs('A passphrase has at least 12 characters'),
    429: refusedAs('Too many attempts; Retry-After says when'),
  },
});

const close = createRoute({
  method: 'delete',
  path: '/seat/{delegation}/api/session',
  summary: 'Sign this browser out; the node stays open',
  request: { params: ofSeat },
  responses: { 200: { description: 'Signed out', content: { 'application/json': { schema: state } } } },
});

export function sessionRoutes(app: OpenAPIHono<Described>, doorOf: (context: Context) => Door): void {
  app.openapi(read, (context) => {
    const { lock } = doorOf(context);
    return context.json({ state: lock ? lock.state(sessionOf(context)) : ('open' as const) }, 200);
  });

  app.openapi(open, async (context) => {
    const { lock, delegation } = doorOf(context);
    if (!lock) return context.json({ state: 'open' as const }, 200);
    const { passphrase, link } = context.req.valid('json');
    const unlocked = await lock.unlock(passphrase, link);
    if (!unlocked.done) {
      if (unlocked.again !== undefined) context.header('Retry-After', String(unlocked.again));
      const { refused } = unlocked;
      return context.json({ refused }, refused === 'refused' ? 401 : refused === 'too-short' ? 422 : 429);
    }
    const path = `/seat/${delegation}/`;
    setCookie(context, cookie, unlocked.session, { httpOnly: true, sameSite: 'Strict', path, maxAge: half });
    return context.json({ state: 'open' as const }, 200);
  });

  app.openapi(close, (context) => {
    const { lock, delegation } = doorOf(context);
    const session = sessionOf(context);
    if (lock && session !== undefined) lock.signOut(session);
    deleteCookie(context, cookie, { path: `/seat/${delegation}/` });
    return context.json({ state: lock ? lock.state(undefined) : ('open' as const) }, 200);
  });
}
