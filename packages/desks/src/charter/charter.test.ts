import { expect, test } from 'vitest';
import { convening, given, guide, idOf, mediator, north, observer, refOf, sealOf, south } from '#testing';
import { activeParties } from '../admission.ts';
import { type CharterSaid, charter, participationOf, participationView } from './charter.ts';

type Convening = typeof convening;

/** What the judge says of a room that would be convened so. */
function convenes(changed: (room: Convening) => object, by = 'mediator') {
  const said = { kind: 'charter.convened' as const, id: 'a', ref: 'b', by, at: 0, notBefore: 0, saw: () => false };
  const body = charter.acts['charter.convened']?.fields.parse(changed(convening));
  return charter.judge(charter.initial, charter.initial, { ...said, body } as Parameters<typeof charter.judge>[2]);
}
const parses = (changed: (room: Convening) => object) =>
  charter.acts['charter.convened']?.fields.safeParse(changed(convening)).success;
const first = convening.delegations[0] as Convening['delegations'][number];
const others = convening.delegations.slice(1);
const withFirst = (change: object) => (room: Convening) => ({
  ...room,
  delegations: [{ ...first, ...change }, ...others],
});

const declares = (who: typeof north, status: string, options = {}) =>
  who.says('charter.participation-declared', { status, wording: 'We say so.' }, options);
const consents = (who: typeof north, options = {}) => who.says('charter.consented', {}, options);

test('[CH1] a room is convened once', () => {
  expect(convenes((room) => room)).toBe('stands');
  given().when(mediator.says('charter.convened', convening)).then('convened-already');
});

test('[CH1] a charter keeps its title, terms and delegations in their order', () => {
  const made = given().charter();
  expect(made).toMatchObject({ title: convening.title, terms: convening.terms, convener: 'mediator' });
  expect(made.delegations.map((one) => one.id)).toEqual(convening.delegations.map((one) => one.id));
});

test('[CH2] the convener speaks for itself, is in the room, and is a mediator', () => {
  expect(convenes((room) => room, 'guide')).toBe('not-the-convener');
  expect(convenes((room) => ({ ...room, convener: 'north' }), 'north')).toBe('convener-is-not-a-mediator');
  expect(convenes((room) => ({ ...room, convener: 'elsewhere' }), 'elsewhere')).toBe('convener-is-not-a-mediator');
});

test('[CH3] ids, labels and capacities are not repeated', () => {
  expect(convenes(withFirst({ label: 'Northbank' }))).toBe('duplicate-delegation');
  expect(convenes((room) => ({ ...room, delegations: [...room.delegations, { ...first, label: 'X' }] }))).toBe(
    'duplicate-delegation',
  );
  expect(convenes(withFirst({ capacities: ['mediator', 'mediator'] }))).toBe('duplicate-capacity');
  expect(convenes(withFirst({ capacities: ['mediator', 'host'] }))).toBe('stands');
});

test('[CH4] one to eight nodes each, and no key twice', () => {
  const node = (digit: string, seal: string) => ({ node: digit.repeat(64), seal: sealOf(seal) });
  const many = (length: number) => Array.from({ length }, (_, index) => node('abcdef089'[index] ?? '7', `s${index}`));
  expect(convenes(withFirst({ nodes: [node('3', 'another')] }))).toBe('duplicate-node');
  expect(convenes(withFirst({ nodes: [node('a', 'north')] }))).toBe('duplicate-node');
  expect(convenes(withFirst({ nodes: many(8) }))).toBe('stands');
  expect(parses(withFirst({ nodes: many(9) }))).toBe(false);
  expect(parses(withFirst({ nodes: [] }))).toBe(false);
});

test('[CH27] the charter names sealing keys that are none but X-Wing public keys', () => {
  expect(convenes(withFirst({ nodes: [{ node: 'a'.repeat(64), seal: 'short' }] }))).toBe('not-a-seal-key');
});

test('[CH5] strangers neither consent nor declare; who has withdrawn may come back', () => {
  given()
    .when({ ...consents(north), by: 'stranger' })
    .then('not-in-the-charter');
  given(declares(north, 'withdrawn')).when(declares(north, 'active')).then('stands');
  given(declares(north, 'withdrawn')).when(consents(north)).then('stands');
});

test('[CH6] a delegation consents once', () => {
  given().when(consents(observer)).then('stands');
  given(consents(south)).when(consents(south)).then('consented-already');
  const consented = given(consents(south), consents(guide)).charter().delegations;
  expect(consented.filter((one) => one.consented).map((one) => one.id)).toEqual(['guide', 'south']);
});

test('[CH7] a declaration changes its author’s participation only', () => {
  given().when(declares(north, 'active')).then('already-so');
  given(declares(north, 'suspended')).when(declares(north, 'suspended')).then('already-so');
  const made = given(declares(north, 'suspended')).charter();
  expect(participationOf(made, 'north')).toMatchObject({ state: 'settled', value: 'suspended' });
  expect(participationOf(made, 'south')).toEqual({ state: 'empty' });
  expect(activeParties(made)).toEqual(['south']);
});

