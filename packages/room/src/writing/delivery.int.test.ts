import { contains } from '@parley/record';
import { expect, test } from 'vitest';
import { exportOf, now, recordView } from '../index.ts';
import { anyDelivery } from '../testing/any-delivery.ts';
import { agree, openRoom } from '../testing/north-and-south.ts';

// A handful here, a hundred in tests/, more in a campaign.
test('[RO1] [RO2] [RO17] any delivery: same entries, same state; no ruling changes; exclusive words are contested', async () => {
  expect(await anyDelivery(6)).toBeGreaterThan(0);
});

test('[RO2] the same seed gives the same bytes twice, another seed other bytes', async () => {
  const bytesOf = async (seed: number) => {
    const room = await openRoom({ seed, faults: { lose: 0.2, double: 0.2, delay: 5_000 } });
    await agree(room);
    return ['north', 'south', 'mediator', 'observer'].map((one) =>
      Buffer.from(exportOf(room.seat(one).node)).toString('hex'),
    );
  };
  expect(await bytesOf(3)).toEqual(await bytesOf(3));
  expect(await bytesOf(3)).not.toEqual(await bytesOf(4));
});

test('[RO1] an act judged before others arrive keeps its ruling, and its author had seen what it says', async () => {
  const room = await openRoom();
  await agree(room);
  const { node } = room.seat('mediator');
  for (const channel of node.channels.values()) {
    for (const held of channel.history.byName.values()) {
      const before = channel.history.logs[held.log]?.entries[held.entry.header.position - 1];
      if (before) expect(contains(held.past, before.past)).toBe(true);
    }
  }
  expect(recordView(node, now(room.now)).entries.every((line) => line.verdict === 'stands')).toBe(true);
});
