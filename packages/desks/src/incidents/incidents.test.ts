import { expect, test } from 'vitest';
import { type Draft, given, guide, idOf, mediator, north, observer, south } from '#testing';
import { place } from '../fields.ts';
import { incidents, incidentsView } from './index.ts';

const report = {
  place: { as: 'cell', cell: '36RXV12' },
  occurredAt: 100,
  severity: 'serious',
  intent: 'not-known',
  source: 'own-observation',
  text: 'A rocket was seen.',
};
const reports = (who = north, options: Partial<Draft> = {}) =>
  who.says('incidents.reported', report, { name: 'incident', at: 200, ...options });
const about = { incident: idOf('incident') };
const opens = (members = ['mediator', 'north', 'south'], options: Partial<Draft> = {}) =>
  mediator.says('incidents.inquiry-opened', { ...about, mandate: 'To see.', members }, { name: 'inquiry', ...options });
const visits = (who: typeof north, visit = 'made') =>
  who.says('incidents.visit-recorded', { inquiry: idOf('inquiry'), visit, at: 300, wording: 'No flight approval.' });
const finds = (who: typeof north, options: Partial<Draft> = {}) =>
  who.says(
    'incidents.finding-made',
    { inquiry: idOf('inquiry'), text: 'One rocket.' },
    { name: 'finding', ...options },
  );
const answers = (who: typeof north, answer: string) =>
  who.says('incidents.finding-answered', { finding: idOf('finding'), answer, wording: `We ${answer}.` });
const remedy = (changes = {}) =>
  mediator.says(
    'incidents.remedy-proposed',
    { ...about, expectedFrom: 'south', text: 'A call.', due: 500, ...changes },
    { name: 'remedy' },
  );
const remedied = (who: typeof north, answer: string) =>
  who.says('incidents.remedy-answered', { remedy: idOf('remedy'), answer, wording: 'So.' });
const accounts = (who: typeof north, account: string) =>
  who.says('incidents.remedy-account-given', { remedy: idOf('remedy'), account, wording: 'So.' });
const effect = (who: typeof north, clock: string, options: Partial<Draft> = {}) =>
  who.says('incidents.effect-stated', { ...about, clock, wording: 'So.' }, options);
const view = (room: ReturnType<typeof given>, at = 0) => room.shows(incidentsView, 'incidents', at)[0];

test('[IN1] anyone but a neutral intermediary reports; conveners open inquiries; who has withdrawn does neither', () => {
  given().when(reports(observer)).then('stands');
  expect(incidents.acts['incidents.reported']?.by).not.toContain('intermediary');
  given(reports())
    .when({ ...opens(), by: north.id })
    .then('capacity-lacking');
  given(reports())
    .when({ ...effect(north, 'none'), by: mediator.id })
    .then('capacity-lacking');
  const left = north.says('charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' });
  given(left).when(reports()).then('has-withdrawn');
});

test('[IN2] a place is a name or a cell of ten kilometres, and no coordinates', () => {
  const named = (name: string) => place().safeParse({ as: 'named-place', name }).success;
  const cell = (at: string) => place().safeParse({ as: 'cell', cell: at }).success;
  expect([named('The northern crossing'), named('Gate 4'), cell('36RXV'), cell('36RXV12')]).toEqual(
    Array(4).fill(true),
  );
  const fine = ['31.52, 34.45', '31°30′N', 'Grid 12345678', '٣١٫٥٢', '31,52'];
  expect(fine.filter(named)).toEqual([]);
  expect(['36RXV1234', '36RXV1234567890', '31.5'].filter(cell)).toEqual([]);
});

test('[IN3] a report is a report: no finding, and never of what has not happened yet', () => {
  given()
    .when(reports(north, { at: 99 }))
    .then('lies-in-the-future');
  given()
    .when(reports(north, { at: 99, notBefore: 100 }))
    .then('stands');
  expect(view(given(reports()))).toMatchObject({ reportedBy: 'north', at: 100, stage: 'reported', inquiries: [] });
  given(reports()).when(reports()).then('recorded-already');
});

test('[IN4] an inquiry is opened once, with members of the room; two at once are both shown', () => {
  given().when(opens()).then('unknown-incident');
  given(reports())
    .when(opens(['mediator', 'mediator']))
    .then('named-twice');
  given(reports())
    .when(opens(['stranger']))
    .then('unknown-delegation');
  given(reports(), opens())
    .when(opens(['guide'], { name: 'again' }))
    .then('inquiry-opened-already');
  const other = { ...opens(['guide'], { name: 'other', unseen: ['inquiry'] }), by: guide.id };
  const both = view(given(reports(), opens(), other));
  expect(both?.stage).toBe('inquiry');
  expect(both?.inquiries).toHaveLength(2);
});