test('[CH8] declarations that exclude each other are both kept, and it counts as taking part', () => {
  const made = given(
    declares(north, 'suspended'),
    declares(north, 'active', { name: 'return' }),
    declares(north, 'withdrawn', { unseen: ['return'] }),
  );
  const reading = participationOf(made.charter(), 'north');
  expect(reading.state === 'contested' && reading.versions.map((version) => version.value).sort()).toEqual([
    'active',
    'withdrawn',
  ]);
  expect(activeParties(made.charter())).toEqual(['north', 'south']);
  expect(activeParties(made.and(declares(north, 'suspended')).charter())).toEqual(['south']);
});

test('[CH9] a suspension has its wording and may carry cuts, a return needs neither', () => {
  const says = (body: object) => north.says('charter.participation-declared', body);
  const cuts = 'c'.repeat(64);
  given()
    .when(says({ status: 'suspended' }))
    .then('wording-missing');
  given()
    .when(says({ status: 'withdrawn', cuts }))
    .then('wording-missing');
  const away = given(says({ status: 'suspended', wording: 'For now.', cuts }));
  expect(away.charter().delegations[2]?.declared).toMatchObject([{ status: 'suspended', wording: 'For now.', cuts }]);
  away.when(says({ status: 'active' })).then('stands');
  away.when(says({ status: 'active', cuts })).then('cuts-of-a-return');
});

test('[CH10] who returns is what it was, and every declaration stays', () => {
  const returns = north.says('charter.participation-declared', { status: 'active' }, { at: 30 });
  const away = given(
    consents(north),
    declares(north, 'suspended', { at: 10 }),
    declares(north, 'withdrawn', { at: 20 }),
  );
  expect(participationView(away.charter(), 'north')).toEqual({ status: 'withdrawn', since: 20, wording: 'We say so.' });
  const back = away.and(returns).charter();
  expect(participationView(back, 'north')).toEqual({ status: 'returned', since: 30, wording: null });
  const [before, after] = [given(consents(north)).charter(), back].map((made) => made.delegations[2]);
  expect(after).toMatchObject({ nodes: before?.nodes, consented: true, capacities: ['party'] });
  expect(after?.declared.map((one) => [one.status, one.at])).toEqual([
    ['suspended', 10],
    ['withdrawn', 20],
    ['active', 30],
  ]);
  expect(participationView(back, 'south')).toEqual({ status: 'active', since: null, wording: null });
});

test('[CH1, CH7, CH10] an act that comes again changes nothing, and what was said stands in the order of its entries', () => {
  const at = (name: string, body: object, when: number) =>
    north.says('charter.participation-declared', body, { name, at: when });
  const first = at('z first', { status: 'suspended', wording: 'For now.' }, 10);
  const room = given(first, at('a second', { status: 'active' }, 20), consents(north));
  const made = room.charter();
  const refs = made.facts.map((fact) => fact.ref);
  expect(refs).toEqual([...refs].sort());
  expect(refs.indexOf(refOf('a second'))).toBeLessThan(refs.indexOf(refOf('z first')));
  expect(made.delegations[2]?.declared.map((one) => one.at)).toEqual([10, 20]);
  const { kind, by, body } = first;
  const again = { kind, by, body, id: idOf('z first'), ref: refOf('z first'), at: 10, notBefore: 0, saw: () => false };
  const apply = (said: object) => charter.apply(made, made, said as CharterSaid);
  expect(apply(again)).toBe(made);
  expect(apply({ ...again, kind: 'charter.convened', by: 'mediator', body: convening, ref: refOf('other') })).toBe(
    made,
  );
  // What one delegation declares replaces nothing that another did, also where it had seen that.
  const south = { ...again, by: 'south', ref: refOf('south'), saw: () => true };
  expect(apply(south).facts.find((fact) => fact.ref === refOf('south'))).toMatchObject({ by: 'south', over: [] });
});

test('[CH7, CH8] one who is both away and here may declare either, and takes part', () => {
  const both = given(
    declares(north, 'suspended', { name: 'away' }),
    declares(north, 'active', { name: 'return' }),
    declares(north, 'withdrawn', { unseen: ['return'] }),
  );
  expect(participationView(both.charter(), 'north')).toEqual({ status: 'contested', since: null, wording: null });
  for (const status of ['active', 'suspended', 'withdrawn']) both.when(declares(north, status)).then('stands');
  const board = { decision: { kind: 'name-board', channel: 'b'.repeat(64) }, wording: 'So.' };
  both.when(north.says('charter.decision-proposed', board)).then('stands');
});

test('[CH3, CH5] nobody who is not in the room has a participation', () => {
  expect(participationOf(given().charter(), 'stranger')).toEqual({ state: 'empty' });
  expect(participationView(given().charter(), 'stranger')).toEqual({ status: 'active', since: null, wording: null });
});
