/**
 * What a node shows, as JSON. Instants are ISO 8601 in UTC with milliseconds; zones enter on the screen. Every view names
 * its reader (`as`) and its moment (`at`), and is made from the entries that this node held then.
 */
import { z } from '@hono/zod-openapi';
import { account, delegation, frame, heardFrom, iso, word } from './shown.ts';
import { truceTerms } from './truce-terms.ts';

const shownTerm = z.object({ phase: z.string(), expiresAt: iso.nullable() });

export const truceView = z
  .object({
    view: z.literal('truce'),
    ...frame,
    truce: z.string().nullable().describe('What its acts are about; null where none was proposed'),
    phase: z.enum(['none', 'proposed', 'agreed', 'signed', 'notification', 'in-force', 'term-ended']),
    start: z.object({ planned: iso.nullable(), set: iso.nullable(), actual: iso.nullable(), slipped: z.boolean() }),
    expiresAt: iso.nullable().describe('The agreed end of the term; null where the parties state different ends'),
    expiries: z.record(delegation, iso),
    extensions: z.array(
      z.object({
        days: z.number(),
        hours: z.number(),
        newExpiry: iso,
        statedBy: delegation,
        list: z.string().nullable(),
        at: iso,
      }),
    ),
    stated: z
      .array(
        z.object({
          hours: z.number(),
          newExpiry: iso.nullable(),
          saidBy: delegation,
          recordedBy: delegation,
          onLine: z.string(),
          saidAt: iso,
          heardBy: z.array(delegation),
          awaiting: z.boolean().describe('Whether written confirmation is still awaited'),
        }),
      )
      .describe('Extensions stated by telephone'),
    outstanding: z.array(
      z.object({
        what: z.string(),
        count: z.number(),
        expectedFrom: delegation,
        due: iso,
        basis: z.string(),
        accounts: z.array(account),
        asFarAsHeld: z.array(word).describe('Up to when the logs of those who could have put it there are held'),
        firm: z.boolean().describe('Whether all those logs went on past the due time, as others bear witness'),
      }),
    ),
    lists: z.array(
      z.object({
        list: z.string(),
        by: delegation,
        living: z.number(),
        remains: z.number(),
        hours: z.number(),
        at: iso,
        outcome: z.enum(['awaited', 'agreed', 'refused', 'withdrawn', 'contested']),
        answers: z.array(
          z.object({
            by: delegation,
            outcome: z.string(),
            hours: z.number().nullable(),
            ground: z.string().nullable(),
            at: iso,
          }),
        ),
      }),
    ),
    ...truceTerms,
    disputed: z.array(
      z.object({
        term: z.string(),
        versions: z.array(z.object({ by: z.string(), value: z.union([z.number(), z.string(), z.null()]) })),
      }),
    ),
    declarations: z.array(z.object({ by: delegation, what: z.string(), wording: z.string(), at: iso })),
    endDeclaredBy: z.array(delegation),
    awaitingConfirmation: z
      .array(z.object({ paper: z.string(), kind: z.string(), by: delegation, conveyedBy: delegation, at: iso }))
      .describe('Conveyed onto the notice board, not yet confirmed by its author'),
    impasses: z.array(
      z.object({
        by: delegation,
        cause: z.string(),
        owner: delegation,
        lastOffers: z.array(z.string()),
        nextContact: iso.nullable(),
        at: iso,
        ended: z.boolean(),
      }),
    ),
    lateChanges: z
      .array(z.object({ at: iso, entry: z.string(), by: delegation, was: shownTerm, is: shownTerm }))
      .describe('What this page showed until something came in late, and by whose entry it was changed'),
    heardFrom,
  })
  .openapi('TruceView');
export type TruceView = z.infer<typeof truceView>;

const counted = { countingRule: z.string().nullable(), asOf: iso.nullable() };
export const exchangeView = z
  .object({
    view: z.literal('exchange'),
    ...frame,
    out: z.object({
      total: z.number(),
      quota: z.number(),
      credited: z.number().describe('quota plus the credits agreed'),
      outside: z.object({ dual: z.number(), foreign: z.number() }),
      ...counted,
    }),
    returned: z.object({ total: z.number(), ...counted }),
    ratio: z.object({
      agreed: z.string().nullable(),
      out: z.number(),
      returned: z.number(),
      holds: z.boolean(),
      basis: z.string(),
    }),
    batches: z.array(
      z.object({
        n: z.number(),
        day: z.string().nullable(),
        announced: z.object({ quota: z.number(), foreign: z.number() }).nullable(),
        out: z
          .object({
            total: z.number(),
            quota: z.number(),
            dual: z.number(),
            foreign: z.number(),
            date: z.string(),
            at: iso,
          })
          .nullable(),
        returned: z.object({ total: z.number(), date: z.string(), at: iso }).nullable(),
        held: z.array(
          z.object({ since: iso, resumed: iso.nullable(), wording: z.string(), accounts: z.array(account) }),
        ),
        accounts: z.array(account),
        objections: z.array(z.object({ by: delegation, which: z.string(), ground: z.string(), settled: z.boolean() })),
        corrections: z
          .array(z.object({ which: z.string(), by: delegation, at: iso, ground: z.string() }))
          .describe('Reports that took the place of earlier ones'),
      }),
    ),
    credits: z.array(
      z.object({
        from: z.number().nullable(),
        toward: z.number().nullable(),
        persons: z.number(),
        ground: z.string(),
        agreedBy: z.array(delegation),
        agreed: z.boolean(),
        counted: z.boolean().describe('Agreed, and corrected by no agreed credit'),
      }),
    ),
    disputed: z.array(
      z.object({
        term: z.string(),
        versions: z.array(z.object({ by: z.string(), value: z.union([z.number(), z.string(), z.null()]) })),
      }),
    ),
    publicTotals: z.array(
      z.object({ by: z.string(), value: z.number(), countingRule: z.string().nullable(), saidAt: iso }),
    ),
    heardFrom,
  })
  .openapi('ExchangeView');
