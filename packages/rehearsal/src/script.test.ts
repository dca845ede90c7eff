import { cryptography, nodeKeysFrom } from '@parley/vault';
import { expect, test } from 'vitest';
import { Rehearsal } from './rehearsal.ts';
import { readScenario } from './scenario.ts';
import { resolve, type Script } from './script.ts';

const small = `
room: {title: Small, terms: Practice, seed: 7, starts: "2030-05-01T06:00:00Z", convener: mediator}
delegations:
  north: {label: Northbank, capacities: [party], nodes: [n1]}
  mediator: {label: Mediator, capacities: [mediator], nodes: [m1]}
channels:
  line-north: {purpose: line, members: [mediator, north]}
steps: []
`;

async function room(): Promise<Rehearsal> {
  const read = readScenario(small);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return Rehearsal.open(read.scenario, { cryptography, keysFrom: nodeKeysFrom });
}
const offer = { to: 'north', text: 'Two days.', conditions: [] };
const inLine = { channel: 'line-north' };
const answer = (of: string, hash: string) => {
  const body = { of, hash, answer: 'accepted' };
  return { ...inLine, by: 'north', act: 'talks.text-answered', body };
};

test('[RH8] a step, the hash of its text, a node and a run of cases are written shortly', async () => {
  const played = await room();
  const said = await played.performed({ ...inLine, by: 'mediator', act: 'talks.offered', body: offer, id: 'offer' });
  await played.advance(played.now + 60_000);
  const read = (value: unknown) => resolve(played, value);
  expect(read({ of: '$offer', node: '@n1' })).toEqual({ of: said.done && said.id, node: played.seat('north').name });
  expect(read(['P-7', 'P-9..11', '$offer'])).toEqual(['P-7', 'P-9', 'P-10', 'P-11', said.done && said.id]);
  expect(await played.performed(answer('$offer', 'a'.repeat(64)))).toMatchObject({ refused: 'another-text' });
  expect(await played.performed(answer('$offer', '#offer'))).toMatchObject({ done: true });
});

test('[RH8] what is none of these stays as it is written, and is refused where it is said', () => {
  const outcomes = new Map([['not-said', { done: false, refused: 'unknown-act' } as const]]);
  const script: Script = { seats: new Map(), outcomes, refusals: [], marks: new Map() };
  const read = (value: unknown) => resolve(script, value);
  for (const text of ['$not-said', '$unknown', '#not-said', '#unknown', '@nobody', 'P-1..', 'P-0..4', '1..4'])
    expect(read([text])).toEqual([text]);
  expect(read('P-1..3')).toBe('P-1..3');
  expect(read(['P-3..1'])).toEqual([]);
});