test('[IN5] a visit, made or cancelled, is recorded by a member of the inquiry', () => {
  given(reports()).when(visits(north)).then('unknown-inquiry');
  given(reports(), opens(['mediator']))
    .when(visits(north))
    .then('not-of-this-inquiry');
  const room = given(reports(), opens(), visits(south, 'cancelled'));
  expect(view(room)?.inquiries[0]?.visits).toMatchObject([
    { by: 'south', visit: 'cancelled', visitedAt: 300, wording: 'No flight approval.' },
  ]);
});

test('[IN6] each delegation’s version stands beside the others', () => {
  const says = (who: typeof north, words: string) => who.says('incidents.version-given', { ...about, says: words });
  given().when(says(north, 'So.')).then('unknown-incident');
  const room = given(reports(), says(north, 'From there.'), says(south, 'From here.'), says(north, 'From over there.'));
  expect(view(room)?.versions.map((one) => [one.by, one.says])).toEqual([
    ['north', 'From over there.'],
    ['south', 'From here.'],
  ]);
});

test('[IN7] a finding is made once by a member; two at the same time are both shown', () => {
  given(reports(), opens(['mediator']))
    .when(finds(north))
    .then('not-of-this-inquiry');
  const room = given(reports(), opens(), finds(mediator));
  room.when(finds(north, { name: 'again' })).then('finding-made-already');
  expect(view(room)?.stage).toBe('finding');
  const both = room.and(finds(north, { name: 'other', unseen: ['finding'] }));
  expect(view(both)?.inquiries[0]?.findings).toHaveLength(2);
});

test('[IN8] the other members join or dissent, once, and that stands with the finding', () => {
  const room = given(reports(), opens(), finds(mediator));
  room.when(answers(mediator, 'joined')).then('own-finding');
  room.when(answers(observer, 'dissented')).then('not-of-this-inquiry');
  given(reports(), opens()).when(answers(north, 'joined')).then('unknown-finding');
  const answered = room.and(answers(north, 'dissented'));
  answered.when(answers(north, 'joined')).then('answered-already');
  expect(view(answered)?.inquiries[0]?.findings).toMatchObject([
    { by: 'mediator', joined: [], dissents: [{ by: 'north', wording: 'We dissented.' }], awaitedFrom: ['south'] },
  ]);
});

test('[IN9] a remedy is answered once, by whom it is expected from', () => {
  given(reports())
    .when(remedy({ expectedFrom: 'stranger' }))
    .then('unknown-delegation');
  given(reports()).when(remedied(south, 'accepted')).then('unknown-incident-remedy');
  const room = given(reports(), remedy());
  room.when(remedied(north, 'accepted')).then('expected-from-another');
  const accepted = room.and(remedied(south, 'accepted'));
  accepted.when(remedied(south, 'declined')).then('answered-already');
  expect(view(accepted)?.remedies).toMatchObject([
    { expectedFrom: 'south', answers: [{ by: 'south', answer: 'accepted' }] },
  ]);
});

test('[IN10] whether a remedy was done is each delegation’s word, also after its time', () => {
  const room = given(
    reports(),
    remedy(),
    accounts(south, 'not-done'),
    accounts(north, 'not-done'),
    accounts(south, 'done'),
  );
  expect(view(room, 499)?.remedies[0]?.dueState).toBe('open');
  const [one] = view(room, 500)?.remedies ?? [];
  expect(one?.dueState).toBe('passed');
  expect(one?.accounts.map((word) => [word.by, word.account])).toEqual([
    ['north', 'not-done'],
    ['south', 'done'],
  ]);
});

test('[IN11] the effect on the clock is stated apart, by the parties, and agreed only where all say the same', () => {
  const room = given(reports(), opens(), finds(mediator), remedy(), remedied(south, 'accepted'));
  expect(view(room)?.effect).toEqual({ agreed: null, words: [] });
  const one = room.and(effect(north, 'none'));
  expect(view(one)?.effect).toMatchObject({ agreed: null, words: [{ by: 'north', clock: 'none' }] });
  expect(view(one.and(effect(south, 'none')))?.effect.agreed).toBe('none');
  const differing = one.and(effect(south, 'by-an-act-on-the-truce'));
  expect(view(differing)?.effect.agreed).toBeNull();
  expect(view(differing.and(effect(south, 'none')))?.effect.agreed).toBe('none');
});

