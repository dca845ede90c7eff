/** Principals' papers and statements, in every channel of a seat, as they go over the wire. */
import { z } from '@hono/zod-openapi';
import { delegation, frame, iso } from './shown.ts';

const place = { channel: z.string(), channelName: z.string() };

const change = z.object({
  is: z.enum(['as-made', 'reworded', 'added', 'left-out']),
  text: z.string().optional(),
  made: z.string().optional(),
  entries: z.array(z.string()).optional(),
});
const lines = z.array(z.object({ text: z.string(), of: z.number().nullable() }));

export const principalsView = z
  .object({
    view: z.literal('principals'),
    ...frame,
    reports: z.array(
      z.object({
        ...place,
        id: z.string(),
        by: delegation,
        at: iso,
        asOf: iso,
        office: z.string(),
        draft: z.string().nullable(),
        replaces: z.string().nullable(),
        changes: z.array(change),
        supersededBy: z.array(z.string()),
      }),
    ),
    drafts: z.array(
      z.object({
        ...place,
        id: z.string(),
        by: delegation,
        at: iso,
        asOf: iso,
        state: z.enum(['draft', 'contested', 'signed']),
        generated: z.array(z.object({ text: z.string(), entries: z.array(z.string()) })),
        texts: z.array(z.object({ lines, changes: z.array(change) })),
        edits: z.array(z.object({ by: delegation, at: iso, wording: z.string(), changes: z.array(change) })),
      }),
    ),
    asks: z.array(
      z.object({
        ...place,
        id: z.string(),
        by: delegation,
        at: iso,
        sort: z.enum(['decision', 'information', 'due-out', 'acknowledgement', 'report']),
        text: z.string(),
        due: iso.nullable(),
        background: z.string().nullable(),
        options: z.array(z.string()),
        adReferendum: z.string().nullable(),
        basis: z.string().nullable(),
        report: z.string().nullable(),
        of: z.array(
          z.object({
            delegation,
            office: z.string(),
            state: z.enum(['awaited', 'passed', 'answered', 'contested', 'withdrawn']),
            late: z.boolean(),
            answers: z.array(
              z.object({
                by: delegation,
                at: iso,
                ref: z.string(),
                office: z.string(),
                wording: z.string().nullable(),
                option: z.number().nullable(),
                resolves: z.enum(['confirmed', 'declined']).nullable(),
                under: z.string().nullable(),
                entries: z.array(z.string()),
              }),
            ),
          }),
        ),
        withdrawn: z.array(z.string()),
      }),
    ),
    authorities: z.array(
      z.object({
        ...place,
        id: z.string(),
        by: delegation,
        at: iso,
        from: z.string(),
        to: z.string(),
        scope: z.string(),
        limits: z.string(),
        begins: iso,
        ends: iso,
        state: z.enum(['to-begin', 'in-force', 'term-over', 'ended']),
        ended: z.array(z.object({ at: iso, wording: z.string() })),
        used: z.array(z.string()),
      }),
    ),
    unacknowledged: z
      .array(z.object({ ...place, ask: z.string(), sort: z.string(), delegation, office: z.string(), at: iso }))
      .describe('The constant line: who was asked to acknowledge what, and has not'),
  })
  .openapi('PrincipalsView');
export type PrincipalsView = z.infer<typeof principalsView>;

const wholeText = z.object({
  id: z.string(),
  by: delegation,
  at: iso,
  statement: z.string(),
  wording: z.string().nullable(),
  speaker: z.string(),
  groundRule: z.string(),
  prevailing: z.string(),
  versions: z.array(z.object({ language: z.string(), paragraphs: z.array(z.string()) })),
  embargo: z.object({ lifts: z.string(), at: iso.optional(), wording: z.string().optional() }),
  clearedBy: z.array(delegation),
  clearances: z.array(
    z.object({
      by: delegation,
      answer: z.enum(['awaited', 'cleared', 'withheld', 'contested']),
      wordings: z.array(z.string()),
    }),
  ),
  met: z.array(
    z.object({
      by: delegation,
      at: iso,
      entry: z.string(),
      wording: z.string(),
      inThisRecord: z.boolean().describe('Whether the act that is named stands in a channel of this seat'),
    }),
  ),
  breaches: z.array(
    z.object({
      id: z.string(),
      by: delegation,
      at: iso,
      text: z.string(),
      seenAt: iso,
      outlet: z.string(),
      wording: z.string(),
      logged: z.string().nullable(),
      decision: z.enum(['awaited', 'kept', 'lifted', 'contested']),
      wordings: z.array(z.string()),
    }),
  ),
});

export const statementsView = z
  .object({
    view: z.literal('statements'),
    ...frame,
    logged: z.array(
      z.object({
        ...place,
        id: z.string(),
        speaker: z.string(),
        onBehalfOf: z.string(),
        relayedBy: z.string().nullable(),
        outlet: z.string(),
        groundRule: z.string(),
        language: z.string(),
        saidAt: iso,
        text: z.string(),
        about: z.string().nullable(),
        quotable: z.enum(['by-name', 'by-office', 'without-source', 'not-at-all']),
        loggedBy: delegation,
        loggedAt: iso,
        answeredBy: z.array(z.string()),
        assessments: z.array(z.object({ claim: z.number().nullable(), text: z.string(), at: iso })),
      }),
    ),
    claims: z.array(
      z.object({
        statement: z.string(),
        place: z.number(),
        channel: z.string(),
        onBehalfOf: z.string(),
        outlet: z.string(),
        saidAt: iso,
        figure: z.string(),
        what: z.string().nullable(),
        value: z.number(),
        countingRule: z.string().nullable(),
        asOf: iso.nullable(),
        beside: z.enum(['same-figure', 'different-figure', 'not-in-this-record']),
        here: z
          .object({
            value: z.number(),
            countingRule: z.string().nullable(),
            asOf: iso,
            unsettled: z.array(z.number()).describe('Batches whose reports differ and are in no figure here'),
          })
          .nullable(),
      }),
    ),
    statements: z.array(
      z.object({
        ...place,
        id: z.string(),
        by: delegation,
        at: iso,
        title: z.string(),
        stage: z.string(),
        texts: z.array(wholeText),
        current: z.array(z.string()),
        standing: z.array(z.string()),
        published: z.array(
          z.object({
            by: delegation,
            at: iso,
            text: z.string(),
            outlet: z.string(),
            released: iso,
            wording: z.string().nullable(),
          }),
        ),
        withdrawn: z.array(z.string()),
      }),
    ),
  })
  .openapi('StatementsView');
export type StatementsView = z.infer<typeof statementsView>;
