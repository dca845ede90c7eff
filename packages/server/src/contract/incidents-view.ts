/** Reported incidents, hot-line calls, and the notifications of one's own lines. */
import { z } from '@hono/zod-openapi';
import { delegation, entered, frame, heardFrom, iso, word } from './shown.ts';

const place = z.discriminatedUnion('as', [
  z.object({ as: z.literal('named-place'), name: z.string() }),
  z.object({ as: z.literal('cell'), cell: z.string() }),
]);
const worded = word.extend({ wording: z.string() });

const finding = word.extend({
  id: z.string(),
  text: z.string(),
  joined: z.array(worded),
  dissents: z.array(worded),
  awaitedFrom: z.array(delegation),
});

const inquiry = word.extend({
  id: z.string(),
  mandate: z.string(),
  members: z.array(delegation),
  visits: z.array(worded.extend({ visit: z.enum(['made', 'cancelled']), visitedAt: iso })),
  findings: z.array(finding).describe('More than one only where two were made at once'),
});

const remedy = word.extend({
  id: z.string(),
  expectedFrom: delegation,
  text: z.string(),
  due: iso.nullable(),
  dueState: z.enum(['open', 'passed']).nullable(),
  answers: z.array(worded.extend({ answer: z.enum(['accepted', 'declined']) })),
  accounts: z.array(worded.extend({ account: z.enum(['done', 'not-done']) })),
});

const clock = z.enum(['none', 'by-an-act-on-the-truce']);
const incident = z.object({
  id: z.string(),
  reportedBy: delegation,
  place,
  severity: z.enum(['minor', 'serious', 'grave']),
  intent: z.enum(['accidental', 'deliberate', 'not-known']),
  source: z.enum(['own-observation', 'told-by-others', 'public-report']),
  text: z.string(),
  stage: z.enum(['reported', 'inquiry', 'finding']),
  inquiries: z.array(inquiry).describe('More than one only where two were opened at once'),
  versions: z.array(word.extend({ says: z.string() })),
  remedies: z.array(remedy),
  effect: z
    .object({ agreed: clock.nullable(), words: z.array(worded.extend({ clock })) })
    .describe('What the parties state of the effect on the clock; it moves none'),
  ...entered,
});

const side = z.object({
  by: delegation,
  state: z.enum(['awaited', 'confirmed', 'differs']),
  words: z.array(z.object({ answer: z.enum(['confirmed', 'differs']), wording: z.string(), at: iso })),
});
const call = z.object({
  id: z.string(),
  onLine: z.string(),
  call: z.enum(['spoken', 'no-answer']),
  about: z.string(),
  loggedBy: delegation,
  from: side,
  to: side,
  ...entered,
});

const notification = z.object({
  id: z.string(),
  channel: z.string(),
  channelName: z.string(),
  to: delegation,
  givenBy: delegation,
  passedOnBy: delegation.nullable(),
  of: z.enum(['site', 'movement']),
  place,
  from: iso,
  until: iso,
  wording: z.string(),
  at: iso,
  period: z.enum(['coming', 'running', 'past']),
  acknowledged: z.array(worded).describe('By the named side itself; never a permission'),
  reported: z.array(word.extend({ step: z.enum(['passed-on', 'acknowledged']) })),
  withdrawn: z.boolean(),
});

export const incidentsView = z
  .object({
    view: z.literal('incidents'),
    ...frame,
    incidents: z.array(incident),
    calls: z.array(call),
    notifications: z.array(notification),
    heardFrom,
  })
  .openapi('IncidentsView');
export type IncidentsView = z.infer<typeof incidentsView>;
