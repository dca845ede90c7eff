/** The talks as one node shows them, as JSON: on a mediator's both sides' lines, on a party's its own. */
import { z } from '@hono/zod-openapi';
import { delegation, iso } from './shown.ts';

const word = { by: delegation, at: iso };
const text = z.object({ ...word, text: z.string() });
const wording = z.object({ ...word, wording: z.string() });
const channel = z.string().describe('The channel in which it was said');
const written = z.object({ ...word, id: z.string(), text: z.string(), channel });
const draft = { ...word, id: z.string(), title: z.string(), hash: z.string().describe('Of its exact text, hex') };
const onArticle = { ...word, article: z.string(), text: z.string() };

const article = z.object({
  number: z.string(),
  title: z.string(),
  status: z.enum(['agreed', 'ad-referendum', 'reserved', 'refused', 'bracketed', 'open']),
  versions: z.array(
    z.object({
      language: z.string(),
      text: z.string(),
      brackets: z.array(z.object({ depth: z.number(), alternatives: z.array(z.string()) })),
    }),
  ),
  brackets: z.number(),
  unlike: z.array(z.string()).describe('Languages with another number of brackets than the prevailing one'),
  positions: z.array(
    z.object({
      ...word,
      draft: z.string(),
      stance: z.enum(['agreed', 'ad-referendum', 'reserved', 'refused', 'silent']),
      wording: z.string().nullable(),
      ofTheseWords: z.boolean().describe('False where a later draft has worded the article anew'),
    }),
  ),
});

const negotiatingText = z.object({
  draft: z.object(draft).nullable().describe('The draft put last'),
  prevailing: z.string().nullable(),
  brackets: z.number(),
  drafts: z.array(
    z.object({
      ...draft,
      base: z.string().nullable(),
      beside: z.boolean().describe('Whether the current draft does not rest on it'),
      answers: z.array(z.object({ ...word, answer: z.string() })),
    }),
  ),
  articles: z.array(article),
  terms: z.array(
    z.object({
      article: z.string(),
      term: z.string(),
      says: z.array(text),
      differ: z.boolean().nullable().describe('Null for all but mediators'),
      leftOpen: z.array(text),
    }),
  ),
  fallbacks: z.array(z.object({ ...onArticle, rank: z.number() })),
  redLines: z.array(z.object({ ...onArticle, changedIn: z.string().nullable() })),
});

const handed = z.object({
  ...word,
  id: z.string(),
  sort: z.enum(['message', 'offer']),
  to: delegation,
  text: z.string(),
  hash: z.string(),
  words: z.enum(['own', 'verbatim', 'reworded', 'mediators-own']),
  rewordedFrom: delegation.nullable(),
  conveyedBy: delegation.nullable(),
  conditions: z.array(z.string()),
  expiresAt: iso.nullable(),
  counterTo: z.string().nullable(),
  stage: z.enum(['handed-in', 'received', 'held', 'conveyed', 'acknowledged', 'contested']),
  steps: z.array(z.object({ ...word, step: z.string(), words: z.string().nullable(), wording: z.string().nullable() })),
  acknowledgedAt: iso.nullable(),
  standing: z
    .enum(['open', 'countered', 'expired', 'accepted', 'ad-referendum', 'refused', 'withdrawn', 'contested'])
    .nullable()
    .describe('Of an offer'),
  withdrawnAt: iso.nullable(),
  answers: z.array(
    z.object({ ...word, id: z.string(), answer: z.string(), outcome: z.string(), wording: z.string().nullable() }),
  ),
  standsIn: z
    .array(z.object({ channel: z.string(), name: z.string(), conveyedBy: delegation.nullable(), at: iso }))
    .describe('The channels of this seat in which it stands'),
});

export const talksView = z
  .object({
    view: z.literal('talks'),
    as: delegation,
    at: iso,
    text: negotiatingText,
    handed: z.array(handed),
    versions: z.array(z.object({ of: z.string(), texts: z.array(text), differ: z.boolean() })),
    messages: z.array(written),
    notes: z.array(written),
    soundings: z.array(written.extend({ manner: z.string(), heardFrom: delegation })),
    impasses: z.array(
      z.object({
        ...word,
        id: z.string(),
        cause: z.string(),
        owner: delegation,
        lastOffers: z.array(z.string()),
        nextContact: iso.nullable(),
        ended: z.array(wording),
      }),
    ),
    remedies: z.array(
      z.object({
        ...word,
        id: z.string(),
        channel,
        remedy: z.string(),
        wording: z.string(),
        until: iso.nullable(),
        ended: z.array(wording),
      }),
    ),
    doubleBlind: z.array(
      z.object({
        ...word,
        id: z.string(),
        text: z.string(),
        sides: z.array(delegation),
        stage: z.enum(['put', 'open', 'agreed', 'not-agreed']),
        own: z.object({ consented: z.boolean(), answer: z.enum(['yes', 'no']).nullable() }).nullable(),
        known: z
          .object({
            consented: z.array(delegation),
            unanswered: z.array(delegation),
            result: z.enum(['agreed', 'not-agreed']).nullable(),
          })
          .nullable()
          .describe('For mediators alone'),
      }),
    ),
    still: z
      .object({ hours: z.number(), since: iso })
      .nullable()
      .describe('For mediators alone: nothing has moved for so many hours'),
    heardFrom: z.record(delegation, iso),
  })
  .openapi('TalksView');
export type TalksView = z.infer<typeof talksView>;

export const redlineView = z
  .object({
    articles: z.array(
      z.object({
        number: z.string(),
        what: z.enum(['added', 'dropped', 'changed', 'same']),
        versions: z.array(
          z.object({
            language: z.string(),
            pieces: z.array(z.object({ what: z.enum(['same', 'out', 'in']), text: z.string() })),
          }),
        ),
      }),
    ),
  })
  .openapi('RedlineView');
export type RedlineView = z.infer<typeof redlineView>;
