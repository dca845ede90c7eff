import { expect, test } from 'vitest';
import { given, guide, idOf, mediator, north, observer, sealOf, south } from '#testing';
import { decisionsView } from './charter.ts';

type Who = typeof north;
type Options = { name?: string; unseen?: string[] };

const hex = (digit: string) => digit.repeat(64);
const add = (digit: string, delegation = 'north') => ({
  kind: 'add-node',
  delegation,
  node: { node: hex(digit), seal: sealOf(digit) },
});
const retire = (digit: string, cuts = 'c') => ({
  kind: 'retire-node',
  node: hex(digit),
  cuts: hex(cuts),
  reason: 'stolen',
});
const proposes = (who: Who, decision: object, name: string, options: Options = {}) =>
  who.says('charter.decision-proposed', { decision, wording: 'So decided.' }, { ...options, name });
const approves = (who: Who, name: string, options: Options = {}) =>
  who.says('charter.decision-approved', { decision: idOf(name) }, { ...options, name: `${who.id} ${name}` });
const declares = (who: Who, status: string) =>
  who.says('charter.participation-declared', { status, wording: 'We say so.' });
/** North decides about its own nodes, with the mediator. */
const decided = (decision: object, name: string, options: Options = {}) => [
  proposes(north, decision, name, options),
  approves(mediator, name, options),
];
const all = (name: string) => [name, `mediator ${name}`];

type Given = ReturnType<typeof given>;
const nodesOf = (room: Given, id = 'north') =>
  room
    .charter()
    .delegations.find((one) => one.id === id)
    ?.nodes.map(({ node }) => node[0])
    .sort()
    .join('');
const retiredOf = (room: Given, id = 'north') =>
  room
    .charter()
    .delegations.find((one) => one.id === id)
    ?.retired.map(({ node, cuts }) => `${node[0]}${cuts?.[0]}`);
const stateOf = (room: Given, name: string) =>
  decisionsView(room.charter()).find((one) => one.id === idOf(name))?.state;

test('[CH17] a node comes and goes with its own delegation and the convening mediator', () => {
  given()
    .when(proposes(north, add('a', 'south'), 'd'))
    .then('not-own-node');
  const open = given(proposes(north, add('a'), 'd'));
  expect(nodesOf(open)).toBe('3');
  open.when(approves(south, 'd')).then('not-asked');
  const added = open.and(approves(mediator, 'd'));
  expect(nodesOf(added)).toBe('3a');
  expect(nodesOf(added.and(...decided(retire('3'), 'r')))).toBe('a');
  // An observer has nodes of its own like anybody else.
  expect(nodesOf(given(proposes(observer, add('b', 'observer'), 'd'), approves(mediator, 'd')), 'observer')).toBe('5b');
});

test('[CH17] the mediator’s own nodes, and all nodes in its absence, take every deciding delegation that takes part', () => {
  const own = given(proposes(mediator, add('a', 'mediator'), 'd'), approves(north, 'd'));
  expect(nodesOf(own, 'mediator')).toBe('1');
  expect(nodesOf(own.and(approves(south, 'd')), 'mediator')).toBe('1a');
  const absent = given(declares(mediator, 'suspended'), proposes(observer, add('b', 'observer'), 'd'));
  expect(decisionsView(absent.charter())[0]?.needed).toEqual(['observer', 'north', 'south']);
});

test('[CH16] a suspended or withdrawn delegation retires its own node, and adds none', () => {
  for (const status of ['suspended', 'withdrawn']) {
    const away = given(...decided(add('a'), 'd'), declares(north, status));
    away.when(proposes(north, add('b'), 'e')).then(status === 'suspended' ? 'is-suspended' : 'has-withdrawn');
    expect(nodesOf(away.and(...decided(retire('3'), 'r')))).toBe('a');
  }
});

test('[CH19] at most eight nodes, and no key a second time', () => {
  const seven = [...'abdef09'].flatMap((digit) => decided(add(digit), `d${digit}`));
  expect(nodesOf(given(...seven))).toBe('039abdef');
  given(...seven)
    .when(proposes(north, add('7'), 'x'))
    .then('too-many-nodes');
  given()
    .when(proposes(north, add('4'), 'x'))
    .then('duplicate-node');
  // What a thief may have does not come back, with either key.
  const retired = given(...decided(add('a'), 'd'), ...decided(retire('a'), 'r'));
  retired.when(proposes(north, add('a'), 'x')).then('duplicate-node');
  retired
    .when(proposes(north, { ...add('b'), node: { node: hex('b'), seal: sealOf('a') } }, 'x'))
    .then('duplicate-node');
  // The eighth place taken twice at once: by nobody, until a decision that knows of both.
  const six = seven.slice(0, -2);
  const crowded = given(...six, ...decided(add('9'), 'one'), ...decided(add('7'), 'two', { unseen: all('one') }));
  expect(nodesOf(crowded)).toBe('03abdef');
  expect([stateOf(crowded, 'one'), stateOf(crowded, 'two')]).toEqual(['contested', 'contested']);
  expect(nodesOf(crowded.and(...decided(add('7'), 'three')))).toBe('037abdef');
  // Where there is room, two at once are two.
  expect(nodesOf(given(...decided(add('a'), 'one'), ...decided(add('b'), 'two', { unseen: all('one') })))).toBe('3ab');
});

