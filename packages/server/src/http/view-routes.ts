/** What a seat's node shows, view by view, at a moment: nothing here writes. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { parseInstant } from '@parley/desks';
import * as room from '@parley/room';
import {
  type ChangedView,
  type CharterView,
  changedView,
  charterView,
  type ExchangeView,
  exchangeView,
  type HandoversView,
  type HeardView,
  type HeldView,
  handoversView,
  heardView,
  heldView,
  type IncidentsView,
  incidentsView,
  type ListsView,
  listsView,
  type OutstandingView,
  outstandingView,
  type PapersView,
  type PrincipalsView,
  papersView,
  principalsView,
  type RecordView,
  recordView,
  redlineView,
  type SituationView,
  type StatementsView,
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
import { answers, atMoment, type Described, momentOf, ofSeat, refusedAs, shared, under } from './described.ts';

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

export function viewRoutes(app: OpenAPIHono<Described>): void {
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
  view<HeldView>('held', heldView, 'The state that a printed page was made from, as one hash', room.heldView);
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
}
