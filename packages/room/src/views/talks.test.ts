import { readPaper, toHex } from '@parley/record';
import { type Rehearsal, viewAs } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { draftsBeside, findPaper, now, outstandingView, type talksView } from '../index.ts';
import { minute, openTalks, say } from '../testing/north-and-south.ts';

let room: Rehearsal;
beforeEach(async () => {
  room = await openTalks();
});

type Talks = ReturnType<typeof talksView>;
const talks = (as: string, at = room.now) => viewAs(room, as, 'talks', at) as Talks;
const refused = (answer: { done: boolean; refused?: string }) => (answer.done ? 'stands' : answer.refused);
const offer = { to: 'south', text: 'Ninety-six hours for twelve.', conditions: ['Quiet from noon.'] };
const draft = {
  title: 'First',
  prevailing: 'en',
  articles: [
    { number: '1', title: 'Quiet', versions: [{ language: 'en', text: 'The parties keep still.' }] },
    { number: '4.2', title: 'Duration', versions: [{ language: 'en', text: 'For [72 / 96] hours.' }] },
  ],
  dropped: [],
};
const hashOf = (as: string, id: string) => talks(as).handed.find((one) => one.id === id)?.hash ?? '';
const idOf = (answer: { done: boolean; id?: string }) => (answer.done ? (answer.id ?? '') : '');

/** Puts a draft in north's line and conveys it into south's: one paper, in both. */
async function bothHaveDraft(body: object = draft, name = 'draft') {
  const id = idOf(await say(room, 'mediator', 'line-north', 'talks.draft-put', body, name));
  await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: `$${name}` });
  return id;
}

test('[RO48] what is for one delegation, for mediators or for one party alone is said nowhere else', async () => {
  const redLine = { article: '4.2', text: 'Not under 96.' };
  expect(refused(await say(room, 'north', 'line-north', 'talks.red-line-kept', redLine))).toBe('for-ones-own-channel');
  expect(refused(await say(room, 'north', 'own-north', 'talks.red-line-kept', redLine))).toBe('stands');
  const sounding = { manner: 'sounding', heardFrom: 'north', text: 'They might.' };
  expect(refused(await say(room, 'mediator', 'line-north', 'talks.sounding-noted', sounding))).toBe(
    'belongs-in-another-channel',
  );
  expect(refused(await say(room, 'mediator', 'mediators', 'talks.sounding-noted', sounding))).toBe('stands');
  const question = { text: 'Ninety-six.', sides: ['north', 'south'] };
  expect(refused(await say(room, 'mediator', 'notice', 'talks.double-blind-put', question))).toBe(
    'belongs-in-another-channel',
  );
  await say(room, 'mediator', 'line-north', 'talks.double-blind-put', question, 'question');
  const conveyed = await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$question' });
  expect(refused(conveyed)).toBe('belongs-in-another-channel');
});

