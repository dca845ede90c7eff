import { epochIn, type Hex, toHex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { minute } from '../testing/north-and-south.ts';
import { decide as decideIn, lineIn, openWithSecond } from '../testing/renewing.ts';
import { seatOf } from '../testing/two-nodes.ts';

let room: Rehearsal;
let second: { readonly node: Hex; readonly seal: string };
beforeEach(async () => {
  ({ room, second } = await openWithSecond());
});

const decide = (decision: object, after?: number) => decideIn(room, decision, 'north', 'mediator', after);
const addSecond = () => decide({ kind: 'add-node', delegation: 'north', node: second });
const line = () => lineIn(room);

/** Writes a message on the line to north, and says under which epoch it lies. */
async function epochOf(label: string, text: string): Promise<string> {
  const answer = await room.actAt(label, line(), 'talks.message-sent', { text });
  const held = seatOf(room, label)
    .node.channels.get(line())
    ?.history.byName.get(answer.done ? answer.entry : '');
  return toHex(held ? epochIn(held.entry.header) : new Uint8Array(0));
}

test('[RO43] two nodes that mint at once on either side of a cut: both keys stand, and all write under the lower', async () => {
  await addSecond();
  const both = ['n1', 'm1'].map((label) => seatOf(room, label));
  const wrapping = both.map((seat) => seat.wrapping);
  // The retirement reaches both while neither can wrap; then they are cut off from each other.
  for (const seat of both) {
    const cannot = { ...seat.wrapping, wrap: async () => new Uint8Array(0) };
    Object.assign(seat, { wrapping: cannot });
  }
  const retirement = { kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' };
  await decide(retirement);
  expect(await room.actAt('n1', line(), 'talks.message-sent', { text: 'x' })).toMatchObject({
    refused: 'no-key-for-this-channel',
  });
  await room.setCut('mediator', true);
  both.forEach((seat, i) => {
    Object.assign(seat, { wrapping: wrapping[i] });
  });
  await room.advance(room.now + 10 * minute);
  const apart = [await epochOf('n1', 'Apart.'), await epochOf('m1', 'Apart, too.')];
  expect(apart[0]).not.toBe(apart[1]);

  await room.setCut('mediator', false);
  await room.advance(room.now + 10 * minute);
  const lower = [...apart].sort()[0];
  expect([await epochOf('n1', 'Together.'), await epochOf('m1', 'Together, too.')]).toEqual([lower, lower]);
  await room.advance(room.now + 10 * minute);
  for (const { node } of both) {
    const channel = node.channels.get(line());
    expect(channel?.unjudged).toEqual([]);
    expect(apart.every((epoch) => channel?.epochs.has(epoch))).toBe(true);
    expect([...(channel?.rulings.values() ?? [])].every((ruling) => ruling === 'stands')).toBe(true);
  }
});

test('[RO43] where the node whose turn it is mints nothing, the next one does', async () => {
  await addSecond();
  const [first, next] = ['n1', 'm1']
    .map((label) => seatOf(room, label))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  Object.assign(first as object, { wrapping: { ...first?.wrapping, wrap: async () => new Uint8Array(0) } });
  const retirement = { kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' };
  await decide(retirement);
  const epoch = await epochOf(next?.label as string, 'Minted by the next.');
  await room.advance(room.now + 10 * minute);
  expect(await epochOf(first?.label as string, 'And heard by the first.')).toBe(epoch);
});

test('[RO114] whoever has something to say mints the key that is missing, and does not wait for its turn', async () => {
  await addSecond();
  const [first, next] = ['n1', 'm1']
    .map((label) => seatOf(room, label))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  Object.assign(first as object, { wrapping: { ...first?.wrapping, wrap: async () => new Uint8Array(0) } });
  await decide({ kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' }, 0);
  const speak = () => room.actAt(next?.label as string, line(), 'talks.message-sent', { text: 'Before any beat.' });
  expect(await speak()).toEqual({ done: false, refused: 'no-key-for-this-channel' });
  expect(await speak()).toMatchObject({ done: true });
});
