/** The annexes of one seat: what there is, keeping one, opening one, erasing one. Only where people sign in. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isoOf, parseInstant } from '@parley/desks';
import { type Answer, annexesListed } from '@parley/room';
import { actDone, annexContent, annexList, annexRequest, refusedAct } from '../contract/index.ts';
import { sessionOf } from '../people/session-routes.ts';
import type { Seat } from '../seat.ts';
import { answers, type Described, ofSeat, refusedAs } from './described.ts';

const path = '/seat/{delegation}/api/annexes' as const;
const one = `${path}/{entry}` as const;
const ofAnnex = ofSeat.extend({
  entry: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('The entry that announced it'),
});

const shared = { 401: refusedAs('Locked, or not signed in'), 404: refusedAs('No such seat, channel or annex here') };
const may = {
  422: { ...answers(refusedAct, 'Refused: nothing was signed and nothing left this node') },
  503: refusedAs('This node signs nothing more: its disk is in doubt'),
  ...shared,
};

export function annexRoutes(app: OpenAPIHono<Described>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path,
      summary: 'The annexes of this seat’s channels, without their content',
      request: { params: ofSeat },
      responses: { 200: answers(annexList, 'The annexes'), ...shared },
    }),
    (context) => {
      const listed = annexesListed(context.var.seat.node());
      return context.json(
        { annexes: listed.map((annex) => ({ ...annex, retainUntil: isoOf(annex.retainUntil) })) },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Keep an annex in a channel: its content beside the record, its hash in it',
      request: { params: ofSeat, body: { required: true, content: { 'application/json': { schema: annexRequest } } } },
      responses: { 200: answers(actDone, 'Kept, and on this node’s disk'), ...may },
    }),
    async (context) => {
      const { seat } = context.var;
      const { channel, purpose, retainUntil, content } = context.req.valid('json');
      if (!seat.annexes) return context.json({ refused: 'annexes-need-sign-in' }, 422);
      const until = parseInstant(retainUntil);
      if (until === undefined) return context.json({ refused: 'not-a-moment' }, 422);
      const bytes = Uint8Array.from(Buffer.from(content, 'base64'));
      return said(
        context,
        seat,
        await seat.annexes.keep(channel, { content: bytes, purpose, retainUntil: until }),
      ) as never;
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: one,
      summary: 'Open an annex. Who opened which is noted before its content is given',
      request: { params: ofAnnex },
      responses: { 200: answers(annexContent, 'Its content'), ...may },
    }),
    (context) => {
      const { seat, door } = context.var;
      const person = door.lock?.person(sessionOf(context));
      if (!seat.annexes || person === undefined) return context.json({ refused: 'annexes-need-sign-in' }, 422);
      const content = seat.annexes.open(context.req.valid('param').entry, person);
      if (!content) return context.json({ refused: 'no-such-annex' }, 404);
      return context.json({ content: Buffer.from(content).toString('base64') }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: one,
      summary: 'Erase an annex of this delegation: key and content go at every node',
      request: { params: ofAnnex, query: z.object({ ground: z.string().max(32) }) },
      responses: { 200: answers(actDone, 'Erased here, and announced'), ...may },
    }),
    async (context) => {
      const { seat } = context.var;
      const { entry } = context.req.valid('param');
      const { ground } = context.req.valid('query');
      if (!seat.annexes) return context.json({ refused: 'annexes-need-sign-in' }, 422);
      const annex = annexesListed(seat.node()).find((listed) => listed.entry === entry);
      if (!annex) return context.json({ refused: 'no-such-annex' }, 404);
      return said(context, seat, await seat.act(annex.channel, 'annex.erased', { of: entry, ground })) as never;
    },
  );
}

type Answering = { json(body: object, status: 200 | 404 | 422 | 503): unknown };

function said(context: Answering, seat: Seat, answer: Answer): unknown {
  if (answer.done) {
    const verdict = seat.node().channels.get(answer.channel)?.rulings.get(answer.entry) ?? 'stands';
    return context.json({ entry: answer.entry, id: answer.id, verdict }, 200);
  }
  const { refused, fields } = answer;
  // A channel that this seat is not in is answered like one that nobody has.
  if (refused === 'no-such-channel') return context.json({ refused: 'not-found' }, 404);
  if (refused === 'disk-failed' || refused === 'stopped') return context.json({ refused }, 503);
  return context.json({ refused, ...(fields && { fields: [...fields] }) }, 422);
}
