/** The exchange by case code, as it goes over the wire: lists and answers, tranches, handovers leg by leg. Never a name. */
import { z } from '@hono/zod-openapi';
import { delegation, frame, heardFrom, iso } from './shown.ts';

const place = { channel: z.string(), channelName: z.string() };
const codes = z.array(z.string()).describe('Case codes, such as P-117');
const answer = z.enum([
  'held',
  'held-by-an-ally',
  'not-held',
  'dead',
  'released',
  'duplicate',
  'not-related',
  'unknown',
]);
const given = z.object({
  side: delegation,
  to: delegation,
  series: z.string(),
  version: z.number(),
  cases: z.number(),
  purpose: z.string(),
  basis: z.string(),
  retainUntil: iso,
  digest: z.string(),
});
const caseRow = z.object({
  case: z.string(),
  answer: z.union([answer, z.enum(['awaited', 'contested'])]),
  sameAs: z.string().nullable(),
  answers: z.array(z.object({ by: delegation, at: iso, answer, sameAs: z.string().nullable() })),
  familyInformed: z.array(z.object({ informedBy: z.string(), at: iso })),
  foundLate: z.enum(['living', 'remains', 'contested']).nullable(),
});

export const listsView = z
  .object({
    view: z.literal('lists'),
    ...frame,
    awaitedFrom: z
      .array(delegation)
      .nullable()
      .describe('Parties without a complete list; null for those who are not told'),
    channels: z.array(
      z.object({
        ...place,
        handedIn: z.array(
          z.object({
            id: z.string(),
            by: delegation,
            at: iso,
            series: z.string(),
            version: z.number(),
            cases: z.number(),
            categories: z.array(z.object({ category: z.string(), persons: z.number() })),
            purpose: z.string(),
            basis: z.string(),
            retainUntil: iso,
            digest: z.string(),
            annex: z.string().nullable(),
            form: z.enum(['awaited', 'complete', 'returned', 'contested']),
            checks: z.array(
              z.object({
                by: delegation,
                at: iso,
                form: z.enum(['complete', 'returned']),
                faults: z.array(z.object({ fault: z.string(), cases: codes })),
              }),
            ),
            newest: z.boolean(),
            retentionPast: z.boolean(),
          }),
        ),
        givenOut: z.array(
          z.object({
            id: z.string(),
            by: delegation,
            at: iso,
            lists: z.array(given.extend({ word: z.enum(['awaited', 'ours', 'not-ours', 'contested']) })),
          }),
        ),
        series: z.array(
          z.object({
            series: z.string(),
            versions: z.array(given).describe('More than one only where differing lists were given out at once'),
            cases: z.number(),
            counts: z.record(z.string(), z.number()).describe('By answer; they add up to the cases'),
            basis: z.literal('answers-by-case'),
            asOf: iso.nullable(),
            rows: z.array(caseRow).describe('Cases of which something was said; the others await their answer'),
            retainUntil: iso,
            retentionPast: z.boolean(),
          }),
        ),
        passedOn: z.array(z.object({ by: delegation, at: iso, cases: codes, to: z.string() })),
      }),
    ),
    heardFrom,
  })
  .openapi('ListsView');
export type ListsView = z.infer<typeof listsView>;

const agreement = { acceptedBy: z.array(delegation), awaitedFrom: z.array(delegation) };
const share = z.object({ out: z.number(), returned: z.number() });

