/**
 * A situation report's lines, made from the record as of a moment: facts, each with the acts on which it rests. They are
 * made for a channel's readers, and rest on nothing that one of these may not read. Whoever signs may change every line;
 * the principals desk shows what was changed.
 */
import {
  type ExchangeState,
  exchangeView,
  type MadeLine,
  participationView,
  type ReportKey,
  type TalksState,
  type TruceState,
  talksView,
  truceView,
} from '@parley/desks';
import type { Channel, Node } from '../../state.ts';
import { charterIn, frame, iso, type Moment, stateOf } from '../frame.ts';
import { channelsFor, readersOf } from '../reach.ts';
import { type RecordLine, recordView } from '../record.ts';
import { besideRecord, claimsOf } from '../statements.ts';
import { heardIn } from './heard.ts';
import { outstandingIn } from './outstanding.ts';

/** What the lines are made from: the moment, the channels that all readers are in, and the acts there that stand. */
type Ground = {
  readonly node: Node;
  readonly moment: Moment;
  readonly channels: readonly Channel[];
  readonly acts: readonly RecordLine[];
};

const line = (key: ReportKey, values: MadeLine['values'] = {}, entries: readonly string[] = []): MadeLine => ({
  key,
  values,
  entries: [...new Set(entries)].slice(0, mostEntries),
});
const mostEntries = 64;
/** Older claims stand on their own page; a report is of the day. */
const day = 86_400_000;

/** Acts of these kinds, conveyed ones included, each once, in the record's order. */
function actsOf(ground: Ground, kinds: readonly string[], about?: string): readonly string[] {
  return ground.acts
    .filter((act) => kinds.includes(act.conveyed?.kind ?? act.kind))
    .filter((act) => about === undefined || act.id === about || namedIn(act.body).includes(about))
    .map((act) => act.id);
}

const namedIn = (body: unknown): readonly unknown[] => Object.values((body ?? {}) as object);

const phases: { readonly [phase: string]: ReportKey } = {
  none: 'report.truce-none',
  proposed: 'report.truce-proposed',
  agreed: 'report.truce-agreed',
  signed: 'report.truce-signed',
  notification: 'report.truce-notification',
  'in-force': 'report.truce-in-force',
  'term-ended': 'report.truce-term-ended',
};
const making = ['truce.proposed', 'truce.accepted', 'truce.signed', 'truce.start-set', 'truce.start-postponed'];
const renewing = ['truce.extension-declared', 'truce.renewal-objected'];
const extending = ['truce.extension-agreed', 'truce.extension-consented'];
const declared = {
  ended: 'report.declared-ended',
  'goes-on': 'report.declared-goes-on',
  breached: 'report.declared-breached',
} as const;

function truceLines(ground: Ground, channel: Channel): readonly MadeLine[] {
  const { node, moment } = ground;
  const state = stateOf(node, channel, moment);
  const view = truceView(charterIn(node, moment), state.desks['truce'] as TruceState, moment.at);
  const rests =
    view.truce === null ? [] : [...actsOf(ground, [...making, ...renewing], view.truce), ...actsOf(ground, extending)];
  const end = view.phase === 'notification' ? view.notificationUntil : view.expiresAt;
  const known = phases[view.phase] ?? 'report.truce-none';
  const phase = end === null && view.phase === 'in-force' ? 'report.truce-ends-differ' : known;
  return [
    line(phase, end === null ? {} : { end: { at: iso(end) } }, rests),
    ...view.stated
      .filter((one) => one.awaiting)
      .map(({ saidBy, hours, saidAt }) =>
        line(
          'report.extension-stated',
          { by: saidBy, hours, at: { at: iso(saidAt) } },
          actsOf(ground, ['truce.extension-stated']),
        ),
      ),
    ...view.declarations.map(({ by, what, at }) =>
      line(
        declared[what as keyof typeof declared],
        { by, at: { at: iso(at) } },
        ground.acts.filter((act) => act.by === by && act.kind === 'truce.declared').map((act) => act.id),
      ),
    ),
  ];
}

function talksLines({ node, moment }: Ground, channel: Channel): readonly MadeLine[] {
  const state = stateOf(node, channel, moment);
  return talksView(charterIn(node, moment), state.desks['talks'] as TalksState)
    .impasses.filter((one) => one.ended.length === 0)
    .map(({ id, declaredBy, at, cause }) =>
      line('report.impasse', { by: declaredBy, at: { at: iso(at) }, cause }, [id]),
    );
}

