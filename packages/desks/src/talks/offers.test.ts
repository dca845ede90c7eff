import { expect, test } from 'vitest';
import { given, guide, hashOf, idOf, mediator, north, observer, south } from '#testing';
import { joined, type TalksState, type TalksView, talks, talksView } from './index.ts';

const via = { conveyedBy: 'mediator' };
const offer = (name = 'offer', changes: object = {}, options = {}) =>
  south.says(
    'talks.offered',
    { to: 'north', text: 'Ten persons.', conditions: ['Quiet.'], ...changes },
    { name, ...options },
  );
const answers = (
  answer: string,
  options: {
    of?: ReturnType<typeof offer>;
    at?: number;
    unseen?: string[];
    conveyedBy?: string;
    who?: typeof north;
    hash?: string;
  } = {},
) => {
  const { of = offer(), who = north, hash = hashOf(of), ...rest } = options;
  return who.says('talks.text-answered', { of: idOf(of.name), hash, answer }, { name: `${who.id} ${answer}`, ...rest });
};
const withdraws = (options = {}, who = south) =>
  who.says('talks.offer-withdrawn', { offer: idOf('offer') }, { name: 'withdrawn', ...options });
const step = (what: string, changes: object = {}, options = {}, who = mediator) =>
  who.says('talks.step-told', { of: idOf('offer'), step: what, ...changes }, { name: `${who.id} ${what}`, ...options });

const view = (room: ReturnType<typeof given>, at = 0, reader = 'mediator'): TalksView =>
  room.shows((charter, state: TalksState) => talksView(charter, state, at, reader), 'talks');
const shown = (room: ReturnType<typeof given>, at = 0) => view(room, at).handed[0];

test('[TA6] a sounding is a mediator’s note, and mediators alone are shown it', () => {
  const noted = (who: typeof north, heardFrom = 'north') =>
    who.says('talks.sounding-noted', { manner: 'sounding', heardFrom, text: 'They might.' }, { name: 'noted' });
  given().when(noted(north)).then('capacity-lacking');
  given().when(noted(mediator, 'stranger')).then('unknown-delegation');
  const room = given(noted(mediator));
  expect(view(room).soundings).toMatchObject([{ by: 'mediator', heardFrom: 'north', manner: 'sounding' }]);
  expect(view(room, 0, 'north').soundings).toEqual([]);
});

test('[TA7] an offer names another delegation of the room that it is for', () => {
  given()
    .when(offer('offer', { to: 'south' }))
    .then('for-oneself');
  given()
    .when(offer('offer', { to: 'stranger' }))
    .then('unknown-delegation');
  given()
    .when({ ...offer(), by: 'observer' })
    .then('capacity-lacking');
  given(offer()).when(offer()).then('recorded-already');
  const message = south.says('talks.message-handed-in', { to: 'north', text: 'Tomorrow at ten.' });
  expect(shown(given(message))).toMatchObject({ sort: 'message', to: 'north', standing: null, stage: 'handed-in' });
});

test('[TA8] whose words they are is said; only a mediator rewords', () => {
  const words = (draft: ReturnType<typeof offer>) => shown(given(draft))?.words;
  const bySouth = offer();
  expect(words(bySouth)).toBe('own');
  expect(words(offer('offer', {}, via))).toBe('verbatim');
  expect(words({ ...bySouth, by: 'mediator' })).toBe('mediators-own');
  expect(words({ ...offer('offer', { rewordedFrom: 'south' }), by: 'mediator' })).toBe('reworded');
  given()
    .when(offer('offer', { rewordedFrom: 'north' }))
    .then('only-a-mediator-rewords');
  given()
    .when({ ...offer('offer', { rewordedFrom: 'stranger' }), by: 'mediator' })
    .then('unknown-delegation');
});

test('[TA9] steps are told by a mediator and never go back; two told at once are both shown', () => {
  given().when(step('received')).then('nothing-handed-in');
  given(offer())
    .when(step('received', {}, {}, north))
    .then('capacity-lacking');
  given(offer()).when(step('conveyed')).then('words-not-named');
  given(offer())
    .when(step('held', { words: 'verbatim' }))
    .then('words-not-named');
  const conveyed = step('conveyed', { words: 'reworded' });
  const room = given(offer(), step('received'), step('held'), conveyed);
  room.when(step('held')).then('step-taken-already');
  room.when(step('conveyed', { words: 'verbatim' }, {}, guide)).then('step-taken-already');
  expect(shown(room)).toMatchObject({ stage: 'conveyed', steps: [{ by: 'mediator', words: 'reworded' }] });
  const atOnce = given(
    offer(),
    step('held'),
    step('conveyed', { words: 'verbatim' }, { unseen: ['mediator held'] }, guide),
  );
  expect(shown(atOnce)?.stage).toBe('contested');
  expect(
    shown(atOnce)
      ?.steps.map((one) => one.step)
      .sort(),
  ).toEqual(['conveyed', 'held']);
  atOnce.when(step('acknowledged')).then('stands');
});