/** A second incident with all that belongs to it, each thing beside its like of the first. */
const another = (() => {
  const of = (name: string) => idOf(`other ${name}`);
  const inquiry = { inquiry: of('inquiry') };
  return [
    reports(north, { name: 'other incident', at: 210 }),
    mediator.says(
      'incidents.inquiry-opened',
      { incident: of('incident'), mandate: 'To hear.', members: ['mediator', 'south'] },
      { name: 'other inquiry', at: 220 },
    ),
    south.says(
      'incidents.visit-recorded',
      { ...inquiry, visit: 'made', at: 230, wording: 'Seen.' },
      { name: 'other visit' },
    ),
    mediator.says('incidents.finding-made', { ...inquiry, text: 'Two shells.' }, { name: 'other finding', at: 240 }),
    south.says(
      'incidents.finding-answered',
      { finding: of('finding'), answer: 'joined', wording: 'So it was.' },
      { at: 250 },
    ),
    north.says('incidents.version-given', { incident: of('incident'), says: 'From afar.' }, { at: 260 }),
    mediator.says(
      'incidents.remedy-proposed',
      { incident: of('incident'), expectedFrom: 'north', text: 'A letter.' },
      { name: 'other remedy', at: 270 },
    ),
    north.says(
      'incidents.remedy-account-given',
      { remedy: of('remedy'), account: 'done', wording: 'Sent.' },
      { at: 280 },
    ),
    south.says('incidents.effect-stated', { incident: of('incident'), clock: 'none', wording: 'No.' }, { at: 290 }),
  ];
})();

test('[IN3, IN4, IN5, IN6, IN7, IN8, IN9, IN10, IN11] what is said of one incident is shown with that one', () => {
  const first = given(
    reports(),
    opens(),
    visits(south),
    finds(mediator),
    answers(north, 'dissented'),
    answers(south, 'joined'),
    south.says('incidents.version-given', { ...about, says: 'From here.' }),
    remedy(),
    accounts(south, 'not-done'),
    effect(north, 'by-an-act-on-the-truce'),
  );
  const [alone] = first.shows(incidentsView, 'incidents', 400);
  expect(alone?.inquiries[0]).toMatchObject({
    ...{ id: idOf('inquiry'), by: 'mediator', mandate: 'To see.', members: ['mediator', 'north', 'south'] },
    findings: [{ joined: [{ by: 'south', wording: 'We joined.' }], dissents: [{ by: 'north' }], awaitedFrom: [] }],
  });
  const [one, other] = first.and(...another).shows(incidentsView, 'incidents', 400);
  expect(one).toEqual(alone);
  expect(other).toEqual({
    ...{
      id: idOf('other incident'),
      reportedBy: 'north',
      place: report.place,
      severity: 'serious',
      intent: 'not-known',
    },
    ...{ source: 'own-observation', text: 'A rocket was seen.', at: 100, enteredAt: 210, enteredLater: false },
    stage: 'finding',
    inquiries: [
      {
        ...{ id: idOf('other inquiry'), by: 'mediator', at: 220, mandate: 'To hear.', members: ['mediator', 'south'] },
        visits: [{ by: 'south', at: 0, visit: 'made', visitedAt: 230, wording: 'Seen.' }],
        findings: [
          {
            ...{ by: 'mediator', at: 240, id: idOf('other finding'), text: 'Two shells.' },
            ...{ joined: [{ by: 'south', at: 250, wording: 'So it was.' }], dissents: [], awaitedFrom: [] },
          },
        ],
      },
    ],
    versions: [{ by: 'north', at: 260, says: 'From afar.' }],
    remedies: [
      {
        ...{ by: 'mediator', at: 270, id: idOf('other remedy'), expectedFrom: 'north', text: 'A letter.' },
        ...{ due: null, dueState: null, answers: [] },
        accounts: [{ by: 'north', at: 280, account: 'done', wording: 'Sent.' }],
      },
    ],
    effect: { agreed: null, words: [{ by: 'south', at: 290, clock: 'none', wording: 'No.' }] },
  });
});

test('[IN4] every member of an inquiry is a delegation of the room', () => {
  given(reports())
    .when(opens(['mediator', 'stranger']))
    .then('unknown-delegation');
});

test('[IN5, IN7, IN9] nothing is recorded twice under one id', () => {
  const room = given(reports(), opens(), { ...visits(south), name: 'visit' }, finds(mediator), remedy());
  room.when({ ...visits(south), name: 'visit' }).then('recorded-already');
  room.when(finds(mediator)).then('recorded-already');
  room.when(remedy()).then('recorded-already');
});

test('[IN6, IN11] words are shown in the order of who says them, and agreed only where none differs', () => {
  const says = (who: typeof north, words: string) => who.says('incidents.version-given', { ...about, says: words });
  const room = given(reports(), ...[south, observer, north, mediator].map((who) => says(who, who.id)));
  expect(view(room)?.versions.map((one) => one.by)).toEqual(['mediator', 'north', 'observer', 'south']);
  const twice = given(
    reports(),
    effect(north, 'none', { name: 'one' }),
    effect(north, 'by-an-act-on-the-truce', { unseen: ['one'] }),
    effect(south, 'none'),
  );
  expect(view(twice)?.effect.words).toHaveLength(3);
  expect(view(twice)?.effect.agreed).toBeNull();
});
