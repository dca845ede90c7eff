/** The record as it is looked through: a window of lines by filters, and one entry whole with its bytes. */
import { z } from '@hono/zod-openapi';
import { frame, heardFrom, iso } from './shown.ts';
import { recordEntry } from './views.ts';

export const provenances = ['own-word', 'witnessed', 'conveyed', 'withdrawn', 'source', 'invented'] as const;
/** The most lines that one answer bears. */
export const longestWindow = 500;

/** Repeated answers of one query in one address: words parted by a space, so that none of them needs a form of its own. */
const someOf = z.string().max(4000).optional();

export const timelineQuery = z.object({
  at: z.string().max(40).optional().describe('ISO 8601 with an offset; absent: now'),
  desk: z.string().max(64).optional(),
  by: z.string().max(64).optional().describe('A delegation'),
  channel: z.string().max(64).optional(),
  provenance: z.enum(provenances).optional().describe('Whose word it rests on; of a replay: whence it comes'),
  disputed: z.enum(['1']).optional().describe('Only entries whose own delegation does not let them count'),
  q: z.string().max(200).optional().describe('Words that stand in it, in any script and spelling'),
  kinds: someOf.describe('Acts whose names, as the asker reads them, hold those words; parted by spaces'),
  from: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('The first line, counted from the newest'),
  count: z.coerce.number().int().min(0).max(longestWindow).default(100),
  sel: z.string().max(64).optional().describe('An entry or an id: at which line it stands'),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

export const timelineLine = recordEntry.omit({ body: true, after: true, node: true }).openapi('TimelineLine');
export type TimelineLine = z.infer<typeof timelineLine>;

export const timelineView = z
  .object({
    view: z.literal('timeline'),
    ...frame,
    total: z.number().describe('Acts that this seat holds, whatever the filters'),
    shown: z.number().describe('Acts that the filters leave'),
    from: z.number(),
    selected: z.number().nullable().describe('The line of what was asked for as `sel`, where the filters leave it'),
    first: iso.nullable().describe('The earliest time that an act claims'),
    desks: z.array(z.string()).describe('Of the acts held, the desks that they belong to'),
    lines: z.array(timelineLine).describe('Newest first'),
    intact: z.object({ holds: z.boolean(), logs: z.number(), entries: z.number() }),
    heardFrom,
  })
  .openapi('TimelineView');
export type TimelineView = z.infer<typeof timelineView>;

export const wholeEntry = z
  .object({
    entry: recordEntry,
    references: z
      .array(z.object({ id: z.string(), reference: z.string(), kind: z.string() }))
      .describe('The acts held here that its words name'),
    signature: z.object({
      algorithm: z.literal('Ed25519'),
      key: z.string().describe('The public key that signed, hex: the node'),
      value: z.string().describe('hex'),
      holds: z.boolean().describe('Verified now, over the bytes below'),
    }),
    bytes: z.string().describe('The signed header as it was written: COSE_Sign1, hex. Its SHA-256 is the entry’s name'),
    box: z.string().nullable().describe('The sealed words, hex; null where they are not here, or were destroyed'),
    boxHash: z.string().nullable().describe('SHA-256 of the box, to which the header commits, hex'),
  })
  .openapi('WholeEntry');
export type WholeEntry = z.infer<typeof wholeEntry>;
