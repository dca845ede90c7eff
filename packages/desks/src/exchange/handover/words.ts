/**
 * The words of handovers: a chain of holders, its date and clearances, the intermediary's interviews and clock, receipts
 * leg by leg, remains. They stand where the ends of the chain read: never on the notice board, as they hold times.
 */
import { z } from 'zod';
import { type Act, type DelegationId, offBoard, type SaidOf } from '../../desk.ts';
import { caseCode, count, delegation, hours, instant, line, reference } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';
import type { Register } from '../../register.ts';
import type { Proposal } from '../agreement.ts';

const handover = () => reference('exchange.handover-planned');
const cases = () => z.array(caseCode()).min(1).max(500);
const leg = () => z.int().min(1).max(7);
const places = ['assembly-point', 'vehicle', 'aircraft', 'crossing', 'reception-point'] as const;
const place = () => z.enum(places);
const methods = ['circumstances', 'effects', 'visual', 'dental', 'genetic'] as const;
const method = () => z.array(z.enum(methods)).max(5);

/** Who plans, proposes and takes part: what a given chain asks of them is for the judge. */
const ends = ['party', 'intermediary'] as const;
const holders = ['party', 'intermediary', 'host'] as const;

export const acts = {
  'exchange.handover-planned': {
    fields: z.strictObject({
      track: z.enum(['living', 'remains']),
      under: z.enum(['tranche', 'late-find', 'outside-the-terms']),
      stations: z
        .array(z.strictObject({ holder: delegation(), place: place() }))
        .min(2)
        .max(8),
      cases: cases(),
    }),
    paper: false,
    within: offBoard,
    by: ['mediator', 'intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX30', 'EX39', 'EX40', 'EX50'],
  },
  'exchange.date-proposed': {
    fields: z.strictObject({ handover: handover(), from: instant(), until: instant() }),
    paper: false,
    within: offBoard,
    by: ['mediator', ...ends],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX41'],
  },
  'exchange.date-accepted': {
    fields: z.strictObject({ date: reference('exchange.date-proposed') }),
    paper: false,
    within: offBoard,
    by: ends,
    final: true,
    rules: ['EX1', 'EX52', 'EX53', 'EX41'],
  },
  'exchange.clearance-stated': {
    fields: z.strictObject({ handover: handover(), clearance: z.enum(['clear', 'not-clear']) }),
    paper: false,
    within: offBoard,
    by: holders,
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX42'],
  },
  'exchange.handover-begun': {
    fields: z.strictObject({ handover: handover(), at: instant() }),
    paper: false,
    within: offBoard,
    by: ['mediator', 'intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX42', 'EX44'],
  },
  'exchange.interviewed': {
    fields: z.strictObject({
      handover: handover(),
      cases: cases(),
      wish: z.enum(['goes', 'declines', 'asks-for-time']),
      at: instant(),
    }),
    paper: false,
    within: offBoard,
    by: ['intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX43'],
  },
  'exchange.clock-stopped': {
    fields: z.strictObject({
      handover: handover(),
      since: instant(),
      stopFor: z.enum(['interviews', 'safety', 'receipts', 'unstated']),
      hours: hours().optional(),
    }),
    paper: false,
    within: offBoard,
    by: ['intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX44'],
  },
  'exchange.clock-resumed': {
    fields: z.strictObject({ handover: handover(), at: instant() }),
    paper: false,
    within: offBoard,
    by: ['intermediary'],
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX44'],
  },
  'exchange.leg-receipted': {
    fields: z.strictObject({
      handover: handover(),
      leg: leg(),
      end: z.enum(['gives', 'takes']),
      at: instant(),
      place: place(),
      cases: z.array(caseCode()).max(500),
      unlisted: count(),
    }),
    paper: false,
    within: offBoard,
    by: holders,
    final: true,
    rules: ['EX1', 'EX52', 'EX53', 'EX43', 'EX45', 'EX46', 'EX47'],
  },
  'exchange.discrepancy-named': {
    fields: z.strictObject({
      handover: handover(),
      leg: leg(),
      differs: z.enum(['count', 'identity', 'condition']),
      cases: z.array(caseCode()).max(500),
    }),
    paper: false,
    within: offBoard,
    by: holders,
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX48'],
  },
  'exchange.discrepancy-closed': {
    fields: z.strictObject({ discrepancy: reference('exchange.discrepancy-named'), wording: line() }),
    paper: false,
    within: offBoard,
    by: holders,
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX48'],
  },
  'exchange.remains-stated': {
    fields: z.strictObject({
      cases: cases(),
      level: z.enum(['unidentified', 'presumed', 'supported', 'established']),
      methods: method(),
    }),
    paper: false,
    within: offBoard,
    by: ends,
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX50'],
  },
  'exchange.remains-examined': {
    fields: z.strictObject({
      cases: cases(),
      finding: z.enum(['matches', 'does-not-match', 'unresolved']),
      methods: method(),
      at: instant(),
    }),
    paper: false,
    within: offBoard,
    by: ends,
    final: false,
    rules: ['EX1', 'EX52', 'EX53', 'EX51'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type HandoverSaid = SaidOf<typeof acts>;

export const refusals = [
  'recorded-already',
  'unknown-handover',
  'unknown-date',
  'unknown-case',
  'unknown-leg',
  'unknown-discrepancy',
  'not-a-chain',
  'case-named-twice',
  'case-under-way',
  'not-found-late',
  'found-late',
  'identification-not-stated',
  'stated-too-late',
  'not-received',
  'no-part-in-it',
  'ends-before-it-begins',
  'accepted-already',
  'replaced-by-a-later-version',
  'no-date',
  'not-cleared',
  'clock-stopped',
  'begun-already',
  'not-begun',
  'not-for-remains',
  'received-already',
  'person-declines',
  'clock-not-stopped',
  'before-the-stop',
  'not-happened-yet',
  'not-this-end',
  'not-taken-before',
  'given-on-already',
  'cases-missing',
  'closed-already',
  'not-own-discrepancy',
] as const;
export type HandoverRefusal = (typeof refusals)[number];

type Fields<Kind extends keyof typeof acts> = z.output<(typeof acts)[Kind]['fields']>;

export type Handover = Origin &
  Fields<'exchange.handover-planned'> & { readonly id: string; readonly begun: Register<number> };
export type DateProposal = Proposal & Fields<'exchange.date-proposed'>;
export type Clearance = Fields<'exchange.clearance-stated'>['clearance'];
export type Wish = Pick<Fields<'exchange.interviewed'>, 'wish' | 'at'>;
export type Receipt = Pick<Fields<'exchange.leg-receipted'>, 'at' | 'place' | 'cases' | 'unlisted'>;
export type End = 'gives' | 'takes';

export type Stop = Origin & {
  readonly id: string;
  readonly handover: string;
  readonly since: number;
  readonly stopFor: Fields<'exchange.clock-stopped'>['stopFor'];
  readonly hours: number | null;
  readonly resumed: Register<number>;
};

export type Discrepancy = Origin &
  Fields<'exchange.discrepancy-named'> & { readonly id: string; readonly closed: Register<string> };

export type Stated = Pick<Fields<'exchange.remains-stated'>, 'level' | 'methods'>;
export type Examined = Pick<Fields<'exchange.remains-examined'>, 'finding' | 'methods' | 'at'>;
/** What one delegation says of a case. */
export type OfCase<T> = { readonly case: string; readonly by: DelegationId; readonly says: Register<T> };

export type HandoverState = {
  readonly handovers: Kept<Handover>;
  readonly dates: Kept<DateProposal>;
  /** By handover and delegation. */
  readonly clearances: Kept<Register<Clearance>>;
  /** By handover and case. */
  readonly wishes: Kept<Register<Wish>>;
  readonly stops: Kept<Stop>;
  /** By handover, leg and end. */
  readonly receipts: Kept<Register<Receipt>>;
  readonly discrepancies: Kept<Discrepancy>;
  /** By case and delegation. */
  readonly remainsStated: Kept<OfCase<Stated>>;
  readonly remainsExamined: Kept<OfCase<Examined>>;
};

export const initial: HandoverState = {
  handovers: {},
  dates: {},
  clearances: {},
  wishes: {},
  stops: {},
  receipts: {},
  discrepancies: {},
  remainsStated: {},
  remainsExamined: {},
};
