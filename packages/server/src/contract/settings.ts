/**
 * What a node's own people set on it, who they are, and how its first room is founded. All of it stays on this node, but
 * for the founding, which is written into the charter.
 */
import { z } from '@hono/zod-openapi';
import { iso } from './shown.ts';

/** In the order in which a newcomer meets them. */
export const firstSteps = ['language', 'people', 'room', 'sites', 'wall', 'practice'] as const;
export type FirstStep = (typeof firstSteps)[number];

const label = z.string().trim().min(1).max(24);

const zone = z
  .string()
  .max(64)
  .refine(isZone, { message: 'unknown-zone' })
  .describe('An IANA time zone name, such as Etc/UTC');

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const wallSettings = z.object({
  audience: z.array(z.string().max(32)).min(1).max(32).describe('The delegations that can see the screen'),
  diagonal: z.number().min(10).max(200).describe('Of the screen, in inches'),
  distance: z.number().min(1).max(30).describe('Of the reader furthest back, in metres'),
  bright: z.boolean().describe('Whether the room is bright, so that letters span 20 minutes of arc and not 16'),
});
export type WallSettings = z.infer<typeof wallSettings>;

export const chosenSettings = z.object({
  sites: z.array(z.object({ label, zone })).max(6),
  wall: wallSettings.nullable(),
  done: z.array(z.enum(firstSteps)).max(firstSteps.length).describe('The steps of the first run that somebody closed'),
});
export type ChosenSettings = z.infer<typeof chosenSettings>;

/** What is not named stays as it is. */
export const settingsChange = chosenSettings.partial().strict().openapi('SettingsChange');
export type SettingsChange = z.infer<typeof settingsChange>;

const person = z.object({
  person: z.number().describe('The number in the key file'),
  name: z.string().nullable(),
  sheet: z.boolean().describe('Whether this is the recovery sheet, and nobody'),
  you: z.boolean(),
});

const session = z.object({ person: z.number(), since: iso, you: z.boolean() });

export const settingsView = z
  .object({
    chosen: chosenSettings,
    now: iso.describe("This node's clock"),
    founded: z.boolean().describe('Whether this node is in a room'),
    node: z.object({
      delegation: z.string(),
      key: z.string().describe('The name of this node: its signing key, hex'),
      logs: z.number(),
      entries: z.number(),
      annexes: z.number(),
    }),
    people: z.array(person).nullable().describe('Null where nobody signs in'),
    sessions: z.array(session).nullable(),
    practice: z.boolean().describe('Whether this node can start a practice room beside itself'),
  })
  .openapi('Settings');
export type SettingsView = z.infer<typeof settingsView>;

const name = z.string().trim().min(1).max(64);
const passphrase = z.string().min(1).max(1024);

export const personAdded = z.object({ name, passphrase }).strict().openapi('PersonAdded');
export const personNamed = z.object({ name }).strict().openapi('PersonNamed');

export const sheetMade = z
  .object({ code: z.string().describe('Shown once; the node keeps only what it opens'), made: iso })
  .openapi('RecoverySheet');
export type SheetMade = z.infer<typeof sheetMade>;

export const foundingRequest = z
  .object({
    title: z.string().trim().min(1).max(80).describe('The name of the process, as every page bears it'),
    label: label.describe('What this delegation is called in the room'),
    terms: z.string().trim().min(1).max(20_000).describe('The terms of reference'),
  })
  .strict()
  .openapi('Founding');
export type FoundingRequest = z.infer<typeof foundingRequest>;

export const practiceStarted = z.object({ address: z.string() }).openapi('Practice');
export type PracticeStarted = z.infer<typeof practiceStarted>;
