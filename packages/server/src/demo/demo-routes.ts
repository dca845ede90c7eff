/** The demonstration's own questions and commands, beside those of the seats. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type CheckResult, checkResult, demoCommand, demoState, liveEvent } from '../contract/index.ts';
import { checkSeat } from '../http/checking.ts';
import { answers, type Described, refusedAs } from '../http/described.ts';
import { createFeed, type Feed } from '../http/live.ts';
import type { Demo } from './demo.ts';

/** Returns the feed, for whoever closes. */
export function demoRoutes(app: OpenAPIHono<Described>, demo: Demo): Feed {
  const feed = createFeed(() => Date.parse(demo.state().at));
  demo.onChange(() => feed.changed([]));

  app.openapi(
    createRoute({
      method: 'get',
      path: '/demo/api/state',
      summary: 'Where the replay stands, its chapters, and what each seat holds',
      responses: { 200: answers(demoState, 'The state') },
    }),
    (context) => context.json(demo.state(), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/demo/api',
      summary: 'A command to the replay; answered once it is done',
      request: { body: { required: true, content: { 'application/json': { schema: demoCommand } } } },
      responses: { 200: answers(demoState, 'The state after it'), 400: refusedAs('No such command') },
    }),
    async (context) => context.json(await demo.command(context.req.valid('json')), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/demo/api/check',
      summary: 'Export a seat’s record and verify it, as it is or with one byte changed in the copy',
      request: {
        query: z.object({ seat: z.string().max(64), change: z.enum(['0', '1']).default('0') }),
      },
      responses: { 200: answers(checkResult, 'What the verification says'), 404: refusedAs('No such seat') },
    }),
    (context) => {
      const { seat: id, change } = context.req.valid('query');
      const seat = demo.seats.find((one) => one.delegation === id);
      if (!seat) return context.json({ refused: 'not-found' }, 404);
      return context.json(checkSeat(seat, change === '1') satisfies CheckResult, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/demo/api/live',
      summary: 'Server-Sent Events: that the replay has moved',
      responses: { 200: { description: 'The stream', content: { 'text/event-stream': { schema: liveEvent } } } },
    }),
    (context) => feed.serve(context, () => true) as never,
  );
  return feed;
}
