import { decode, encode, none } from '@parley/record';
import { viewAs } from '@parley/rehearsal';
import { expect, test } from 'vitest';
import { step } from '../step.ts';
import { hand } from '../testing/forge.ts';
import { minute, openRoom } from '../testing/north-and-south.ts';
import { lettersSent } from './mailbox.ts';
import { underWay } from './sync.ts';

const random = new Uint8Array(32).fill(5);
const hello = { text: 'Good morning.' };

/** The sort of every letter that goes to each peer, by envelope. */
function sentBy(room: Awaited<ReturnType<typeof openRoom>>, effects: ReturnType<typeof step>) {
  const { node } = room.seat('mediator');
  const sorts = (bytes: Uint8Array) =>
    lettersSent(node, bytes).map((letter) => {
      const read = decode(letter, { bytes: 1_000_000, depth: 6 });
      return read.ok && Array.isArray(read.value) ? read.value[0] : undefined;
    });
  return effects.flatMap((one) => (one.type === 'send' ? [{ to: one.to, letters: sorts(one.bytes) }] : []));
}

test('[RO110] receipts in several channels are one write, and one envelope to each peer with lengths at its end', async () => {
  const room = await openRoom();
  const { node } = room.seat('mediator');
  for (const party of ['north', 'south'])
    await room.performed({ by: party, channel: `line-${party}`, act: 'talks.message-sent', body: hello });
  const at = room.now + minute;
  const stores = step(node, { type: 'beat' }, { at, random }).filter((effect) => effect.type === 'store');
  expect(stores).toHaveLength(1);
  const [{ ticket, rows } = { ticket: 0, rows: [] }] = stores;
  expect(new Set(rows.map((row) => row.row === 'entry' && row.channel))).toEqual(
    new Set(['line-north', 'line-south'].map((name) => room.channels.get(name))),
  );
  const sent = sentBy(room, step(node, { type: 'stored', ticket }, { at, random: new Uint8Array(32).fill(6) }));
  const others = ['north', 'south', 'observer'].map((name) => room.seat(name).name);
  expect(sent.map(({ to }) => to).sort()).toEqual(others.sort());
  expect(sent.map(({ letters }) => letters.at(-1))).toEqual(['lengths', 'lengths', 'lengths']);
  const north = sent.find(({ to }) => to === room.seat('north').name);
  expect(north?.letters.filter((sort) => sort === 'entries')).toHaveLength(1);
});

test('[RO111] what is under way is not sent again when lengths are compared; a while later it is', async () => {
  const room = await openRoom();
  const north = room.seat('north');
  await room.performed({ by: 'mediator', channel: 'line-north', act: 'talks.message-sent', body: hello });
  const holdsNothing = encode(['lengths', none, 0, []]);
  const entries = () =>
    sentBy(room, hand(room, room.seat('mediator'), holdsNothing, north)).flatMap(({ letters }) =>
      letters.filter((sort) => sort === 'entries'),
    ).length;
  const soon = entries();
  await room.advance(room.now + underWay);
  // Founding, wraps and receipts of three channels go either way; the words only once they are no longer under way.
  expect(entries()).toBeGreaterThan(soon);
});

test('[RO111] what was said just before a link was healed comes at a later beat', async () => {
  const room = await openRoom();
  await room.setCut('north', true);
  await room.advance(room.now + minute - (room.now % minute) - 7_000);
  await room.performed({
    by: 'mediator',
    channel: 'line-north',
    act: 'talks.message-sent',
    body: { text: 'Cut off.' },
  });
  await room.setCut('north', false);
  await room.advance(room.now + 3 * minute);
  expect(JSON.stringify(viewAs(room, 'north', 'record', room.now)).includes('Cut off.')).toBe(true);
});
