/** The acts about the single negotiating text: its drafts, who stands where on them, and what stays private. */
import { z } from 'zod';
import { everyCapacity } from '../../admission.ts';
import type { Act } from '../../desk.ts';
import { line, reference, text, textHash } from '../../fields.ts';

/** An article's number as it is spoken: `4.2`. */
const article = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,3}$/)
    .meta({ format: 'article' });
/** A language by its ISO 639 code. */
const language = () =>
  z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .meta({ format: 'language' });

export const negotiatingText = {
  'talks.draft-put': {
    fields: z.strictObject({
      title: line(),
      base: reference('talks.draft-put').optional(),
      baseHash: textHash().optional(),
      prevailing: language(),
      /** Those that are new or worded anew; the others stand as in the base. */
      articles: z
        .array(
          z.strictObject({
            number: article(),
            title: line(),
            versions: z.array(z.strictObject({ language: language(), text: text() })).max(8),
          }),
        )
        .max(64),
      dropped: z.array(article()).max(64),
    }),
    paper: true,
    counts: 'here',
    by: ['mediator'],
    final: false,
    rules: ['TA18', 'TA19', 'TA20'],
  },
  'talks.position-taken': {
    fields: z.strictObject({
      draft: reference('talks.draft-put'),
      article: article(),
      stance: z.enum(['agreed', 'ad-referendum', 'reserved', 'refused', 'silent']),
      wording: text().optional(),
    }),
    paper: false,
    among: 'one-party',
    by: ['party'],
    final: false,
    rules: ['TA21', 'TA22'],
  },
  'talks.understanding-given': {
    fields: z.strictObject({ article: article(), term: line(), says: text() }),
    paper: false,
    among: 'one-party',
    by: ['party'],
    final: false,
    rules: ['TA23'],
  },
  'talks.term-left-open': {
    fields: z.strictObject({ article: article(), term: line(), wording: text() }),
    paper: false,
    among: 'mediators',
    by: ['mediator'],
    final: false,
    rules: ['TA24'],
  },
  'talks.fallback-kept': {
    fields: z.strictObject({ article: article(), rank: z.int().min(1).max(20), text: text() }),
    paper: false,
    among: 'alone',
    by: everyCapacity,
    final: false,
    rules: ['TA25'],
  },
  'talks.red-line-kept': {
    fields: z.strictObject({ article: article(), text: text() }),
    paper: false,
    among: 'alone',
    by: everyCapacity,
    final: false,
    rules: ['TA25'],
  },
} as const satisfies { readonly [kind: string]: Act };