test('[TA10] it is acknowledged by whom it is for, once', () => {
  const acknowledges = (who: typeof north) =>
    who.says('talks.acknowledged', { of: idOf('offer') }, { name: 'had', at: 4 });
  given().when(acknowledges(north)).then('nothing-handed-in');
  given(offer()).when(acknowledges(mediator)).then('not-for-this-delegation');
  const room = given(offer(), acknowledges(north));
  room.when(acknowledges(north)).then('acknowledged-already');
  expect(shown(room)).toMatchObject({ stage: 'acknowledged', acknowledgedAt: 4, standing: 'open' });
});

test('[TA11] from its expiry on an offer is not answered, and is shown as expired', () => {
  const until = offer('offer', { expiresAt: 100 });
  given()
    .when(offer('offer', { expiresAt: 100 }, { at: 100 }))
    .then('expiry-past');
  given()
    .when(offer('offer', { expiresAt: 100 }, { notBefore: 100 }))
    .then('expiry-past');
  const room = given(until);
  room.when(answers('accepted', { of: until, at: 99 })).then('stands');
  room.when(answers('accepted', { of: until, at: 100 })).then('offer-expired');
  expect(shown(room, 99)?.standing).toBe('open');
  expect(shown(room, 100)).toMatchObject({ standing: 'expired', conditions: ['Quiet.'] });
  expect(shown(room.and(answers('accepted', { of: until, at: 99 })), 100)?.standing).toBe('accepted');
});

test('[TA12] an offer is withdrawn by its author, once, while it is not accepted', () => {
  given().when(withdraws()).then('unknown-offer');
  given(offer()).when(withdraws({}, north)).then('not-own-offer');
  given(offer(), answers('accepted')).when(withdraws()).then('offer-accepted');
  const room = given(offer(), withdraws());
  room.when(withdraws({ name: 'again' })).then('offer-withdrawn');
  room.when(answers('accepted')).then('offer-withdrawn');
  expect(shown(room)?.standing).toBe('withdrawn');
  const pending = given(offer(), answers('ad-referendum'), withdraws());
  expect(shown(pending)?.standing).toBe('withdrawn');
  pending.when(decides('confirmed')).then('offer-withdrawn');
});

test('[TA13] a counter-offer names the offer that it counters', () => {
  const counter = (options = {}) =>
    north.says(
      'talks.offered',
      { to: 'south', text: 'Twelve.', conditions: [], counterTo: idOf('offer') },
      { name: 'counter', ...options },
    );
  given().when(counter()).then('unknown-offer');
  given().when(counter(via)).then('stands');
  const room = given(offer(), counter());
  expect(view(room).handed.find((one) => one.text === 'Ten persons.')?.standing).toBe('countered');
  expect(view(room).handed.find((one) => one.text === 'Twelve.')).toMatchObject({
    standing: 'open',
    counterTo: idOf('offer'),
  });
});

test('[TA14] an answer binds to one exact text, by whom it is for, once', () => {
  given().when(answers('accepted')).then('unknown-text');
  given(offer())
    .when(answers('accepted', { hash: 'a'.repeat(64) }))
    .then('another-text');
  given(offer())
    .when(answers('accepted', { who: south }))
    .then('not-for-this-delegation');
  const room = given(offer(), offer('other', { text: 'Nine.' }), answers('refused'));
  room.when(answers('accepted', { conveyedBy: 'mediator' })).then('answered-already');
  expect(
    view(room)
      .handed.map((one) => one.standing)
      .sort(),
  ).toEqual(['open', 'refused']);
});

const decides = (decision: string, options = {}, who = north) =>
  who.says(
    'talks.principal-decided',
    { answer: idOf('north ad-referendum'), decision, wording: 'So.' },
    { name: decision, ...options },
  );

test('[TA15] ad referendum stays so until the principal has decided, once', () => {
  given(offer()).when(decides('confirmed')).then('unknown-answer');
  const room = given(offer(), answers('ad-referendum'));
  expect(shown(room)?.standing).toBe('ad-referendum');
  room.when(decides('confirmed', {}, south)).then('not-own-answer');
  expect(shown(room.and(decides('confirmed')))?.standing).toBe('accepted');
  expect(shown(room.and(decides('declined')))?.standing).toBe('refused');
  room.and(decides('declined')).when(decides('confirmed')).then('decided-already');
  expect(shown(room.and(decides('declined'), decides('confirmed', { unseen: ['declined'] })))?.standing).toBe(
    'contested',
  );
  const other = answers('accepted');
  given(offer(), { ...other, name: 'north ad-referendum' })
    .when(decides('confirmed'))
    .then('not-ad-referendum');
});

