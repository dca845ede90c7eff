import { expect, test } from 'vitest';
import { convening, given, guide, idOf, mediator, north, observer, refOf, sealOf, south } from '#testing';
import { actOf } from '../registry.ts';
import { decisionsView, namedBoard, procedureView, ruleOf } from './charter.ts';

type Who = typeof north;
type Options = { name?: string; at?: number; notBefore?: number; unseen?: string[] };

const proposes = (who: Who, decision: object, name: string, options: Options = {}) =>
  who.says('charter.decision-proposed', { decision, wording: 'So decided.' }, { ...options, name });
const approves = (who: Who, name: string, options: Options = {}) =>
  who.says(
    'charter.decision-approved',
    { decision: idOf(name) },
    { ...options, name: options.name ?? `${who.id} ${name}` },
  );
const declares = (who: Who, status: string) =>
  who.says('charter.participation-declared', { status, wording: 'We say so.' });

const hex = (digit: string) => digit.repeat(64);
const board = (digit: string) => ({ kind: 'name-board', channel: hex(digit) });
const rule = (consents: string, ...deciding: string[]) => ({ kind: 'change-rule', rule: { deciding, consents } });
const admission = (id: string, change: object = {}) => ({
  kind: 'admit-delegation',
  delegation: {
    id,
    label: `The ${id}`,
    capacities: ['observer'],
    nodes: [{ node: hex(id === 'east' ? 'e' : 'f'), seal: sealOf(id) }],
    ...change,
  },
});
const reduced = (until: number, procedure = 'Inspections with three teams.') => ({
  kind: 'reduced-procedure',
  procedure,
  until,
});

type Given = ReturnType<typeof given>;
const stateOf = (room: Given, name: string) =>
  decisionsView(room.charter()).find((one) => one.id === idOf(name))?.state;
/** A decision proposed by the mediator and approved by both parties. */
const decided = (decision: object, name: string, options: Options = {}) => [
  proposes(mediator, decision, name, options),
  approves(north, name, options.unseen ? { unseen: options.unseen } : {}),
  approves(south, name, options.unseen ? { unseen: options.unseen } : {}),
];
/** The names of the acts of `decided`, as what somebody had not seen. */
const all = (name: string) => [name, `north ${name}`, `south ${name}`];

test('[CH11] a delegation is one voice, and its proposal is its approval', () => {
  const open = given(proposes(north, board('b'), 'd'));
  expect(decisionsView(open.charter())).toMatchObject([{ approvedBy: ['north'], proposedBy: 'north', state: 'open' }]);
  open.when(approves(north, 'd')).then('approved-already');
  open.when(approves(south, 'e')).then('unknown-decision');
  // Two nodes of south approve at once: still one voice, and the mediator's is awaited.
  const twice = open.and(approves(south, 'd'), approves(south, 'd', { name: 'again', unseen: ['south d'] }));
  expect(decisionsView(twice.charter())[0]?.approvedBy).toEqual(['north', 'south']);
  expect(stateOf(twice, 'd')).toBe('open');
  expect(stateOf(twice.and(approves(mediator, 'd')), 'd')).toBe('taken');
});

test('[CH12] every active party and the convening mediator approve', () => {
  const half = given(proposes(mediator, board('b'), 'd'), approves(north, 'd'));
  expect(namedBoard(half.charter())).toBeNull();
  expect(namedBoard(half.and(approves(south, 'd')).charter())).toBe(hex('b'));
  // South has suspended: the others decide without it.
  const two = given(declares(south, 'suspended'), proposes(mediator, board('b'), 'd'), approves(north, 'd'));
  expect(decisionsView(two.charter())[0]).toMatchObject({ needed: ['mediator', 'north'], state: 'taken' });
  // So do the parties while the convening mediator takes no part.
  const parties = given(declares(mediator, 'withdrawn'), proposes(north, board('b'), 'd'), approves(south, 'd'));
  expect(stateOf(parties, 'd')).toBe('taken');
});

test('[CH12] another rule is agreed, and decisions proposed after it follow it', () => {
  const room = given(...decided(rule('more-than-half', 'north', 'south', 'guide'), 'r'));
  expect(ruleOf(room.charter())).toEqual({ deciding: ['north', 'south', 'guide'], consents: 'more-than-half' });
  const next = room.and(proposes(north, board('b'), 'd'));
  expect(stateOf(next, 'd')).toBe('open');
  expect(stateOf(next.and(approves(guide, 'd')), 'd')).toBe('taken');
  next.when(approves(mediator, 'd')).then('not-asked');
});

