/**
 * How an agreed term may be extended. Four ways, all real, alone or together: persons released, consent with notice,
 * renewal by silence, and each party's own word.
 */
import { z } from 'zod';
import { hours } from '../../fields.ts';
import type { Truce } from '../words.ts';

/** So many hours for so many living persons released. */
const performance = z.strictObject({
  model: z.literal('performance'),
  hoursPer: hours(),
  personsPer: z.int().min(1).max(1_000_000),
});
/** By what one proposes and the others consent to, proposed so many hours before the end. */
const consent = z.strictObject({ model: z.literal('consent'), noticeHours: hours() });
/** By so many hours again and again, unless a party objects so many hours before the end. */
const tacit = z.strictObject({
  model: z.literal('tacit'),
  hours: hours(),
  /** 0 where the text asks for no notice: then silence can be broken up to the end itself. */
  noticeHours: z
    .int()
    .min(0)
    .max(24 * 366)
    .meta({ format: 'hours' }),
});
/** By each party's own word, for its own side only. */
const unilateral = z.strictObject({ model: z.literal('unilateral') });

const single = z.discriminatedUnion('model', [performance, consent, tacit, unilateral]);

export const extension = z.discriminatedUnion('model', [
  performance,
  consent,
  tacit,
  unilateral,
  z.strictObject({ model: z.literal('combined'), of: z.array(single).min(2).max(4) }),
  z.strictObject({ model: z.literal('none') }),
]);

export type Extension = z.output<typeof extension>;
export type Model = z.output<typeof single>;

export function modelsIn(terms: Extension): readonly Model[] {
  if (terms.model === 'none') return [];
  return terms.model === 'combined' ? terms.of : [terms];
}

/** What the terms say of this way, or undefined where they do not provide for it. */
export function modelOf<Name extends Model['model']>(
  truce: Truce,
  name: Name,
): Extract<Model, { model: Name }> | undefined {
  return modelsIn(truce.extension).find((one): one is Extract<Model, { model: Name }> => one.model === name);
}
