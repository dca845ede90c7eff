/**
 * The room's own acts: they are about channels and instruments, not about any desk. Like a desk's, they are data from
 * which the API, the forms and the command line are made.
 */
import { type Act, delegation, instant, line, reference, sorts } from '@parley/desks';
import { z } from 'zod';

const everybody = [
  'party',
  'mediator',
  'facilitator',
  'guarantor',
  'witness',
  'intermediary',
  'observer',
  'host',
] as const;

const hash = (format: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ format });

export const purposes = ['charter', ...sorts] as const;

/** What an annex may hold. Data, not words: whatever an act says can never be erased. */
export const annexPurposes = ['names', 'health', 'places', 'documents', 'other'] as const;
export const erasureGrounds = ['asked-for', 'no-longer-needed', 'kept-by-mistake', 'retention-over'] as const;

export const roomActs = {
  'channel.opened': {
    fields: z.strictObject({
      name: line(),
      purpose: z.enum(purposes),
      members: z.array(delegation()).min(1).max(16),
      readers: z.array(delegation()).max(16),
      withoutPrejudice: z.boolean(),
    }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO4'],
  },
  'receipt.given': {
    fields: z.strictObject({ root: z.instanceof(Uint8Array) }),
    paper: false,
    by: everybody,
    final: false,
    rules: ['RO12'],
  },
  'instrument.conveyed': {
    fields: z.strictObject({
      of: reference('paper'),
      /** Whether instruments that answer this one are conveyed word for word as they come. */
      answers: z.enum(['held', 'verbatim']).default('held'),
    }),
    paper: false,
    by: ['mediator', 'facilitator'],
    final: true,
    rules: ['RO8'],
  },
  'instrument.confirmed': {
    fields: z.strictObject({ of: reference('paper') }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO9'],
  },
  'instrument.withdrawn': {
    fields: z.strictObject({ of: reference('paper') }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO10'],
  },
  'node.cut-opened': {
    fields: z.strictObject({
      node: hash('node-key'),
      /** How many entries of its log count here in any case. */
      count: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
      salt: hash('hash'),
      /** The leaves of all cuts, base64url: `cutList` of the record. */
      list: z.string().regex(/^[A-Za-z0-9_-]{1,43691}$/),
    }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO81'],
  },
  'entry.admitted': {
    fields: z.strictObject({ of: hash('reference') }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO83'],
  },
  'annex.kept': {
    fields: z.strictObject({
      /** The salted hash of its content. */
      annex: hash('hash'),
      purpose: z.enum(annexPurposes),
      retainUntil: instant(),
    }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO92'],
  },
  'annex.erased': {
    fields: z.strictObject({ of: reference('annex.kept'), ground: z.enum(erasureGrounds) }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO93'],
  },
  'entry.voided': {
    fields: z.strictObject({ of: hash('reference') }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO100'],
  },
  'entry.opening-agreed': {
    fields: z.strictObject({
      /** An entry's hash, or an instrument's id for every entry of this channel that is about it. */
      of: z
        .string()
        .regex(/^([0-9a-f]{32}|[0-9a-f]{64})$/)
        .meta({ format: 'reference' }),
    }),
    paper: false,
    by: everybody,
    final: true,
    rules: ['RO25'],
  },
} as const satisfies Record<string, Act>;

export type RoomKind = keyof typeof roomActs;

/** Acts that a person may choose; the others are written by nodes themselves, or have a door of their own. */
export const chosenRoomActs: readonly RoomKind[] = [
  'instrument.conveyed',
  'instrument.withdrawn',
  'entry.opening-agreed',
  'entry.admitted',
  'entry.voided',
  'annex.erased',
];

export const isRoomKind = (kind: string): kind is RoomKind => Object.hasOwn(roomActs, kind);