test('[CH13] more than half of those who decide, the absent counted, as the proposal found them', () => {
  const alone = given(declares(north, 'suspended'), declares(south, 'withdrawn'), proposes(mediator, board('b'), 'd'));
  expect(decisionsView(alone.charter())[0]).toMatchObject({ needed: ['mediator'], atLeast: 2, state: 'open' });
  // Who returns may give the missing voice, and is not asked for it.
  expect(stateOf(alone.and(declares(north, 'active'), approves(north, 'd')), 'd')).toBe('taken');
  // Who suspends after the proposal was asked, and still is.
  const asked = given(proposes(mediator, board('b'), 'd'), approves(north, 'd'), declares(south, 'suspended'));
  expect(stateOf(asked, 'd')).toBe('open');
  // A suspension that the proposal's author had not seen changes nothing of whom it asks.
  const suspends = { ...declares(south, 'suspended'), name: 'away' };
  const unseen = given(suspends, proposes(mediator, board('b'), 'd', { unseen: ['away'] }), approves(north, 'd'));
  expect(decisionsView(unseen.charter())[0]?.needed).toEqual(['mediator', 'north', 'south']);
  expect(stateOf(unseen, 'd')).toBe('open');
});

test('[CH14] nobody else approves, and a rule names parties and mediators, each once', () => {
  const open = given(proposes(north, board('b'), 'd'));
  open.when(approves(observer, 'd')).then('not-asked');
  open.when(approves(guide, 'd')).then('not-asked');
  open.when({ ...approves(south, 'd'), by: 'stranger' }).then('not-in-the-charter');
  const says = (...deciding: string[]) => given().when(proposes(north, rule('every-active', ...deciding), 'r'));
  says('north', 'observer').then('never-decides');
  says('north', 'stranger').then('unknown-delegation');
  says('north', 'south', 'north').then('named-twice');
  says('north', 'guide').then('stands');
});

test('[CH15] another rule and another party take all who decide, the absent too', () => {
  for (const decision of [
    rule('more-than-half', 'north', 'mediator'),
    admission('east', { capacities: ['host', 'party'] }),
  ]) {
    const two = given(declares(south, 'suspended'), proposes(mediator, decision, 'd'), approves(north, 'd'));
    expect(stateOf(two, 'd')).toBe('open');
    expect(stateOf(two.and(declares(south, 'active'), approves(south, 'd')), 'd')).toBe('taken');
  }
  const party = given(...decided(admission('east', { capacities: ['party'] }), 'd'));
  expect(ruleOf(party.charter()).deciding).toEqual(['mediator', 'north', 'south', 'east']);
});

test('[CH16] the suspended and the withdrawn neither propose nor approve', () => {
  const open = given(proposes(mediator, board('b'), 'd'));
  open.and(declares(north, 'suspended')).when(approves(north, 'd')).then('is-suspended');
  open.and(declares(north, 'withdrawn')).when(approves(north, 'd')).then('has-withdrawn');
  given(declares(north, 'suspended'))
    .when(proposes(north, board('b'), 'd'))
    .then('is-suspended');
  given(declares(north, 'withdrawn'))
    .when(proposes(north, board('b'), 'd'))
    .then('has-withdrawn');
  given(declares(north, 'suspended'), declares(north, 'active'))
    .when(proposes(north, board('b'), 'd'))
    .then('stands');
});

test('[CH18] a delegation is admitted under an id, a label and keys of its own', () => {
  const says = (change: object, id = 'east') => given().when(proposes(mediator, admission(id, change), 'd'));
  says({}, 'south').then('duplicate-delegation');
  says({ label: 'Northbank' }).then('duplicate-delegation');
  says({ capacities: ['observer', 'observer'] }).then('duplicate-capacity');
  says({ nodes: [{ node: hex('3'), seal: sealOf('x') }] }).then('duplicate-node');
  says({ nodes: [{ node: hex('e'), seal: sealOf('north') }] }).then('duplicate-node');
  says({
    nodes: [
      { node: hex('e'), seal: sealOf('x') },
      { node: hex('e'), seal: sealOf('y') },
    ],
  }).then('duplicate-node');
  says({}).then('stands');
  const room = given(...decided(admission('east'), 'd'));
  expect(room.charter().delegations.at(-1)).toMatchObject({ id: 'east', consented: false, participation: [] });
  const consents = { ...north.says('charter.consented', {}), by: 'east' };
  given().when(consents).then('not-in-the-charter');
  room.when(consents).then('stands');
  expect(room.and(consents).charter().delegations.at(-1)?.consented).toBe(true);
});