test('[CH20] nobody retires another’s node, nor its own last one', () => {
  given(...decided(add('a'), 'd'))
    .when(proposes(south, retire('a'), 'r'))
    .then('not-own-node');
  given(...decided(add('a'), 'd'))
    .when(proposes(mediator, retire('a'), 'r'))
    .then('not-own-node');
  given()
    .when(proposes(north, retire('3'), 'r'))
    .then('last-node');
  // A thief and the robbed retire each other’s node at once: both are shown, and people find out who is who.
  const both = given(
    ...decided(add('a'), 'd'),
    ...decided(retire('3'), 'one'),
    ...decided(retire('a'), 'two', { unseen: all('one') }),
  );
  expect(nodesOf(both)).toBe('3a');
  expect([stateOf(both, 'one'), stateOf(both, 'two')]).toEqual(['contested', 'contested']);
  // The mediator, having approved the one, does not approve the other.
  given(...decided(add('a'), 'd'), proposes(north, retire('3'), 'one'), proposes(north, retire('a'), 'two'))
    .and(approves(mediator, 'one'))
    .when(approves(mediator, 'two'))
    .then('decided-otherwise');
});

test('[CH21] about its own nodes any delegation proposes', () => {
  given()
    .when(proposes(observer, add('a', 'observer'), 'd'))
    .then('stands');
  given()
    .when(proposes(guide, add('a', 'guide'), 'd'))
    .then('stands');
});

test('[CH22] a retired node is no longer in force, and stays listed with its cuts', () => {
  const room = given(...decided(add('a'), 'd'), ...decided(retire('3'), 'r'));
  expect(nodesOf(room)).toBe('a');
  expect(retiredOf(room)).toEqual(['3c']);
  room.when(proposes(north, retire('3'), 'again')).then('retired-already');
  room.when(proposes(south, retire('3', 'd'), 'again')).then('not-own-node');
  room.when(proposes(north, retire('9'), 'again')).then('unknown-node');
  const twice = given(
    ...decided(add('a'), 'd'),
    ...decided(retire('3', 'c'), 'r'),
    ...decided(retire('3', 'd'), 's', { unseen: all('r') }),
  );
  expect(nodesOf(twice)).toBe('a');
  expect([...(retiredOf(twice) ?? [])].sort()).toEqual(['3c', '3d']);
  // Who finds that it had seen more names other cuts; that takes nobody's place, not even at once with another retirement.
  const other = room.and(...decided(add('b'), 'b'), ...decided(retire('3', 'd'), 's'));
  expect([...(retiredOf(other) ?? [])].sort()).toEqual(['3c', '3d']);
  const both = room.and(
    ...decided(add('b'), 'b'),
    ...decided(retire('3', 'd'), 's'),
    ...decided(retire('b'), 't', { unseen: all('s') }),
  );
  expect(nodesOf(both)).toBe('a');
  expect([stateOf(both, 's'), stateOf(both, 't')]).toEqual(['taken', 'taken']);
});

test('[CH22] a stolen or recalled node is retired with a hash over its cuts; one that was replaced, with or without', () => {
  const says = (reason: string) =>
    given(...decided(add('a'), 'd')).when(proposes(north, { kind: 'retire-node', node: hex('3'), reason }, 'r'));
  says('stolen').then('cuts-missing');
  says('recalled').then('cuts-missing');
  says('replaced').then('stands');
});

test('[CH27] a sealing key has the length and the letters of an X-Wing public key', () => {
  const sealed = (seal: string) => given().when(proposes(north, { ...add('a'), node: { node: hex('a'), seal } }, 'd'));
  sealed(sealOf('a')).then('stands');
  for (const seal of ['seal-a', sealOf('a').slice(1), `${sealOf('a')}A`, `${sealOf('a').slice(0, -1)}B`])
    sealed(seal).then('not-a-seal-key');
  const newcomer = { id: 'east', label: 'East', capacities: ['observer'], nodes: [{ node: hex('e'), seal: 'x' }] };
  given()
    .when(proposes(mediator, { kind: 'admit-delegation', delegation: newcomer }, 'd'))
    .then('not-a-seal-key');
});

test('[CH23] one key added for two delegations at once is added for neither', () => {
  const room = given(
    ...decided(add('a'), 'one'),
    proposes(south, add('a', 'south'), 'two', { unseen: all('one') }),
    approves(mediator, 'two', { unseen: all('one') }),
  );
  expect([nodesOf(room), nodesOf(room, 'south')]).toEqual(['3', '4']);
  // Nor is it retired by who knew of one of them only.
  const retired = room.and(...decided(add('b'), 'b'), ...decided(add('9'), 'c'));
  expect(nodesOf(retired)).toBe('39b');
  const beside = given(
    ...decided(add('a'), 'one'),
    ...decided(retire('a'), 'gone'),
    proposes(south, add('a', 'south'), 'two', { unseen: [...all('one'), ...all('gone')] }),
    approves(mediator, 'two', { unseen: [...all('one'), ...all('gone')] }),
  );
  expect(['one', 'gone', 'two'].map((name) => stateOf(beside, name))).toEqual(['contested', 'contested', 'contested']);
  expect([nodesOf(beside), nodesOf(beside, 'south')]).toEqual(['3', '4']);
});
