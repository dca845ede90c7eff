/** A seat: what a delegation's own people ask of their own node, under `/seat/<delegation>/api`. */
import { z } from '@hono/zod-openapi';
import { iso } from './shown.ts';

export const seatRoom = z
  .object({
    room: z.string().describe('The room id, hex'),
    title: z.string(),
    mode: z.enum(['replay', 'rehearsal', 'live']),
    seat: z.string().describe('The delegation that this node serves'),
    now: iso.describe("This node's clock"),
    began: iso.nullable().describe('When the room was convened, as its convener claims; null while nothing is held'),
    running: z.boolean().describe('Whether that clock runs; in a replay it stands still until played'),
    halted: z.boolean().describe('Whether this node signs nothing more, because its disk is in doubt; it still shows'),
    words: z.array(z.string()).describe('Six words over the acts of charter and notice board, to be compared by voice'),
    gaps: z
      .array(
        z.object({
          channel: z.string(),
          of: z.string(),
          held: z.number(),
          told: z.number(),
          toldBy: z.array(z.string()),
        }),
      )
      .describe('What others say they hold and is not here'),
    forks: z
      .array(
        z.object({
          channel: z.string(),
          of: z.string().describe('The delegation; empty where the charter names nobody'),
          node: z.string(),
          position: z.number(),
          entries: z.array(z.string()),
        }),
      )
      .describe('Logs whose nodes signed two entries for one position'),
    delegations: z.array(z.object({ id: z.string(), label: z.string(), capacities: z.array(z.string()) })),
    zones: z.array(z.object({ label: z.string(), zone: z.string() })),
    channels: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        purpose: z.string(),
        members: z.array(z.string()),
        readers: z.array(z.string()),
        writes: z.boolean().describe('Whether this delegation writes here, or only reads and confirms'),
      }),
    ),
  })
  .openapi('Room');
export type SeatRoom = z.infer<typeof seatRoom>;

/** An act's form. `schema` is JSON Schema; `format` there names instants, references, delegations, texts. */
export const actForm = z
  .object({
    kind: z.string(),
    desk: z.string(),
    paper: z.boolean().describe('Signed as an instrument, and counts once conveyed and confirmed on the notice board'),
    countsHere: z.boolean().describe('Of paper: whether it counts in its own channel at once'),
    final: z.boolean(),
    by: z.array(z.string()),
    within: z.array(z.string()).nullable().describe('The purposes of channel in which alone it is said; null: any'),
    among: z
      .enum(['alone', 'mediators', 'one-party'])
      .nullable()
      .describe('Who at most may be in its channel; null: anybody'),
    rules: z.array(z.string()).describe('The ids of the rules that judge it'),
    refusals: z
      .array(z.string())
      .describe('What its desk may refuse; any act may besides meet the room’s own refusals'),
    schema: z.record(z.string(), z.unknown()),
  })
  .openapi('Act');
export type ActForm = z.infer<typeof actForm>;

export const actList = z.object({ acts: z.array(actForm), refusals: z.array(z.string()) }).openapi('Acts');
export type ActList = z.infer<typeof actList>;

/** What one may refer to in a form: earlier acts in channels of this seat, by kind. */
export const referenceList = z
  .object({
    references: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reference: z.string(),
        by: z.string(),
        at: iso,
        channel: z.string(),
        summary: z.string(),
      }),
    ),
  })
  .openapi('References');
export type ReferenceList = z.infer<typeof referenceList>;

export const actRequest = z
  .object({ channel: z.string(), kind: z.string(), body: z.record(z.string(), z.unknown()) })
  .openapi('ActRequest');
export type ActRequest = z.infer<typeof actRequest>;

/** Instants in a body are ISO strings or ms; anything else is as in the act's schema. */
export const actDone = z
  .object({ entry: z.string(), id: z.string().describe('What later acts call it by'), verdict: z.string() })
  .openapi('ActDone');
export type ActDone = z.infer<typeof actDone>;

/** A refusal in words' keys: what happened, where; nothing was signed and nothing left this node. */
export const refusedAct = z
  .object({ refused: z.string(), fields: z.array(z.object({ path: z.string(), message: z.string() })).optional() })
  .openapi('Refused');
export type RefusedAct = z.infer<typeof refusedAct>;

/** One line of the live stream: only that something changed, and which entries came; the page asks again. */
export const liveEvent = z.object({ seq: z.number(), entries: z.array(z.string()), now: iso }).openapi('LiveEvent');
export type LiveEvent = z.infer<typeof liveEvent>;
