/** Talks acts that all have seen at the start of a random history. */
import { idOf, paperHash } from './given.ts';

/** The id of the opening's nth act, from one. */
const act = (index: number): string => idOf(`act ${index}`);

const firstDraft = {
  title: 'First',
  prevailing: 'en',
  articles: ['1', '4.2'].map((number) => ({
    number,
    title: 'An article',
    versions: [{ language: 'en', text: 'For [72 / 96] hours.' }],
  })),
  dropped: [],
};

export const opening: readonly (readonly [by: string, kind: string, body: object])[] = [
  ['south', 'talks.offered', { to: 'north', text: 'An offer.', conditions: [] }],
  ['mediator', 'talks.offered', { to: 'south', text: 'Another.', conditions: ['Quiet.'], rewordedFrom: 'north' }],
  ['mediator', 'talks.draft-put', firstDraft],
  ['mediator', 'talks.double-blind-put', { text: 'Two texts.', sides: ['north', 'south'] }],
  ['mediator', 'talks.double-blind-put', { text: 'One text.', sides: ['north', 'south'] }],
  ['north', 'talks.double-blind-consented', { question: act(5) }],
  ['south', 'talks.double-blind-consented', { question: act(5) }],
  ['mediator', 'talks.double-blind-put', { text: 'A third.', sides: ['south', 'north'] }],
  ['north', 'talks.double-blind-consented', { question: act(8) }],
  ['south', 'talks.double-blind-consented', { question: act(8) }],
  ['mediator', 'talks.double-blind-opened', { question: act(8) }],
  [
    'north',
    'talks.text-answered',
    { of: act(3), answer: 'ad-referendum', ...paperHash('talks.draft-put', firstDraft) },
  ],
];