function exchangeLines(ground: Ground, channel: Channel): readonly MadeLine[] {
  const { node, moment } = ground;
  const state = stateOf(node, channel, moment);
  const { out, returned } = exchangeView(charterIn(node, moment), state.desks['exchange'] as ExchangeState, moment.at);
  const total = (
    key: ReportKey,
    kind: string,
    one: { total: number; countingRule: string | null; asOf: number | null },
  ) =>
    one.asOf === null
      ? []
      : [
          line(
            key,
            { total: one.total, rule: one.countingRule ?? '–', at: { at: iso(one.asOf) } },
            actsOf(ground, [kind]),
          ),
        ];
  return [
    ...total('report.out-total', 'exchange.released', out),
    ...total('report.returned-total', 'exchange.returned', returned),
    ...[...new Set([...out.unsettled, ...returned.unsettled])].map((batch) =>
      line('report.unsettled', { batch }, actsOf(ground, ['exchange.released', 'exchange.returned'])),
    ),
  ];
}

function participationLines(ground: Ground): readonly MadeLine[] {
  const charter = charterIn(ground.node, ground.moment);
  return charter.delegations.flatMap(({ id }) => {
    const { status, since } = participationView(charter, id);
    if (since === null || status === 'active') return [];
    const rests = ground.acts.filter((act) => act.by === id && act.kind === 'charter.participation-declared');
    const values = { by: id, status: { word: `value.status.${status}` }, at: { at: iso(since) } };
    return [
      line(
        'report.participation',
        values,
        rests.map((act) => act.id),
      ),
    ];
  });
}

function awaitedLines({ node, moment, channels }: Ground): readonly MadeLine[] {
  return outstandingIn(node, moment, channels).map(({ word, id, expectedFrom, due }) => {
    const values = { by: expectedFrom, what: { word } };
    const rests = id === '' ? [] : [id];
    return due === null
      ? line('report.awaited-without-due', values, rests)
      : line('report.awaited', { ...values, due: { at: iso(due) } }, rests);
  });
}

function claimLines({ node, moment, channels }: Ground): readonly MadeLine[] {
  const set = besideRecord(node, moment, channels);
  const recent = claimsOf(node, moment, channels).filter(({ statement }) => statement.saidAt > moment.at - day);
  return recent.map(({ statement, claim }) => {
    const { beside, here } = set(claim, statement.saidAt);
    const values = {
      by: statement.onBehalfOf,
      figure: claim.what ?? { word: `value.figure.${claim.figure}` },
      value: claim.value,
      beside: { word: `value.beside.${beside}` },
      here: here === null ? '–' : here.value,
    };
    return line('report.claim', values, [statement.id]);
  });
}

function heardLines({ node, moment, channels }: Ground): readonly MadeLine[] {
  const heard = heardIn(node, moment, channels);
  const latest = new Map<string, (typeof heard)[number]>();
  for (const one of heard) if ((latest.get(one.delegation)?.at ?? -1) < one.at) latest.set(one.delegation, one);
  return [...latest.values()]
    .sort((left, right) => (left.delegation < right.delegation ? -1 : 1))
    .map(({ delegation, at, entry }) => line('report.heard', { by: delegation, at: { at: iso(at) } }, [entry]));
}

/** Made for the readers of `channel`, or for one's own delegation; undefined where that channel is not held here. */
export function situationView(node: Node, moment: Moment, channel?: string) {
  const readers = readersOf(node, channel);
  if (!readers) return undefined;
  const channels = channelsFor(node, [...new Set([...readers, node.identity.delegation])]);
  const names = new Set(channels.map((one) => one.id));
  const acts = recordView(node, moment).entries.filter((act) => act.verdict === 'stands' && names.has(act.channel));
  const ground = { node, moment, channels, acts };
  const boards = channels.filter((one) => one.terms?.purpose === 'notice-board');
  const lines = [
    ...boards.flatMap((board) => truceLines(ground, board)),
    ...channels.flatMap((one) => talksLines(ground, one)),
    ...boards.flatMap((board) => exchangeLines(ground, board)),
    ...participationLines(ground),
    ...awaitedLines(ground),
    ...claimLines(ground),
    ...heardLines(ground),
  ];
  const labels = new Map(charterIn(node, moment).delegations.map(({ id, label }) => [id, label]));
  const named = ({ values, ...rest }: MadeLine): MadeLine => {
    const { by } = values;
    return typeof by === 'string' ? { ...rest, values: { ...values, by: labels.get(by) ?? by } } : { ...rest, values };
  };
  return { ...frame(node, 'situation', moment), madeFor: [...readers], lines: lines.map(named) };
}