test('[CH18] a room has at most thirty-two delegations', () => {
  // The mediator decides alone here, or a room would take a hundred acts to fill.
  const alone = decided(rule('more-than-half', 'mediator'), 'alone');
  const rest = Array.from({ length: 32 - convening.delegations.length }, (_, index) => `more-${index}`);
  const node = (index: number) => ({
    node: (0xd00 + index).toString(16).repeat(22).slice(0, 64),
    seal: sealOf(`s${index}`),
  });
  const full = rest.map((id, index) => proposes(mediator, admission(id, { nodes: [node(index)] }), id));
  const almost = given(...alone, ...full.slice(0, -1));
  almost
    .and(...full.slice(-1))
    .when(proposes(mediator, admission('east'), 'd'))
    .then('too-many-delegations');
  // The last place taken by two that did not know of each other: neither is admitted.
  const rivals = almost.and(
    proposes(mediator, admission('east'), 'a'),
    proposes(mediator, admission('west'), 'b', { unseen: ['a'] }),
  );
  expect(rivals.charter().delegations).toHaveLength(31);
  expect([stateOf(rivals, 'a'), stateOf(rivals, 'b')]).toEqual(['contested', 'contested']);
});

test('[CH20] no decision removes a delegation', () => {
  const fields = actOf('charter.decision-proposed')?.fields;
  const parses = (decision: object) => fields?.safeParse({ decision, wording: 'So.' }).success;
  expect(parses(board('b'))).toBe(true);
  for (const kind of ['remove-delegation', 'expel-delegation', 'suspend-delegation', 'constructor'])
    expect(parses({ kind, delegation: 'north' })).toBe(false);
  const ids = (room: Given) => room.charter().delegations.map((one) => one.id);
  const every = given(...decided(rule('more-than-half', 'mediator', 'south'), 'r'), ...decidedBySouth(board('b'), 'd'));
  expect(ids(every)).toEqual(ids(given()));
});

function decidedBySouth(decision: object, name: string) {
  return [proposes(mediator, decision, name), approves(south, name)];
}

test('[CH21] parties and mediators propose', () => {
  given()
    .when(proposes(observer, board('b'), 'd'))
    .then('proposes-no-decisions');
  for (const who of [north, guide, mediator])
    given()
      .when(proposes(who, board('b'), 'd'))
      .then('stands');
  // The second mediator proposes, and that is no approval.
  const room = given(proposes(guide, board('b'), 'd'), approves(north, 'd'), approves(south, 'd'));
  expect(stateOf(room, 'd')).toBe('open');
});

test('[CH23] rival decisions have no effect, whatever they are about', () => {
  const rivals: [object, object][] = [
    [board('b'), board('c')],
    [rule('every-active', 'north'), rule('every-active', 'south')],
    [admission('east'), admission('east', { label: 'Another label' })],
    [admission('east'), admission('west', { label: 'The east' })],
    [admission('east'), admission('west', { nodes: [{ node: hex('e'), seal: sealOf('other') }] })],
  ];
  for (const [one, other] of rivals) {
    const room = given(...decided(one, 'a'), ...decided(other, 'b', { unseen: all('a') }));
    expect([stateOf(room, 'a'), stateOf(room, 'b')]).toEqual(['contested', 'contested']);
    const plain = given().charter();
    expect({ ...room.charter(), facts: [] }).toEqual({ ...plain, facts: [] });
    expect(namedBoard(room.charter())).toBeNull();
    expect(ruleOf(room.charter())).toEqual(ruleOf(plain));
    expect(decisionsView(room.charter()).map((shown) => shown.rivals)).toEqual([[idOf('b')], [idOf('a')]]);
  }
});

test('[CH23] what stood before rival decisions stands on, and equal decisions are no rivals', () => {
  const before = decided(board('a'), 'before');
  const room = given(...before, ...decided(board('b'), 'a'), ...decided(board('c'), 'b', { unseen: all('a') }));
  expect(namedBoard(room.charter())).toBe(hex('a'));
  expect(stateOf(room, 'before')).toBe('taken');
  const equal = given(...decided(board('b'), 'a'), ...decided(board('b'), 'b', { unseen: all('a') }));
  expect(namedBoard(equal.charter())).toBe(hex('b'));
  expect([stateOf(equal, 'a'), stateOf(equal, 'b')]).toEqual(['taken', 'taken']);
  const twins = given(...decided(admission('east'), 'a'), ...decided(admission('east'), 'b', { unseen: all('a') }));
  expect(twins.charter().delegations.filter((one) => one.id === 'east')).toHaveLength(1);
});

