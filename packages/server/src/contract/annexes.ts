/** Annexes: what may have to be erased one day. They are listed without their content, and opened one by one. */
import { z } from '@hono/zod-openapi';
import { delegation, iso } from './shown.ts';

/** The longest body in bytes in which an annex can come: its content in base64, and what is said of it. */
export const longestAnnexRequest = 1_536 * 1024;

export const annexList = z
  .object({
    annexes: z.array(
      z.object({
        entry: z.string().describe('The entry that announced it'),
        channel: z.string(),
        channelName: z.string(),
        by: delegation,
        purpose: z.string(),
        retainUntil: iso,
        erased: z.string().nullable().describe('On what ground; null while it stands'),
        size: z.number().nullable().describe('Bytes as it lies sealed on this node; null where it is not here'),
      }),
    ),
  })
  .openapi('Annexes');
export type AnnexList = z.infer<typeof annexList>;

export const annexRequest = z
  .object({
    channel: z.string(),
    purpose: z.string().describe('names, health, places, documents or other'),
    retainUntil: z.string().max(40).describe('ISO 8601 with an offset'),
    content: z.base64().describe('At most 1,048,524 bytes'),
  })
  .openapi('AnnexRequest');
export type AnnexRequest = z.infer<typeof annexRequest>;

export const annexContent = z.object({ content: z.base64() }).openapi('AnnexContent');
export type AnnexContent = z.infer<typeof annexContent>;
