/**
 * What a node shows that joins desks and channels: what is outstanding, what changed,
 * who was heard when, and the lines of a situation report.
 */
import { z } from '@hono/zod-openapi';
import { delegation, frame, iso, word } from './shown.ts';

const place = { channel: z.string(), channelName: z.string() };

const outstanding = z.object({
  ...place,
  word: z.string().describe('A key of the wording: what is outstanding'),
  basis: z.string().describe('A key of the wording: on what basis'),
  ground: z.string().nullable().describe('The basis as it was signed, where it was'),
  text: z.string().nullable(),
  id: z.string().describe('The act that made it outstanding'),
  expectedFrom: delegation,
  office: z.string().nullable(),
  due: iso.nullable(),
  passed: z.boolean(),
  reached: z.boolean().describe('Whether that delegation is in the channel where it is asked'),
  accounts: z.array(z.object({ by: delegation, says: z.string() })),
  asFarAsHeld: z.array(word),
  firm: z.boolean().describe('Whether nobody can still bring it without that being seen'),
});

export const outstandingView = z
  .object({ view: z.literal('outstanding'), ...frame, outstanding: z.array(outstanding) })
  .openapi('OutstandingView');
export type OutstandingView = z.infer<typeof outstandingView>;

export const waitingView = z
  .object({ view: z.literal('waiting'), ...frame, waiting: z.array(outstanding) })
  .openapi('WaitingView');
export type WaitingView = z.infer<typeof waitingView>;

export const changedView = z
  .object({
    view: z.literal('changed'),
    ...frame,
    since: iso,
    acts: z.array(
      z.object({
        ...place,
        entry: z.string(),
        id: z.string(),
        reference: z.string(),
        by: delegation,
        kind: z.string(),
        claimed: iso,
        heldSince: iso,
        verdict: z.string(),
      }),
    ),
    newlyOutstanding: z.array(outstanding),
    noLongerOutstanding: z.array(outstanding),
    newlyPassed: z.array(outstanding),
  })
  .openapi('ChangedView');
export type ChangedView = z.infer<typeof changedView>;

export const heardView = z
  .object({
    view: z.literal('heard'),
    ...frame,
    delegations: z.array(
      z.object({
        delegation,
        last: iso.nullable().describe('The latest time that it claims in an entry held here'),
        channels: z.array(
          z.object({
            ...place,
            entry: z.string(),
            at: iso,
            heldSince: iso,
            witnessed: z.array(word).describe('Other delegations whose entries had seen it'),
          }),
        ),
      }),
    ),
  })
  .openapi('HeardView');
export type HeardView = z.infer<typeof heardView>;

export const heldView = z
  .object({
    view: z.literal('held'),
    ...frame,
    hash: z.string().describe('SHA-256 over the heads of all logs held at that moment, hex; docs/formats/printed.md'),
    logs: z.number(),
    entries: z.number(),
  })
  .openapi('HeldView');
export type HeldView = z.infer<typeof heldView>;

export const situationView = z
  .object({
    view: z.literal('situation'),
    ...frame,
    madeFor: z.array(delegation),
    lines: z.array(
      z.object({
        key: z.string().describe('A key of the wording; its values stand in braces there'),
        values: z.record(
          z.string(),
          z.union([z.string(), z.number(), z.object({ word: z.string() }), z.object({ at: iso })]),
        ),
        entries: z.array(z.string()).describe('The acts on which it rests'),
      }),
    ),
  })
  .openapi('SituationView');
export type SituationView = z.infer<typeof situationView>;
