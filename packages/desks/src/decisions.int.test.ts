/** The charter's decisions in every order that they can arrive in: who acts has mostly not seen all that was decided. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Charter, decisionsView, type Said } from './index.ts';
import { convening, idOf, type Judged, judged, roomOf, sealOf } from './testing/given.ts';
import { arrival } from './testing/history.ts';

const hex = (digit: string) => digit.repeat(64);

type Roll = { author: number; what: number; which: number; seen: number[] };
const rolls = fc.array(
  fc.record({
    author: fc.nat({ max: 99 }),
    what: fc.nat({ max: 99 }),
    which: fc.nat({ max: 99 }),
    seen: fc.array(fc.nat({ max: 99 }), { maxLength: 4 }),
  }),
  { maxLength: 36, size: 'max' },
);

/** What is decided here: about nodes of one's own, the board, and one newcomer under several labels. */
function decisionOf(by: string, what: number, digit: string) {
  const newcomer = { id: 'east', label: `East ${digit}`, capacities: ['observer'] };
  const own = { mediator: '1', north: '3', south: '4' }[by] ?? '5';
  switch (what % 6) {
    case 0:
    case 5:
      return { kind: 'name-board', channel: hex(digit) };
    case 1:
      return {
        kind: 'admit-delegation',
        delegation: { ...newcomer, nodes: [{ node: hex(digit), seal: sealOf('seal') }] },
      };
    case 2:
      return { kind: 'retire-node', node: hex(what % 12 === 2 ? own : digit), cuts: hex(digit), reason: 'stolen' };
    default:
      return { kind: 'add-node', delegation: by, node: { node: hex(digit), seal: sealOf(digit) } };
  }
}

/** All have seen these: north and south have a second node each, and two voices of three are enough. */
const opening: readonly (readonly [by: string, kind: string, body: object])[] = [
  ['north', 'charter.decision-proposed', { decision: decisionOf('north', 3, 'd'), wording: 'So.' }],
  ['mediator', 'charter.decision-approved', { decision: idOf('act 1') }],
  ['south', 'charter.decision-proposed', { decision: decisionOf('south', 3, 'e'), wording: 'So.' }],
  ['mediator', 'charter.decision-approved', { decision: idOf('act 3') }],
  [
    'mediator',
    'charter.decision-proposed',
    {
      decision: { kind: 'change-rule', rule: { deciding: ['mediator', 'north', 'south'], consents: 'more-than-half' } },
      wording: 'So.',
    },
  ],
  ['north', 'charter.decision-approved', { decision: idOf('act 5') }],
  ['south', 'charter.decision-approved', { decision: idOf('act 5') }],
];

function historyOf(made: readonly Roll[]) {
  const acts: Said[] = [];
  const past: Set<number>[] = [];
  const say = (by: string, kind: string, body: object, seen: Set<number>) => {
    const refs = new Set([...seen].map((one) => acts[one]?.ref));
    const index = acts.length;
    // Order of refs and of claimed times is not the order of acts.
    const ref = idOf(`${(index * 7919) % 1009} entry ${index}`);
    acts.push({ kind, id: idOf(`act ${index}`), ref, by, at: index % 5, notBefore: 0, body, saw: (r) => refs.has(r) });
    past.push(seen);
  };
  say('mediator', 'charter.convened', convening, new Set());
  for (const [by, kind, body] of opening) say(by, kind, body, new Set(acts.keys()));
  const begun = acts.length;
  for (const { author, what, which, seen: links } of made) {
    const digit = [...'abc'][which % 3] as string;
    // Most of what is approved waits for the mediator, whose two nodes may not have seen each other.
    const approving = what < 60;
    const by = approving && author % 2 ? 'mediator' : (['north', 'south', 'mediator'][author % 3] as string);
    const seen = new Set(Array.from({ length: begun }, (_, index) => index));
    for (const link of links.map((one) => one % acts.length))
      for (const one of [link, ...(past[link] ?? [])]) seen.add(one);
    const proposed = [...seen].filter((one) => acts[one]?.kind === 'charter.decision-proposed');
    const of = acts[proposed[which % Math.max(1, proposed.length)] ?? -1]?.id;
    if (approving && of) say(by, 'charter.decision-approved', { decision: of }, seen);
    else say(by, 'charter.decision-proposed', { decision: decisionOf(by, what, digit), wording: 'So.' }, seen);
  }
  return { acts, past };
}

function keepsItsBounds(charter: Charter) {
  const nodes = charter.delegations.flatMap((one) => one.nodes);
  expect(new Set(nodes.map((one) => one.node)).size).toBe(nodes.length);
  expect(new Set(nodes.map((one) => one.seal)).size).toBe(nodes.length);
  for (const of of ['id', 'label'] as const)
    expect(new Set(charter.delegations.map((one) => one[of])).size).toBe(charter.delegations.length);
  const first = convening.delegations.map((one) => one.id);
  expect(charter.delegations.slice(0, first.length).map((one) => one.id)).toEqual(first);
  for (const one of charter.delegations) {
    expect(one.nodes.length).toBeLessThanOrEqual(8);
    expect(one.retired.some(({ node }) => one.nodes.some((keys) => keys.node === node))).toBe(false);
  }
}

test('whatever order decisions arrive in, the charter is the same, names nobody twice and drops nobody', () => {
  const shown = new Set<string>();
  fc.assert(
    fc.property(rolls, fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 40 }), (made, dice) => {
      const told = historyOf(made);
      const acts = judged(told.acts);
      const { charter } = roomOf(acts);
      const other = roomOf(arrival(told, dice).map((index) => acts[index] as Judged)).charter;
      expect(other).toEqual(charter);
      expect(decisionsView(other)).toEqual(decisionsView(charter));
      keepsItsBounds(charter);
      for (const one of decisionsView(charter)) shown.add(`${one.decision.kind} ${one.state}`);
    }),
    process.env['PARLEY_CAMPAIGN'] ? { numRuns: 4000 } : { numRuns: 200, seed: 11 },
  );
  // Otherwise the histories would say little.
  const needed = ['add-node taken', 'add-node contested', 'retire-node taken', 'name-board contested'];
  expect(needed.filter((one) => !shown.has(one))).toEqual([]);
});
