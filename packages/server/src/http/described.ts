/** What the routes' descriptions share, and what the guards have found out before a handler is asked. */
import { z } from '@hono/zod-openapi';
import { parseInstant } from '@parley/desks';
import * as room from '@parley/room';
import { refusedAct } from '../contract/index.ts';
import type { Door, Seat } from '../seat.ts';

export type Described = { Variables: { door: Door; seat: Seat } };

export const ofSeat = z.object({ delegation: z.string().describe('The delegation whose node is asked') });

export const refusedAs = (description: string) => ({
  description,
  content: { 'application/json': { schema: refusedAct } },
});

export const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const under = (path: string) => `/seat/{delegation}/api/${path}` as const;
export const atMoment = z.object({
  at: z.string().max(40).optional().describe('ISO 8601 with an offset; absent: now'),
});
export const shared = { 401: refusedAs('Locked, or not signed in'), 404: refusedAs('No such seat here') };

/** Without `at`: the node's own now and all it holds. With it: what it showed then, from what it held then. */
export function momentOf(seat: Seat, at: string | undefined): room.ViewMoment | undefined {
  if (at === undefined) return room.now(seat.now());
  const asked = parseInstant(at);
  return asked === undefined ? undefined : { at: asked, held: asked };
}