test('[RO49] an offer counts in its line at once, and conveyed verbatim it stands under its author’s name, signed', async () => {
  const id = idOf(await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer'));
  expect(talks('north').handed).toMatchObject([{ id, words: 'own', stage: 'handed-in', standing: 'open' }]);
  expect(talks('south').handed).toEqual([]);
  await say(room, 'mediator', 'line-north', 'talks.step-told', { of: '$offer', step: 'held' });
  expect(talks('north').handed[0]?.stage).toBe('held');
  await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$offer' });
  expect(talks('south').handed).toMatchObject([
    { id, by: 'north', words: 'verbatim', conveyedBy: 'mediator', stage: 'conveyed' },
  ]);
  const south = room.seat('south').node;
  // It counts there as it was signed: nobody waits for its author to confirm it.
  expect(outstandingView(south, now(room.now)).outstanding).toEqual([]);
  const paper = findPaper(south, id);
  const read = paper && readPaper(south.crypto, paper.instrument, paper.text);
  expect(read?.ok && toHex(read.value.instrument.node)).toBe(room.seat('north').name);
  expect(read?.ok && toHex(read.value.instrument.textHash)).toBe(hashOf('south', id));
  await say(room, 'south', 'line-south', 'talks.acknowledged', { of: '$offer' });
  expect(talks('mediator').handed).toMatchObject([
    {
      id,
      stage: 'acknowledged',
      standsIn: [
        { name: 'line-north', conveyedBy: null },
        { name: 'line-south', conveyedBy: 'mediator' },
      ],
    },
  ]);
  expect(talks('north').handed[0]?.stage).toBe('held');
});

test('[RO49] a reworded offer is the mediator’s own paper, and its original stays in its line', async () => {
  await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer');
  const reworded = { ...offer, text: 'About four days.', rewordedFrom: 'north' };
  const id = idOf(await say(room, 'mediator', 'line-south', 'talks.offered', reworded, 'reworded'));
  expect(talks('south').handed).toMatchObject([{ id, by: 'mediator', words: 'reworded', rewordedFrom: 'north' }]);
  expect(JSON.stringify(talks('south'))).not.toContain('Ninety-six');
  expect(JSON.stringify(talks('north'))).not.toContain('About four days');
});

test('[RO49] an answer binds to the exact text and is conveyed back; what was withdrawn is not conveyed', async () => {
  const id = idOf(await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer'));
  await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$offer' });
  const answer = (hash: string) =>
    say(room, 'south', 'line-south', 'talks.text-answered', { of: id, hash, answer: 'ad-referendum' }, 'answer');
  expect(refused(await answer('ab'.repeat(32)))).toBe('another-text');
  expect(refused(await answer(hashOf('south', id)))).toBe('stands');
  expect(talks('north').handed[0]?.standing).toBe('open');
  await say(room, 'mediator', 'line-north', 'instrument.conveyed', { of: '$answer' });
  expect(talks('north').handed[0]).toMatchObject({ standing: 'ad-referendum', answers: [{ by: 'south' }] });
  const other = idOf(await say(room, 'north', 'line-north', 'talks.offered', { ...offer, text: 'Ten.' }, 'other'));
  await say(room, 'north', 'line-north', 'talks.offer-withdrawn', { offer: other });
  expect(refused(await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$other' }))).toBe(
    'offer-withdrawn',
  );
  expect(refused(await say(room, 'north', 'line-north', 'instrument.withdrawn', { of: '$offer' }))).toBe(
    'confirmed-already',
  );
});

test('[RO49] a conveyed paper tells nothing of those that were not: neither how many nor who reads the line', async () => {
  const serials: number[] = [];
  for (const text of ['Ten.', 'Eleven.', 'Twelve.']) {
    await say(room, 'north', 'line-north', 'talks.offered', { ...offer, text }, 'offer');
    await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$offer' });
    const { node } = room.seat('south');
    const paper = findPaper(node, talks('south').handed.find((one) => one.text === text)?.id ?? '');
    const read = paper && readPaper(node.crypto, paper.instrument, paper.text);
    if (!read?.ok) throw new Error('the paper is not here');
    serials.push(read.value.instrument.serial);
    expect(read.value.instrument.audience).toEqual(['guide', 'mediator', 'south']);
  }
  expect(serials).toEqual([0, 0, 0]);
});

test('[RO49] an offer is shown to nobody but mediators and whom it is for', async () => {
  await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer');
  expect(refused(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$offer' }))).toBe('stands');
  await say(room, 'north', 'line-north', 'talks.offered', { ...offer, to: 'mediator' }, 'aside');
  expect(refused(await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$aside' }))).toBe(
    'not-for-this-audience',
  );
});

test('[RO52] the mediator’s page has both sides’ positions by article; a party’s has its own alone', async () => {
  const id = await bothHaveDraft();
  expect(talks('south').text.draft?.hash).toBe(talks('north').text.draft?.hash);
  const takes = (who: string, stance: string, article = '1') =>
    say(room, who, `line-${who}`, 'talks.position-taken', { draft: id, article, stance });
  await takes('north', 'agreed');
  await takes('south', 'ad-referendum');
  await takes('south', 'refused', '4.2');
  for (const [who, says] of [
    ['north', 'By the road.'],
    ['south', 'Behind the line.'],
  ] as const)
    await say(room, who, `line-${who}`, 'talks.understanding-given', { article: '1', term: 'still', says });
  await say(room, 'mediator', 'mediators', 'talks.term-left-open', {
    article: '1',
    term: 'still',
    wording: 'Better so.',
  });
  const grid = talks('mediator').text;
  expect(
    grid.articles.map((one) => [one.number, one.status, one.positions.map(({ by, stance }) => `${by} ${stance}`)]),
  ).toEqual([
    ['1', 'ad-referendum', ['north agreed', 'south ad-referendum']],
    ['4.2', 'bracketed', ['south refused']],
  ]);
  expect(grid.terms).toMatchObject([{ differ: true, leftOpen: [{ text: 'Better so.' }] }]);
  const seen = talks('north');
  expect(seen.text.articles[0]).toMatchObject({ status: 'open', positions: [{ by: 'north' }] });
  expect(seen.text.terms).toMatchObject([{ differ: null, leftOpen: [], says: [{ by: 'north' }] }]);
  for (const foreign of ['refused', 'Behind the line.', 'Better so.', 'line-south', 'mediators'])
    expect(JSON.stringify({ ...seen, heardFrom: {} })).not.toContain(foreign);
  expect(talks('observer').text.draft).toBeNull();
});

test('[RO52] a draft that words a red-lined article anew is pointed out to whom the line is, and compared by words', async () => {
  const first = await bothHaveDraft();
  await say(room, 'north', 'own-north', 'talks.red-line-kept', { article: '4.2', text: 'Not under 96.' });
  const hash = talks('mediator').text.draft?.hash;
  const articles = [{ number: '4.2', title: 'Duration', versions: [{ language: 'en', text: 'For 72 hours.' }] }];
  const second = await bothHaveDraft({ ...draft, title: 'Second', articles, base: first, baseHash: hash }, 'second');
  expect(talks('north').text.redLines).toMatchObject([{ text: 'Not under 96.', changedIn: second }]);
  expect(talks('mediator').text.redLines).toEqual([]);
  const changes = draftsBeside(room.seat('south').node, first, second, now(room.now));
  expect(changes.map((one) => one.what)).toEqual(['same', 'changed']);
});

test('[RO52] a double-blind answer goes to the mediator alone, and two yeses are announced', async () => {
  await say(
    room,
    'mediator',
    'line-north',
    'talks.double-blind-put',
    { text: 'Ninety-six.', sides: ['north', 'south'] },
    'q',
  );
  await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$q' });
  for (const who of ['north', 'south'])
    await say(room, who, `line-${who}`, 'talks.double-blind-consented', { question: '$q' }, `consent-${who}`);
  const opened = () => say(room, 'mediator', 'line-north', 'talks.double-blind-opened', { question: '$q' });
  expect(refused(await opened())).toBe('consent-awaited');
  await say(room, 'mediator', 'line-north', 'instrument.conveyed', { of: '$consent-south' });
  await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$consent-north' });
  expect(refused(await opened())).toBe('stands');
  await say(room, 'mediator', 'line-south', 'talks.double-blind-opened', { question: '$q' });
  const answers = (who: string) =>
    say(room, who, `line-${who}`, 'talks.double-blind-answered', { question: '$q', answer: 'yes' });
  const closes = (line: string) =>
    say(room, 'mediator', line, 'talks.double-blind-closed', { question: '$q', outcome: 'agreed' });
  await answers('north');
  expect(talks('mediator').doubleBlind[0]?.known).toEqual({
    consented: ['north', 'south'],
    unanswered: ['south'],
    result: null,
  });
  expect(talks('south').doubleBlind[0]).toMatchObject({ stage: 'open', own: { answer: null }, known: null });
  expect(refused(await closes('line-south'))).toBe('without-a-yes');
  await answers('south');
  expect(talks('mediator').doubleBlind[0]?.known?.result).toBe('agreed');
  for (const line of ['line-north', 'line-south']) expect(refused(await closes(line))).toBe('stands');
  for (const who of ['north', 'south']) expect(talks(who).doubleBlind[0]?.stage).toBe('agreed');
});

test('[RO52] mediators who hold different versions of one offer are shown both, over their own channel', async () => {
  const id = idOf(await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer'));
  const notes = (who: string, text: string) => say(room, who, 'mediators', 'talks.version-noted', { of: id, text });
  await notes('guide', 'Ninety hours for twelve.');
  expect(talks('mediator').versions).toMatchObject([{ of: id, differ: true }]);
  expect(talks('north').versions).toEqual([]);
  await say(room, 'mediator', 'mediators', 'talks.movement-watched', { hours: 1 });
  expect(talks('mediator').still).toBeNull();
  await room.advance(room.now + 61 * minute);
  expect(talks('mediator').still).toMatchObject({ hours: 1 });
  expect(talks('north').still).toBeNull();
});