test('[CH24] a decision that knows of the rivals settles it', () => {
  const contested = given(...decided(board('b'), 'a'), ...decided(board('c'), 'b', { unseen: all('a') }));
  const later = contested.and(...decided(board('c'), 'later'));
  expect(namedBoard(later.charter())).toBe(hex('c'));
  expect(['a', 'b', 'later'].map((name) => stateOf(later, name))).toEqual(['set-aside', 'set-aside', 'taken']);
  // Knowing of one of them only, it is a third rival.
  const third = contested.and(...decided(board('d'), 'third', { unseen: all('b') }));
  expect(namedBoard(third.charter())).toBeNull();
  expect(stateOf(third, 'third')).toBe('contested');
});

test('[CH24] a decision in time replaces another, and an older proposal is not finished after it', () => {
  const room = given(proposes(mediator, board('b'), 'old'), approves(north, 'old'), ...decided(board('c'), 'new'));
  room.when(approves(south, 'old')).then('decided-otherwise');
  expect(stateOf(room, 'old')).toBe('open');
  const again = room.and(...decided(board('b'), 'newer'));
  expect(namedBoard(again.charter())).toBe(hex('b'));
  expect([stateOf(again, 'new'), stateOf(again, 'newer')]).toEqual(['replaced', 'taken']);
});

test('[CH25] a reduced procedure needs somebody absent and an end to come', () => {
  given()
    .when(proposes(mediator, reduced(10), 'p'))
    .then('nobody-is-suspended');
  const away = given(declares(south, 'suspended'));
  away.when(proposes(mediator, reduced(10), 'p', { at: 10 })).then('until-is-past');
  away.when(proposes(mediator, reduced(10), 'p', { notBefore: 10 })).then('until-is-past');
  away.when(proposes(mediator, reduced(10), 'p', { at: 9 })).then('stands');
});

test('[CH25] the latest reduced procedure counts, and is shown as past after its end', () => {
  const adopts = (decision: object, name: string) => [proposes(mediator, decision, name), approves(north, name)];
  const room = given(declares(south, 'suspended'), ...adopts(reduced(100), 'p'));
  const shown = { decision: idOf('p'), procedure: 'Inspections with three teams.', until: 100 };
  expect(procedureView(given().charter(), 0)).toBeNull();
  expect(procedureView(room.charter(), 99)).toEqual({ ...shown, past: false });
  expect(procedureView(room.charter(), 100)).toEqual({ ...shown, past: true });
  const next = room.and(...adopts(reduced(50, 'Two teams.'), 'q'));
  expect(procedureView(next.charter(), 60)).toEqual({
    decision: idOf('q'),
    procedure: 'Two teams.',
    until: 50,
    past: true,
  });
});

test('[CH26] the charter names one shared channel, the later in place of the earlier', () => {
  const room = given(...decided(board('b'), 'd'));
  expect(namedBoard(given().charter())).toBeNull();
  expect(namedBoard(room.charter())).toBe(hex('b'));
  expect(namedBoard(room.and(...decided(board('c'), 'e')).charter())).toBe(hex('c'));
});

test('[CH28] the charter’s own channel is not the one that it names', () => {
  const own = { kind: 'name-board', channel: refOf('convened') };
  given()
    .when(proposes(mediator, own, 'd'))
    .then('board-is-the-charter');
});

test('[CH11, CH23] decisions stand in the order in which they were proposed, then of their entries', () => {
  const room = given(
    proposes(north, board('b'), 'c', { at: 20 }),
    proposes(north, board('c'), 'b', { at: 10 }),
    proposes(north, board('d'), 'a', { at: 20 }),
  );
  expect(decisionsView(room.charter()).map((one) => one.id)).toEqual([idOf('b'), idOf('a'), idOf('c')]);
});

test('[CH16] who is away in one word and gone in another is away', () => {
  const away = { ...declares(north, 'suspended'), name: 'away' };
  const gone = { ...declares(north, 'withdrawn'), unseen: ['away'] };
  given(away, gone)
    .when(proposes(north, board('b'), 'd'))
    .then('is-suspended');
});

