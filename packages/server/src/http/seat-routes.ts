/** What a delegation's own people ask of their own node. Every handler is given one seat, and answers from that alone. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isoOf, readWritten } from '@parley/desks';
import type { Fields } from '@parley/record';
import * as room from '@parley/room';
import {
  type ActList,
  actDone,
  actList,
  actRequest,
  type CheckResult,
  checkResult,
  liveEvent,
  type ReferenceList,
  referenceList,
  refusedAct,
  seatRoom,
} from '../contract/index.ts';
import { sessionOf } from '../people/session-routes.ts';
import type { Seat } from '../seat.ts';
import { checkSeat } from './checking.ts';
import { answers, type Described, ofSeat, refusedAs, shared, under } from './described.ts';
import type { Feed } from './live.ts';
import { recordRoutes } from './record/routes.ts';
import { seatRoomOf } from './seat-room.ts';
import { viewRoutes } from './view-routes.ts';

const forms = (): ActList => ({ acts: [...room.actForms()], refusals: [...room.refusalsOf()] });

export function seatRoutes(app: OpenAPIHono<Described>, feedOf: (seat: Seat) => Feed): void {
  let acts: ActList | undefined; // the same for everybody, for as long as this process runs
  const actsKnown = () => {
    acts ??= forms();
    return acts;
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: under('room'),
      summary: 'The room, its channels and its delegations, as this seat sees them',
      request: { params: ofSeat },
      responses: { 200: answers(seatRoom, 'The room'), ...shared },
    }),
    (context) => {
      const { seat } = context.var;
      return context.json(seatRoomOf(seat), 200);
    },
  );

  viewRoutes(app);
  recordRoutes(app);

  app.openapi(
    createRoute({
      method: 'get',
      path: under('acts'),
      summary: 'Every act as a form, and every refusal that a judge may speak',
      request: { params: ofSeat },
      responses: { 200: answers(actList, 'The acts'), ...shared },
    }),
    (context) => context.json(actsKnown(), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: under('references'),
      summary: 'Earlier acts that a form may refer to, newest first',
      request: { params: ofSeat },
      responses: { 200: answers(referenceList, 'The references'), ...shared },
    }),
    (context) => {
      const { seat } = context.var;
      const references: ReferenceList['references'] = room.referencesOf(seat.node(), seat.now());
      return context.json({ references }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: under('acts'),
      summary: 'Perform an act. Instants in the body are ISO 8601 with an offset. Answered once it is on this disk',
      request: { params: ofSeat, body: { required: true, content: { 'application/json': { schema: actRequest } } } },
      responses: {
        200: answers(actDone, 'Signed, and on this node’s disk'),
        422: { ...answers(refusedAct, 'Refused: nothing was signed and nothing left this node') },
        503: refusedAs('This node signs nothing more: its disk is in doubt'),
        ...shared,
      },
    }),
    async (context) => {
      const { seat } = context.var;
      const { channel, kind, body } = context.req.valid('json');
      const act = actsKnown().acts.some((form) => form.kind === kind) ? room.actOf(kind) : undefined;
      if (!act) return context.json({ refused: 'unknown-act' }, 422);
      const fields = readWritten(act.fields, body) as Fields;
      const answer = await seat.act(channel, kind, fields);
      if (answer.done) {
        const verdict = seat.node().channels.get(answer.channel)?.rulings.get(answer.entry) ?? 'stands';
        return context.json({ entry: answer.entry, id: answer.id, verdict }, 200);
      }
      const { refused } = answer;
      // A channel that this seat is not in is answered like one that nobody has.
      if (refused === 'no-such-channel') return context.json({ refused: 'not-found' }, 404);
      if (refused === 'disk-failed' || refused === 'stopped') return context.json({ refused }, 503);
      return context.json({ refused, ...(answer.fields && { fields: [...answer.fields] }) }, 422);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: under('export'),
      summary: 'All that this node holds, as one file that anyone can verify without keys',
      request: { params: ofSeat },
      responses: {
        200: { description: 'The file', content: { 'application/cbor-seq': { schema: z.string() } } },
        ...shared,
      },
    }),
    (context) => {
      const { seat } = context.var;
      const node = seat.node();
      const day = isoOf(seat.now()).slice(0, 10);
      const file = `parley-${seat.delegation}-${(node.room ?? 'none').slice(0, 8)}-${day}.parley`;
      return context.body(Uint8Array.from(room.exportOf(node)), 200, {
        'Content-Type': 'application/cbor-seq',
        'Content-Disposition': `attachment; filename="${file}"`,
      });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: under('check'),
      summary: 'Export this node’s record and verify it, here and now',
      request: { params: ofSeat },
      responses: { 200: answers(checkResult, 'What the verification says'), ...shared },
    }),
    (context) => context.json(checkSeat(context.var.seat, false) satisfies CheckResult, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: under('live'),
      summary: 'Server-Sent Events: that something changed, and which entries came; never what they say',
      request: { params: ofSeat },
      responses: {
        200: { description: 'The stream', content: { 'text/event-stream': { schema: liveEvent } } },
        ...shared,
      },
    }),
    (context) => {
      const { seat, door } = context.var;
      const session = sessionOf(context);
      const isStill = () => door.lock === undefined || door.lock.state(session) === 'open';
      return feedOf(seat).serve(context, isStill) as never;
    },
  );
}