test('[TA16] what is conveyed too late is shown beside what it meets', () => {
  const late = given(offer(), answers('accepted'), withdraws(via));
  const other = given(offer(), withdraws(), answers('accepted', via));
  for (const room of [late, other]) {
    expect(shown(room)).toMatchObject({ standing: 'contested', answers: [{ by: 'north', outcome: 'accepted' }] });
    expect(shown(room)?.withdrawnAt).not.toBeNull();
  }
  const atOnce = given(offer(), answers('accepted'), withdraws({ unseen: ['north accepted'] }));
  expect(shown(atOnce)?.standing).toBe('contested');
});

test('[TA17] versions of one offer that mediators hold are shown to mediators alone', () => {
  const notes = (who: typeof mediator, text: string) =>
    who.says('talks.version-noted', { of: idOf('offer'), text }, { name: `${who.id} notes` });
  const same = given(notes(mediator, 'Ten persons.'), notes(guide, 'Ten persons.'));
  expect(view(same).versions).toMatchObject([{ of: idOf('offer'), differ: false }]);
  const room = given(notes(mediator, 'Ten persons.'), notes(guide, 'Ten persons, alive.'));
  expect(view(room).versions[0]?.differ).toBe(true);
  expect(view(room).versions[0]?.texts.map((one) => one.by)).toEqual(['guide', 'mediator']);
  expect(view(room, 0, 'north').versions).toEqual([]);
  expect(view(given(offer(), notes(guide, 'Ten persons, alive.'))).versions[0]?.differ).toBe(true);
});

test('[TA8] two contents under one id: every node keeps the same one, whichever came first', () => {
  const { charter, states } = { charter: given().charter(), states: talks.initial };
  const says = (text: string, ref: string, at: number) => ({
    kind: 'talks.offered' as const,
    id: 'ab'.repeat(16),
    ref: ref.repeat(64),
    by: 'south',
    at,
    notBefore: 0,
    hash: ref.repeat(64),
    body: { to: 'north', text, conditions: [] },
    saw: () => false,
  });
  const both = [says('One.', 'b', 3), says('Another.', 'a', 3)];
  const folded = (all: typeof both) => all.reduce((state, said) => talks.apply(charter, state, said), states);
  expect(folded(both)).toEqual(folded([...both].reverse()));
  const [one, other] = both.map((said) => folded([said])) as [TalksState, TalksState];
  expect(joined([one, other])).toEqual(joined([other, one]));
});

test('[TA5] who observes hands in nothing and answers nothing', () => {
  given(offer())
    .when(answers('accepted', { who: observer }))
    .then('capacity-lacking');
});

test('[TA7, TA8, TA11] what was handed in is shown whole', () => {
  const whole = { id: idOf('offer'), sort: 'offer', by: 'south', at: 3, to: 'north', text: 'Ten persons.' };
  const made = offer('offer', {}, { at: 3 });
  expect(shown(given(made))).toEqual({
    ...{ ...whole, hash: hashOf(made), words: 'own', rewordedFrom: null, conveyedBy: null, conditions: ['Quiet.'] },
    ...{ expiresAt: null, counterTo: null, stage: 'handed-in', steps: [], acknowledgedAt: null, standing: 'open' },
    ...{ withdrawnAt: null, answers: [] },
  });
  expect(shown(given(offer('offer', {}, via)))?.stage).toBe('conveyed');
  expect(shown(given(offer(), withdraws({ at: 8 })))?.withdrawnAt).toBe(8);
  const room = given(offer(), {
    ...answers('refused', { at: 6 }),
    body: { ...answers('refused').body, wording: 'No.' },
  });
  expect(shown(room)?.answers).toEqual([
    { id: idOf('north refused'), by: 'north', at: 6, answer: 'refused', outcome: 'refused', wording: 'No.' },
  ]);
  room.when(answers('refused')).then('recorded-already');
});

test('[TA11, TA16] answers at one time that differ contest an offer, and those that agree do not', () => {
  const both = (other: string) =>
    given(offer(), answers('refused'), { ...answers(other, { unseen: ['north refused'] }), name: 'other' });
  expect(shown(both('accepted'))?.standing).toBe('contested');
  expect(shown(both('refused'))?.standing).toBe('refused');
});

test('[TA17] each offer has its own versions, in order, with what was handed in itself first', () => {
  const notes = (who: typeof mediator, of: string, text: string) =>
    who.says('talks.version-noted', { of: idOf(of), text });
  const wide = ['d', 'c', 'b', 'a', 'e'].flatMap((of) => [notes(mediator, of, `M ${of}`), notes(guide, of, `G ${of}`)]);
  const room = given(offer('a', { text: 'As made.' }, { at: 1 }), ...wide);
  const texts = (of: string) => [
    { by: 'guide', at: 0, text: `G ${of}` },
    { by: 'mediator', at: 0, text: `M ${of}` },
  ];
  expect(view(room).versions).toEqual([
    { of: idOf('a'), texts: [{ by: 'south', at: 1, text: 'As made.' }, ...texts('a')], differ: true },
    ...['b', 'c', 'd', 'e'].map((of) => ({ of: idOf(of), texts: texts(of), differ: true })),
  ]);
});
