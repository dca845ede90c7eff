/**
 * Exchange acts that all have seen at the start of a random history, and bodies that fit them. Of a schema alone one seldom
 * draws names that match agreed numbers, or a receipt of persons who were taken at the leg before.
 */
import { idOf } from './given.ts';

type Opening = readonly (readonly [by: string, kind: string, body: object])[];

/** The id of the opening's nth act, from one. */
const act = (index: number): string => idOf(`act ${index}`);
const given = (side: string, series: string) => ({
  side,
  series,
  version: 1,
  cases: 4,
  purpose: 'Families',
  basis: 'Terms',
  retainUntil: 90_000_000,
  digest: 'a'.repeat(64),
});
const chain = [
  { holder: 'south', place: 'assembly-point' },
  { holder: 'intermediary', place: 'vehicle' },
  { holder: 'north', place: 'reception-point' },
];
const plan = (cases: readonly string[], more: object = {}) => ({
  track: 'living',
  under: 'tranche',
  stations: chain,
  cases,
  ...more,
});
const remains = { track: 'remains', under: 'outside-the-terms' };

const leg = (n: number, end: string, cases: readonly string[], handover = 17) => ({
  handover: act(handover),
  leg: n,
  end,
  at: 0,
  place: 'crossing',
  cases,
  unlisted: 0,
});

/** The handover of P-1, P-2 and P-3 that has begun at the end of the opening. */
export const begun = act(17);

export const opening: Opening = [
  [
    'mediator',
    'exchange.terms-put',
    { text: 'Terms.', releasing: 'south', returning: 'north', ratio: { out: 1, returned: 3 }, countingRule: 'Each.' },
  ],
  ['north', 'exchange.terms-accepted', { terms: act(1) }],
  ['south', 'exchange.terms-accepted', { terms: act(1) }],
  ['mediator', 'exchange.batch-announced', { terms: act(1), n: 1, day: '2023-11-24', quota: 3, foreign: 0 }],
  ['mediator', 'exchange.batch-announced', { terms: act(1), n: 2, day: '2023-11-25', quota: 3, foreign: 0 }],
  ['mediator', 'exchange.handover-held', { batch: act(4), since: 1, wording: 'Held.' }],
  ['mediator', 'exchange.credit-proposed', { from: act(4), toward: act(5), persons: 1, ground: 'Outside.' }],
  ['mediator', 'exchange.lists-given-out', { lists: [given('north', 'P'), given('south', 'Q')] }],
  [
    'mediator',
    'exchange.tranche-put',
    {
      terms: act(1),
      n: 1,
      numbers: [{ category: 'words 0', out: 1, returned: 0 }],
      steps: [
        { by: 'south', moment: 1, persons: 1, wording: 'First.', unconditional: false },
        { by: 'north', moment: 2, persons: 1, wording: 'Second.', unconditional: false },
      ],
    },
  ],
  ['north', 'exchange.numbers-accepted', { tranche: act(9) }],
  ['south', 'exchange.numbers-accepted', { tranche: act(9) }],
  [
    'mediator',
    'exchange.names-put',
    { tranche: act(9), names: [{ category: 'words 0', which: 'out', cases: ['P-3'] }] },
  ],
  ['mediator', 'exchange.criterion-put', { terms: act(1), text: 'Families first.' }],
  ['north', 'exchange.list-handed-in', { ...handedIn('N', 2), version: 1 }],
  ['south', 'exchange.list-objected', { batch: act(4), which: 'out', ground: 'Families apart.' }],
  ['south', 'exchange.remains-stated', { cases: ['P-4'], level: 'presumed', methods: [] }],
  ['intermediary', 'exchange.handover-planned', plan(['P-1', 'P-2', 'P-3'])],
  ['intermediary', 'exchange.handover-planned', plan(['P-4'], remains)],
  ['intermediary', 'exchange.handover-planned', plan(['Q-4'])],
  ...[17, 18, 19].flatMap(
    (handover, index): Opening => [
      ['intermediary', 'exchange.date-proposed', { handover: act(handover), from: 1, until: 2 }],
      ['north', 'exchange.date-accepted', { date: act(20 + index * 6) }],
      ['south', 'exchange.date-accepted', { date: act(20 + index * 6) }],
      ...['north', 'south', 'intermediary'].map(
        (by) => [by, 'exchange.clearance-stated', { handover: act(handover), clearance: 'clear' }] as const,
      ),
    ],
  ),
  ['intermediary', 'exchange.handover-begun', { handover: act(17), at: 0 }],
  ['intermediary', 'exchange.handover-begun', { handover: act(18), at: 0 }],
  ['north', 'exchange.leg-receipted', leg(2, 'takes', ['P-4'], 18)],
  ['intermediary', 'exchange.clock-stopped', { handover: act(17), since: 0, stopFor: 'interviews' }],
  ['intermediary', 'exchange.discrepancy-named', { handover: act(17), leg: 2, differs: 'count', cases: [] }],
  ['south', 'exchange.names-objected', { names: act(12), cases: ['P-3'], ground: 'Apart.' }],
];

