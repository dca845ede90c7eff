/** What the text of a truce provides for, and how far it has come: part of the truce view. */
import { z } from '@hono/zod-openapi';
import { delegation, iso } from './shown.ts';

export const truceTerms = {
  signatures: z.array(z.object({ by: delegation, signedAt: iso, wording: z.string() })),
  notificationUntil: iso.nullable().describe('Until when the terms keep the signed truce from starting'),
  models: z.array(z.enum(['performance', 'consent', 'tacit', 'unilateral'])),
  proposals: z.array(
    z.object({
      proposal: z.string(),
      by: delegation,
      hours: z.number(),
      wording: z.string(),
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
  objections: z.array(z.object({ by: delegation, from: iso, wording: z.string(), at: iso })),
  ownWords: z
    .array(z.object({ by: delegation, from: iso, hours: z.number() }))
    .describe('For how long a party goes on from an end, by its own word'),
  ownTruces: z
    .array(
      z.object({
        id: z.string(),
        by: delegation,
        at: iso,
        text: z.string(),
        start: iso,
        end: iso,
        phase: z.enum(['announced', 'in-force', 'term-ended']),
      }),
    )
    .describe('What each side announced for itself alone, beside what is agreed'),
  obligations: z.array(
    z.object({
      id: z.string(),
      expectedFrom: delegation,
      track: z.enum(['aid', 'fuel', 'crossing', 'other']),
      what: z.string(),
      quantity: z.number(),
      unit: z.string(),
      countingRule: z.string(),
      everyHours: z.number().nullable(),
      acceptedBy: z.array(delegation),
      dues: z.array(
        z.object({
          due: iso,
          state: z.enum(['met', 'open', 'passed']),
          differs: z.boolean().describe('Whether those who counted give different figures'),
          counts: z.array(z.object({ by: delegation, quantity: z.number(), asOf: iso, says: z.string().nullable() })),
        }),
      ),
    }),
  ),
  reminders: z
    .array(
      z.object({
        of: z.enum(['end', 'objection', 'obligation']),
        about: z.string(),
        due: iso,
        hoursBefore: z.union([z.literal(1), z.literal(6), z.literal(12), z.literal(24)]),
        since: iso,
      }),
    )
    .describe('The mark passed last before each thing that is due'),
};
