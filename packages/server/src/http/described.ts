/** What the routes' descriptions share, and what the guards have found out before a handler is asked. */
import { z } from '@hono/zod-openapi';
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
