/** Unlocking a node and signing in: the only questions that a locked node answers. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Described, ofSeat, refusedAs } from '../http/described.ts';
import type { Door } from '../seat.ts';

const cookie = 'parley';
const half = 12 * 60 * 60;

export const sessionOf = (context: Context): string | undefined => getCookie(context, cookie);

const state = z
  .object({ state: z.enum(['open', 'unfounded', 'locked', 'first-run', 'signed-out']) })
  .openapi('Session');

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

const closeAll = createRoute({
  method: 'delete',
  path: '/seat/{delegation}/api/sessions',
  summary: 'Sign everybody out, in every browser; the node stays open',
  request: { params: ofSeat },
  responses: {
    200: { description: 'Signed out', content: { 'application/json': { schema: state } } },
    401: refusedAs('Locked, or not signed in'),
  },
});

/** Open to whoever holds a session; `unfounded` where there is no room behind it yet. */
function stateOf(door: Door, session: string | undefined): z.infer<typeof state>['state'] {
  const known = door.lock?.state(session) ?? 'open';
  return known === 'open' && door.founding?.isFounded() === false ? 'unfounded' : known;
}

/** `changed` is told of every door at which a session has ended. */
export function sessionRoutes(
  app: OpenAPIHono<Described>,
  doorOf: (context: Context) => Door,
  changed: (door: Door) => void,
): void {
  app.openapi(read, (context) => context.json({ state: stateOf(doorOf(context), sessionOf(context)) }, 200));

  app.openapi(open, async (context) => {
    const door = doorOf(context);
    const { lock, delegation } = door;
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
    return context.json({ state: stateOf(door, unlocked.session) }, 200);
  });

  app.openapi(close, (context) => {
    const door = doorOf(context);
    const session = sessionOf(context);
    if (session !== undefined) door.lock?.signOut(session);
    changed(door);
    deleteCookie(context, cookie, { path: `/seat/${door.delegation}/` });
    return context.json({ state: stateOf(door, undefined) }, 200);
  });

  app.openapi(closeAll, (context) => {
    const door = doorOf(context);
    const now = stateOf(door, sessionOf(context));
    if (now !== 'open' && now !== 'unfounded') return context.json({ refused: now }, 401);
    door.lock?.signOutAll();
    changed(door);
    deleteCookie(context, cookie, { path: `/seat/${door.delegation}/` });
    return context.json({ state: stateOf(door, undefined) }, 200);
  });
}
