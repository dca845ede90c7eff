/** The example that `npm start` runs: one process, every seat, a clock that stands still. Under `/demo/api`. */
import { z } from '@hono/zod-openapi';
import { iso } from './shown.ts';

/** In English, and in as many other languages as the scenario has them, by code. */
const words = z.object({ en: z.string() }).catchall(z.string().optional());

export const demoState = z
  .object({
    title: words,
    mode: z.enum(['replay', 'rehearsal']),
    room: z.string(),
    at: iso,
    playing: z.boolean(),
    chapter: z.number().describe('Index of the chapter in which `at` lies'),
    branch: z.boolean().describe('Whether invented acts have been added, so that this is no longer the replay'),
    chapters: z.array(
      z.object({
        at: iso,
        title: words,
        text: words,
        /** Where to look: seats side by side, and the page. */
        look: z.array(z.object({ seat: z.string(), page: z.string() })),
        presses: z.array(
          z.object({
            id: z.string(),
            seat: z.string().nullable(),
            label: words,
            done: z.boolean(),
            ready: z.boolean(),
            check: z.string().nullable().describe('The seat whose record it puts to the test'),
          }),
        ),
      }),
    ),
    seats: z.array(z.object({ id: z.string(), label: z.string(), capacities: z.array(z.string()), cut: z.boolean() })),
    facts: z
      .array(z.object({ title: words, seen: z.record(z.string(), z.boolean()) }))
      .describe('Made from the seats’ own records: whether each holds the entry'),
  })
  .openapi('Demo');
export type DemoState = z.infer<typeof demoState>;

export const demoCommand = z
  .discriminatedUnion('do', [
    z.object({ do: z.literal('chapter'), chapter: z.number().int().min(0).max(50) }),
    z.object({ do: z.literal('next') }).describe('To the next moment at which something is recorded'),
    z.object({ do: z.literal('play') }),
    z.object({ do: z.literal('pause') }),
    z.object({ do: z.literal('link'), seat: z.string(), cut: z.boolean() }),
    z.object({ do: z.literal('press'), press: z.string() }),
  ])
  .openapi('DemoCommand');
export type DemoCommand = z.infer<typeof demoCommand>;

/** Answers to "Check the record": an export of a seat, verified; and a copy with one byte changed, verified. */
export const checkResult = z
  .object({
    seat: z.string(),
    bytes: z.number(),
    changed: z.number().nullable().describe('Offset of the byte that was changed in the copy'),
    holds: z.boolean(),
    room: z.string().nullable(),
    first: z.object({ log: z.string().nullable(), position: z.number().nullable(), reason: z.string() }).nullable(),
    logs: z.number(),
    entries: z.number(),
  })
  .openapi('Check');
export type CheckResult = z.infer<typeof checkResult>;