export type ExchangeView = z.infer<typeof exchangeView>;

export const charterView = z
  .object({
    view: z.literal('charter'),
    ...frame,
    title: z.string(),
    terms: z.string(),
    convener: delegation,
    delegations: z.array(
      z.object({
        id: delegation,
        label: z.string(),
        capacities: z.array(z.string()),
        participation: z.string().describe('active, suspended, withdrawn, returned or contested'),
        since: iso.nullable().describe('Of the declaration that stands; null where none was made or several differ'),
        wording: z.string().nullable(),
        declared: z
          .array(z.object({ status: z.string(), wording: z.string().nullable(), at: iso }))
          .describe('Every declaration of its participation, in order of claimed time'),
        consented: z.boolean(),
        nodes: z.array(z.object({ node: z.string(), retired: z.boolean(), reason: z.string().nullable() })),
      }),
    ),
    rule: z.object({ deciding: z.array(delegation), consents: z.enum(['every-active', 'more-than-half']) }),
    board: z.string().nullable().describe('The channel that all share, as the charter names it'),
    decisions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        decision: z.unknown().describe('As it was signed; instants as ISO 8601'),
        wording: z.string(),
        proposedBy: delegation,
        at: iso,
        approvedBy: z.array(delegation),
        needed: z.array(delegation).describe('Without whose approval it does not take effect'),
        deciding: z.array(delegation).describe('Whose approval counts'),
        atLeast: z.number().describe('How many of these it takes'),
        state: z.enum(['open', 'taken', 'contested', 'replaced', 'set-aside']),
        rivals: z.array(z.string()).describe('Ids of decisions that it excludes, taken without knowledge of it'),
      }),
    ),
    procedure: z
      .object({ decision: z.string(), procedure: z.string(), until: iso, past: z.boolean() })
      .nullable()
      .describe('The reduced procedure last decided; temporary, also shown once its end is past'),
    heardFrom,
  })
  .openapi('CharterView');
export type CharterView = z.infer<typeof charterView>;

export const recordEntry = z
  .object({
    entry: z.string().describe('SHA-256 of the whole entry, hex'),
    id: z.string().describe('What later acts call it by: of paper the same in every channel'),
    reference: z.string().describe('Short and speakable, numbered per channel and author'),
    channel: z.string(),
    channelName: z.string(),
    position: z.number(),
    node: z.string(),
    by: delegation,
    kind: z.string(),
    desk: z.string(),
    claimed: iso,
    heldSince: iso.describe('When this node first held it'),
    heldBy: z.array(delegation).describe('Delegations whose own entries show that they hold it'),
    after: z.array(word).describe('For every other delegation, the latest entry of its that the author had seen'),
    witnessed: z.array(word).describe('For every other delegation, its earliest entry that had seen this one'),
    verdict: z.string().describe('stands, or the refusal'),
    disputed: z
      .object({ by: delegation, cut: z.string(), since: iso, seenBefore: z.array(word) })
      .nullable()
      .describe('Written by a node that its delegation disowned; it stands and moves nothing until that admits it'),
    voided: z
      .object({ by: delegation, at: iso, entry: z.string() })
      .nullable()
      .describe('Withdrawn as spilled: its words are destroyed everywhere, and it counts for nothing'),
    conveyed: z.object({ kind: z.string(), by: delegation, id: z.string() }).nullable(),
    mark: z.enum(['source', 'invented']).nullable().describe('Of a replay: whence the entry comes'),
    body: z.unknown(),
  })
  .openapi('RecordEntry');
export type RecordEntry = z.infer<typeof recordEntry>;

export const recordView = z
  .object({
    view: z.literal('record'),
    ...frame,
    entries: z.array(recordEntry),
    intact: z.object({ holds: z.boolean(), logs: z.number(), entries: z.number() }),
    heardFrom,
  })
  .openapi('RecordView');
export type RecordView = z.infer<typeof recordView>;