const all = ['P-1', 'P-2', 'P-3'];

/** Bodies that fit the opening, of which a random act takes one at times, whoever its author is. */
export const fitting: { readonly [kind: string]: readonly (readonly [by: string, body: object])[] } = {
  'exchange.tranche-put': [
    ['mediator', { terms: act(1), n: 2, numbers: [{ category: 'all', out: 2, returned: 0 }], steps: [] }],
  ],
  'exchange.names-put': [
    ['mediator', { tranche: act(9), names: [{ category: 'words 0', which: 'out', cases: ['P-1'] }] }],
    ['guide', { tranche: act(9), names: [{ category: 'words 0', which: 'out', cases: ['P-2'] }] }],
  ],
  'exchange.step-stated': [
    ['south', { tranche: act(9), step: 1, done: 'whole', persons: 1, at: 0 }],
    ['north', { tranche: act(9), step: 1, done: 'whole', persons: 1, at: 0 }],
  ],
  'exchange.list-handed-in': [
    ['north', { ...handedIn('N', 5), version: 2 }],
    ['south', { ...handedIn('Q', 4), version: 1 }],
  ],
  'exchange.cases-answered': [
    ['south', { cases: ['P-1', 'P-2'], answer: 'held' }],
    ['north', { cases: ['Q-1'], answer: 'duplicate', sameAs: 'Q-2' }],
  ],
  'exchange.family-informed': [['north', { cases: ['P-1'], informedBy: 'Liaison', at: 0 }]],
  'exchange.names-passed-on': [['north', { cases: ['P-1'], to: 'Press desk' }]],
  'exchange.found-late': [['south', { cases: ['P-2'], track: 'living', at: 0 }]],
  'exchange.criterion-accepted': [['north', { criterion: act(13) }]],
  'exchange.handover-planned': [['mediator', plan(['Q-1', 'Q-2'], { under: 'outside-the-terms' })]],
  'exchange.handover-begun': [['intermediary', { handover: act(19), at: 0 }]],
  'exchange.interviewed': [['intermediary', { handover: act(17), cases: ['P-3'], wish: 'declines', at: 0 }]],
  'exchange.leg-receipted': [
    ['south', leg(1, 'gives', all)],
    ['intermediary', leg(1, 'takes', all)],
    ['intermediary', leg(1, 'takes', ['P-1', 'P-3'])],
    ['intermediary', leg(2, 'gives', ['P-1', 'P-2'])],
    ['intermediary', leg(2, 'gives', ['P-1'])],
    ['north', leg(2, 'takes', ['P-1'])],
    ['north', leg(2, 'takes', all)],
    ['south', leg(1, 'gives', ['P-4'], 18)],
  ],
  'exchange.discrepancy-named': [['intermediary', { handover: act(17), leg: 1, differs: 'identity', cases: ['P-2'] }]],
  'exchange.discrepancy-closed': [['intermediary', { discrepancy: act(42), wording: 'Seen to.' }]],
  'exchange.clock-resumed': [['intermediary', { handover: act(17), at: 1 }]],
  'exchange.form-checked': [['mediator', { list: act(14), form: 'complete', faults: [] }]],
  'exchange.names-accepted': [
    ['north', { names: act(12) }],
    ['south', { names: act(12) }],
  ],
  'exchange.names-objected': [['south', { names: act(12), cases: ['P-3'], ground: 'Families apart.' }]],
  'exchange.remains-examined': [['north', { cases: ['P-4'], finding: 'matches', methods: [], at: 0 }]],
};

function handedIn(series: string, cases: number): object {
  const { side: _, ...list } = given('north', series);
  return { ...list, cases, categories: [{ category: 'all', persons: cases }] };
}