export const tranchesView = z
  .object({
    view: z.literal('tranches'),
    ...frame,
    criteria: z.array(z.object({ id: z.string(), text: z.string(), agreed: z.boolean(), ...agreement })),
    tranches: z.array(
      z.object({
        id: z.string(),
        n: z.number(),
        numbers: z.array(
          z.object({ category: z.string(), out: z.number(), returned: z.number(), ratio: share.optional() }),
        ),
        agreed: z.boolean(),
        contested: z.boolean().describe('Another tranche of this number is agreed too'),
        ...agreement,
        names: z.array(
          z.object({
            id: z.string(),
            names: z.array(z.object({ category: z.string(), which: z.enum(['out', 'returned']), cases: codes })),
            state: z.enum(['proposed', 'agreed', 'contested', 'replaced']),
            ...agreement,
            objections: z.array(
              z.object({
                id: z.string(),
                by: delegation,
                cases: codes,
                ground: z.string(),
                criterion: z.string().nullable(),
                settled: z.array(z.string()),
              }),
            ),
          }),
        ),
        steps: z.array(
          z.object({
            step: z.number(),
            by: delegation,
            moment: z.number().describe('Steps of one moment are due together'),
            persons: z.number(),
            wording: z.string(),
            unconditional: z.boolean(),
            state: z.enum(['open', 'due', 'done']),
            words: z.array(z.object({ by: delegation, done: z.string(), persons: z.number(), at: iso })),
          }),
        ),
      }),
    ),
    awaitedFromReader: z.array(z.string()),
    heardFrom,
  })
  .openapi('TranchesView');
export type TranchesView = z.infer<typeof tranchesView>;

const receipt = z.object({
  at: iso,
  place: z.string(),
  cases: codes,
  unlisted: z.number(),
  persons: z.number().describe('The cases and the unlisted together'),
});
const end = z.object({ by: delegation, receipts: z.array(receipt) });

const handover = z.object({
  ...place,
  id: z.string(),
  track: z.enum(['living', 'remains']),
  under: z.enum(['tranche', 'late-find', 'outside-the-terms']),
  stations: z.array(z.object({ holder: delegation, place: z.string() })),
  date: z.object({ from: iso, until: iso }).nullable().describe('Null until both ends have accepted one'),
  dates: z.array(z.object({ id: z.string(), by: delegation, from: iso, until: iso, acceptedBy: z.array(delegation) })),
  clearances: z.array(z.object({ by: delegation, clearance: z.enum(['clear', 'not-clear', 'awaited', 'contested']) })),
  begun: z.array(iso),
  clock: z.object({
    running: z.boolean(),
    stops: z.array(
      z.object({
        by: delegation,
        since: iso,
        stopFor: z.string(),
        hours: z.number().nullable(),
        resumed: iso.nullable(),
      }),
    ),
  }),
  persons: z.array(
    z.object({
      case: z.string(),
      station: z.number(),
      state: z.enum(['waiting', 'in-care', 'out', 'declined', 'disputed']),
      wish: z.string().nullable(),
      plannedElsewhere: z.boolean(),
    }),
  ),
  ledger: z
    .object({
      planned: z.number(),
      waiting: z.number(),
      declinedBefore: z.number(),
      disputedBefore: z.number(),
      in: z.number(),
      out: z.number(),
      inCare: z.number(),
      declined: z.number(),
      disputed: z.number(),
      stations: z.array(
        z.object({
          holder: delegation,
          in: z.number(),
          out: z.number(),
          there: z.number(),
          declined: z.number(),
          disputed: z.number(),
        }),
      ),
      basis: z.literal('both-receipts'),
      asOf: iso.nullable(),
    })
    .describe('At every station: in = out + there + declined + disputed'),
  legs: z.array(
    z.object({
      leg: z.number(),
      gives: end,
      takes: end,
      differs: z.array(z.enum(['count', 'identity'])).describe('What the two receipts themselves show'),
      cases: codes.describe('Cases of whom the two ends do not say the same'),
    }),
  ),
  discrepancies: z.array(
    z.object({
      id: z.string(),
      by: delegation,
      leg: z.number(),
      differs: z.enum(['count', 'identity', 'condition']),
      cases: codes,
      closed: z.array(z.string()),
    }),
  ),
  remains: z.array(
    z.object({
      case: z.string(),
      stated: z.object({ level: z.string(), methods: z.array(z.string()) }).nullable(),
      statements: z.array(z.object({ level: z.string(), methods: z.array(z.string()) })),
      findings: z.array(z.object({ by: delegation, finding: z.string(), methods: z.array(z.string()), at: iso })),
    }),
  ),
  awaitedFromReader: z.array(z.enum(['date', 'clearance', 'receipt'])),
});

export const handoversView = z
  .object({ view: z.literal('handovers'), ...frame, handovers: z.array(handover), heardFrom })
  .openapi('HandoversView');
export type HandoversView = z.infer<typeof handoversView>;
