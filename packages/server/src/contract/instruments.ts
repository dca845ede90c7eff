/** Papers as a seat holds them: where each stands, in channels of this seat, and what became of it there. */
import { z } from '@hono/zod-openapi';
import { delegation, frame, iso } from './shown.ts';

export const papersView = z
  .object({
    view: z.literal('papers'),
    ...frame,
    papers: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        by: delegation,
        at: iso,
        hash: z.string().describe('Of its exact text, hex'),
        names: z.array(z.string()).describe('Ids and hashes that its fields name'),
        standsIn: z.array(
          z.object({
            channel: z.string(),
            channelName: z.string(),
            conveyedBy: delegation.nullable(),
            at: iso,
            state: z
              .enum(['stands', 'awaited', 'deposited', 'withdrawn', 'contested'])
              .describe(
                'awaited: conveyed, and its author’s own word is still out; deposited: handed in, to be conveyed',
              ),
          }),
        ),
      }),
    ),
  })
  .openapi('PapersView');
export type PapersView = z.infer<typeof papersView>;
