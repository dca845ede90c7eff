/** A truce of one side: announced by its own word, with a term of its own, and agreed with nobody. */
import { z } from 'zod';
import type { Act, SaidOf } from '../../desk.ts';
import { hours, instant, text } from '../../fields.ts';
import type { Kept, Origin } from '../../kept.ts';

export const aloneActs = {
  'truce.own-announced': {
    fields: z.strictObject({ text: text(), start: instant(), hours: hours() }),
    paper: true,
    by: ['party'],
    final: true,
    rules: ['TR1', 'TR38', 'TR39', 'TR40'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type AloneSaid = SaidOf<typeof aloneActs>;

export type OwnTruce = Origin & AloneSaid['body'] & { readonly id: string };
export type AloneState = { readonly ownTruces: Kept<OwnTruce> };
export const initialAlone: AloneState = { ownTruces: {} };
