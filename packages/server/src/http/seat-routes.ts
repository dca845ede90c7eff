/** What a delegation's own people ask of their own node. Every handler is given one seat, and answers from that alone. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { isoOf, parseInstant, readWritten } from '@parley/desks';
import type { Fields } from '@parley/record';
import * as room from '@parley/room';
import {
  type ActList,
  actDone,
  actList,
  actRequest,
  type ChangedView,
  type CharterView,
  type CheckResult,
  changedView,
  charterView,
  checkResult,
  type ExchangeView,
  exchangeView,
  type HandoversView,
  type HeardView,
  handoversView,
  heardView,
  type IncidentsView,
  incidentsView,
  type ListsView,
  listsView,
  liveEvent,
  type OutstandingView,
  outstandingView,
  type PapersView,
  type PrincipalsView,
  papersView,
  principalsView,
  type RecordView,
  type ReferenceList,
  recordView,
  redlineView,
  referenceList,
  refusedAct,
  type SituationView,
  type StatementsView,
  seatRoom,
  situationView,
  statementsView,
  type TalksView,
  type TeamsView,
  type TranchesView,
  type TruceView,
  talksView,
  teamsView,
  tranchesView,
  truceView,
  type WaitingView,
  waitingView,
} from '../contract/index.ts';
import type { Seat } from '../seat.ts';
import { checkSeat } from './checking.ts';
import { answers, type Described, ofSeat, refusedAs } from './described.ts';
import type { Feed } from './live.ts';
import { sessionOf } from './session-routes.ts';

const under = (path: string) => `/seat/{delegation}/api/${path}` as const;
const atMoment = z.object({ at: z.string().max(40).optional().describe('ISO 8601 with an offset; absent: now') });

const shared = { 401: refusedAs('Locked, or not signed in'), 404: refusedAs('No such seat here') };

/** Without `at`: the node's own now and all it holds. With it: what it showed then, from what it held then. */
function momentOf(seat: Seat, at: string | undefined): room.ViewMoment | undefined {
  if (at === undefined) return room.now(seat.now());
  const asked = parseInstant(at);
  return asked === undefined ? undefined : { at: asked, held: asked };
}

/** What a view is asked with besides its moment. */
const sinceMoment = atMoment.extend({
  since: z
    .string()
    .max(40)
    .refine((text) => parseInstant(text) !== undefined)
    .describe('ISO 8601 with an offset: when its reader last looked'),
});
const forChannel = atMoment.extend({
  channel: z.string().max(64).optional().describe('Whose readers it is made for; absent: the own delegation'),
});
type Query = { readonly at?: string; readonly since?: string; readonly channel?: string };

/** Undefined where this seat has nothing of the kind: answered like what nobody has. */
type Make = (node: room.Node, moment: room.ViewMoment, seat: Seat, query: Query) => unknown;

const marked: Make = (node, moment, seat) => {
  const view = room.recordView(node, moment);
  return { ...view, entries: view.entries.map((one) => ({ ...one, mark: seat.mark(one) })) };
};

const changed: Make = (node, moment, _seat, { since = '' }) =>
  room.changedView(node, moment, parseInstant(since) ?? moment.at);

const situation: Make = (node, moment, _seat, { channel }) => room.situationView(node, moment, channel);

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
      const node = seat.node();
      const charter = room.charterView(node, room.now(seat.now()));
      const channels = room.channelsOf(node).map(({ id, name, purpose, members, readers, writes }) => ({
        id,
        name,
        purpose,
        members: [...members],
        readers: [...readers],
        writes,
      }));
      const { mode, delegation, zones } = seat;
      const shown = {
        room: node.room ?? '',
        title: charter.title,
        mode,
        seat: delegation,
        now: isoOf(seat.now()),
        running: seat.running(),
        halted: seat.halted(),
        words: [...room.sixWords(node)],
        gaps: room.gapsOf(node),
        forks: room.forksOf(node).map((fork) => ({ ...fork, entries: [...fork.entries] })),
        delegations: room.delegationsOf(node),
        zones,
        channels,
      };
      return context.json(shown, 200);
    },
  );

  function view<T>(name: string, schema: z.ZodType<T>, summary: string, make: Make, asked = atMoment): void {
    app.openapi(
      createRoute({
        method: 'get',
        path: under(`views/${name}`),
        summary,
        request: { params: ofSeat, query: asked },
        responses: { 200: answers(schema, 'The view'), 400: refusedAs('Not a moment'), ...shared },
      }),
      (context) => {
        const { seat } = context.var;
        const query = context.req.valid('query') as Query;
        const moment = momentOf(seat, query.at);
        if (!moment) return context.json({ refused: 'not-a-moment' }, 400) as never;
        const made = make(seat.node(), moment, seat, query);
        if (made === undefined) return context.json({ refused: 'not-found' }, 404) as never;
        return context.json(made as never, 200) as never;
      },
    );
  }

  view<TruceView>('truce', truceView, 'The truce as the notice board bears it', room.truceView);
  view<IncidentsView>(
    'incidents',
    incidentsView,
    'Reported incidents, hot-line calls, and notifications of this seat’s own lines',
    room.incidentsView,
  );
  view<ExchangeView>('exchange', exchangeView, 'The reconciliation of the exchange', room.exchangeView);
  view<ListsView>('lists', listsView, 'Lists of those sought, by case code, and their answers', room.listsView);
  view<TranchesView>('tranches', tranchesView, 'Tranches: numbers, then names, then steps', room.tranchesView);
  view<HandoversView>('handovers', handoversView, 'Handovers leg by leg, by case code', room.handoversView);
  view<CharterView>('charter', charterView, 'The charter', room.charterView);
  view<TalksView>('talks', talksView, 'The talks, as the channels of this seat bear them', room.talksView);
  view<PapersView>('papers', papersView, 'Papers that this seat holds, and where each stands', room.papersView);
  view<TeamsView>('teams', teamsView, 'The own delegation’s postings and sites', room.teamsView);
  view<PrincipalsView>(
    'principals',
    principalsView,
    'Reports, requests, authority, constant line',
    room.principalsView,
  );
  view<StatementsView>('statements', statementsView, 'Statements, claims beside the record', room.statementsView);
  view<OutstandingView>('outstanding', outstandingView, 'What is outstanding', room.outstandingView);
  view<WaitingView>('waiting', waitingView, 'What waits for the own delegation', room.waitingView);
  view<HeardView>('heard', heardView, 'Who was last heard when', room.heardView);
  view<ChangedView>('changed', changedView, 'What changed since a moment', changed, sinceMoment);
  view<SituationView>('situation', situationView, 'Lines for a situation report', situation, forChannel);
  view<RecordView>('record', recordView, 'One timeline over all channels of this seat', marked);

  const drafts = z.object({ before: z.string().max(64), after: z.string().max(64) });
  app.openapi(
    createRoute({
      method: 'get',
      path: under('views/redline'),
      summary: 'What changed between two drafts of the negotiating text, by article and language, in whole words',
      request: { params: ofSeat, query: drafts },
      responses: { 200: answers(redlineView, 'The comparison'), ...shared },
    }),
    (context) => {
      const { seat } = context.var;
      const { before, after } = context.req.valid('query');
      const articles = room.draftsBeside(seat.node(), before, after, room.now(seat.now()));
      return context.json({ articles } as never, 200) as never;
    },
  );

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
