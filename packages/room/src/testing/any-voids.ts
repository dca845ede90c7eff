/**
 * Words spilled, answered and withdrawn while letters are lost, doubled and overtaken, nodes are cut off and started anew,
 * and one comes late. In the end all rule alike and show the same, and of what is void nobody holds a word.
 */
import { type Hex, verifyExport } from '@parley/record';
import { calm, type Rehearsal } from '@parley/rehearsal';
import { cryptography } from '@parley/vault';
import fc from 'fast-check';
import { expect } from 'vitest';
import { exportOf, openAfresh, openNode } from '../index.ts';
import { hour, minute, openRoom } from './north-and-south.ts';
import { comesLater } from './spills.ts';
import { channelOf, seatOf, stateOf } from './two-nodes.ts';

type What = 'message' | 'offer' | 'answer' | 'void' | 'cut' | 'heal' | 'restart';
type Turn = { readonly what: What; readonly draw: number; readonly by: 'north' | 'mediator' };
type Said = { readonly by: string; readonly entry: Hex; readonly id: Hex; readonly text: string };

const wordOf = (n: number) => `canary-of-nobody-${n}-ends`;

export async function anyVoids(runs: number, seed = 20240311): Promise<{ voids: number; refused: number }> {
  const met = { voids: 0, refused: 0 };
  const what = fc.constantFrom<What>(
    'message',
    'offer',
    'offer',
    'answer',
    'void',
    'void',
    'void',
    'cut',
    'heal',
    'restart',
  );
  const turn = fc.record<Turn>({ what, draw: fc.nat(1000), by: fc.constantFrom('north', 'mediator') });
  const plan = fc.record({
    dice: fc.nat(1_000_000),
    lose: fc.integer({ min: 0, max: 40 }),
    delay: fc.integer({ min: 0, max: 240_000 }),
    late: fc.boolean(),
    turns: fc.array(turn, { minLength: 8, maxLength: 24 }),
  });
  const property = fc.asyncProperty(plan, async ({ dice, lose, delay, late, turns }) => {
    const room = await openRoom({ seed: dice });
    const said: Said[] = [];
    room.setFaults({ lose: lose / 100, double: 0.2, delay });
    for (const one of turns) await played(room, one, said, met);
    room.setFaults(calm);
    for (const by of ['north', 'mediator']) await room.setCut(by, false);
    await room.advance(room.now + hour);
    if (late) await comesLater(room);
    await room.advance(room.now + 2 * hour);
    allAgree(room, late ? ['n1', 'm1', 'n2'] : ['n1', 'm1'], said);
  });
  await fc.assert(property, { numRuns: runs, seed });
  return met;
}

async function played(
  room: Rehearsal,
  { what, draw, by }: Turn,
  said: Said[],
  met: { voids: number; refused: number },
) {
  const line = room.channels.get('line-north') as Hex;
  const { label } = room.seat(by);
  const one = said[draw % (said.length || 1)];
  const text = wordOf(said.length);
  const act = async (kind: string, body: object) => {
    const answer = await room.actAt(label, line, kind, body as never);
    if (answer.done) said.push({ by, entry: answer.entry, id: answer.id, text });
    return answer;
  };
  if (what === 'message') await act('talks.message-sent', { text });
  else if (what === 'offer')
    await act('talks.offered', { to: by === 'north' ? 'mediator' : 'north', text, conditions: [] });
  // To whom an offer was made acknowledges it; that may be refused, or fall later with what it rests on.
  else if (what === 'answer' && one) await act('talks.acknowledged', { of: one.id });
  else if (what === 'void' && one) {
    const answer = await room.actAt(room.seat(one.by).label, line, 'entry.voided', { of: one.entry });
    if (answer.done) met.voids += 1;
    else met.refused += 1;
  } else if (what === 'cut') await room.setCut(by, true);
  else if (what === 'heal') await room.setCut(by, false);
  else if (what === 'restart') {
    const seat = room.seat(by);
    const opened = openNode(seat.node.crypto, seat.node.identity, seat.store, { annexes: seat.annexes });
    seat.node = opened.node;
    const carry = Reflect.get(room, 'effects') as (one: typeof seat, effects: typeof opened.effects) => Promise<void>;
    await carry.call(room, seat, opened.effects);
  }
  await room.advance(room.now + (draw % 3) * minute);
}

function allAgree(room: Rehearsal, labels: readonly string[], said: readonly Said[]): void {
  const lines = labels.map((label) => channelOf(room, label, 'line-north'));
  const [first] = lines as [(typeof lines)[0]];
  const sorted = (of: Iterable<readonly [string, string]>) => [...of].sort();
  for (const [i, line] of lines.entries()) {
    expect(sorted(line.voids), labels[i]).toEqual(sorted(first.voids));
    expect(sorted(line.rulings), labels[i]).toEqual(sorted(first.rulings));
    expect(stateOf(line), labels[i]).toBe(stateOf(first));
    expect(line.unjudged).toEqual([]);
  }
  const gone = said.filter(({ entry }) => first.voids.has(entry));
  for (const label of labels) {
    const { node, store } = seatOf(room, label);
    const line = channelOf(room, label, 'line-north');
    const held = JSON.stringify([stateOf(line), [...line.bodies.values()]]);
    for (const { text, entry } of gone) {
      expect(held.includes(text), `${label} holds words of a void entry`).toBe(false);
      expect(line.history.byName.get(entry)?.entry.box).toHaveLength(0);
      for (const row of store.read()) if ('name' in row && row.name === entry) expect(row.box).toHaveLength(0);
    }
    const file = exportOf(node);
    const verified = verifyExport(cryptography, file);
    expect(verified).toMatchObject({ holds: true, first: null });
    expect(verified.voids.map((one) => one.entry).sort()).toEqual([...first.voids.keys()].sort());
    const afresh = openAfresh(node.crypto, node.identity, store.read()).node;
    expect(stateOf(afresh.channels.get(line.id) as typeof line)).toBe(stateOf(first));
    expect(exportOf(afresh)).toEqual(file);
  }
}