test('[CH18, CH23] equal admissions are one, however they are written; any difference makes them rivals', () => {
  const { kind, delegation } = admission('east');
  const reordered = { delegation: Object.fromEntries(Object.entries(delegation).reverse()), kind };
  const both = (other: object) =>
    given(...decided(admission('east'), 'a'), ...decided(other, 'b', { unseen: all('a') }));
  const same = both(reordered);
  expect([stateOf(same, 'a'), stateOf(same, 'b')]).toEqual(['taken', 'taken']);
  expect(same.charter().delegations.filter((one) => one.id === 'east')).toHaveLength(1);
  const keys = (node: string, seal: string) => ({ nodes: [{ node: hex(node), seal: sealOf(seal) }] });
  const other = (change: object) => admission('west', { ...keys('f', 'west'), ...change });
  for (const rival of [
    admission('east', { capacities: ['host'] }),
    admission('east', { ...keys('f', 'east') }),
    other({ label: 'The east' }),
    other(keys('e', 'west')),
    other(keys('f', 'east')),
  ]) {
    const room = both(rival);
    expect([stateOf(room, 'a'), stateOf(room, 'b')]).toEqual(['contested', 'contested']);
    expect(room.charter().delegations).toHaveLength(convening.delegations.length);
  }
  const apart = both(other({}));
  expect([stateOf(apart, 'a'), stateOf(apart, 'b')]).toEqual(['taken', 'taken']);
});

test('[CH18] of the keys of one who is admitted each is new, and each a sealing key', () => {
  const says = (...nodes: object[]) => given().when(proposes(mediator, admission('east', { nodes }), 'd'));
  const fresh = { node: hex('e'), seal: sealOf('e') };
  says(fresh, { node: hex('3'), seal: sealOf('f') }).then('duplicate-node');
  says(fresh, { node: hex('f'), seal: 'short' }).then('not-a-seal-key');
  says(fresh, { node: hex('f'), seal: sealOf('f') }).then('stands');
});

test('[CH18, CH19] what was admitted or added keeps its keys for ever', () => {
  const room = given(...decided(admission('east'), 'd'));
  for (const keys of [
    { node: hex('e'), seal: sealOf('x') },
    { node: hex('a'), seal: sealOf('east') },
  ])
    room.when(proposes(north, { kind: 'add-node', delegation: 'north', node: keys }, 'n')).then('duplicate-node');
});

test('[CH24] it takes all of those that are contested to settle them, and one of their own kind to replace one', () => {
  const rivals = given(
    ...decided(board('a'), 'a'),
    ...decided(board('b'), 'b', { unseen: all('a') }),
    ...decided(board('c'), 'c', { unseen: [...all('a'), ...all('b')] }),
  );
  const half = rivals.and(...decided(board('d'), 'd', { unseen: all('c') }));
  expect(['a', 'b', 'c'].map((name) => stateOf(half, name))).toEqual(['contested', 'contested', 'contested']);
  const whole = rivals.and(...decided(board('d'), 'd'));
  expect(['a', 'b', 'c', 'd'].map((name) => stateOf(whole, name))).toEqual([
    'set-aside',
    'set-aside',
    'set-aside',
    'taken',
  ]);
  const later = given(...decided(board('a'), 'a'), ...decided(rule('more-than-half', 'north', 'south'), 'r'));
  expect([stateOf(later, 'a'), stateOf(later, 'r')]).toEqual(['taken', 'taken']);
});

test('[CH18, CH23] what a delegation decides is contested while its own admission is', () => {
  const east = admission('east', { capacities: ['mediator'] });
  const added = { kind: 'add-node', delegation: 'east', node: { node: hex('a'), seal: sealOf('a') } };
  const room = given(
    ...decided(east, 'd'),
    { ...proposes(north, added, 'n'), by: 'east' },
    approves(mediator, 'n'),
    ...decided(admission('east', { capacities: ['host'] }), 'other', { unseen: [...all('d'), 'n', 'mediator n'] }),
  );
  expect(stateOf(room, 'd')).toBe('contested');
  expect(stateOf(room, 'n')).toBe('contested');
  expect(
    stateOf(given(...decided(east, 'd'), { ...proposes(north, added, 'n'), by: 'east' }, approves(mediator, 'n')), 'n'),
  ).toBe('taken');
});

test('[CH25] while all who said something say that they are here, no reduced procedure is decided', () => {
  given(declares(north, 'suspended'), declares(north, 'active'))
    .when(proposes(mediator, reduced(1000), 'd'))
    .then('nobody-is-suspended');
});

test('[CH13] a delegation that is away in one word and here in another is asked', () => {
  const away = { ...declares(south, 'suspended'), name: 'away' };
  const back = { ...declares(south, 'active'), name: 'back' };
  const gone = { ...declares(south, 'withdrawn'), unseen: ['back'] };
  const room = given(away, back, gone, proposes(mediator, board('b'), 'd'));
  expect(decisionsView(room.charter())[0]?.needed).toEqual(['mediator', 'north', 'south']);
});
