import { type Hex, toHex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { restoredStanding } from '@parley/room';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agree, hour, list, minute, openRoom, say } from '../packages/room/src/testing/north-and-south.ts';

const rooms = process.env['PARLEY_CAMPAIGN'] ? 200 : 60;
const delegations = ['north', 'south', 'mediator', 'observer'] as const;

/** Every entry that any node holds, by log and position: more than one there is a fork. */
function entriesByPlace(room: Rehearsal): Map<string, Set<Hex>> {
  const places = new Map<string, Set<Hex>>();
  for (const delegation of delegations) {
    for (const channel of room.seat(delegation).node.channels.values()) {
      for (const log of channel.history.logs) {
        for (const { entry } of log.entries) {
          const place = `${channel.id}/${log.node}/${entry.header.position}`;
          places.set(place, (places.get(place) ?? new Set()).add(toHex(entry.hash)));
        }
      }
    }
  }
  return places;
}

async function speak(room: Rehearsal, turn: number): Promise<void> {
  const who = turn % 3 === 0 ? 'north' : turn % 3 === 1 ? 'south' : 'mediator';
  const channel = who === 'mediator' ? (turn % 2 ? 'line-north' : 'line-south') : `line-${who}`;
  await say(room, who, channel, 'talks.message-sent', { text: `Turn ${turn}.` });
}

test(`${rooms} nodes restored from a backup of a random moment: nobody ever signs two entries at one position`, async () => {
  let recovered = 0;
  const plan = fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    who: fc.constantFrom('north', 'south', 'mediator'),
    backupAfter: fc.integer({ min: 0, max: 12 }),
    lost: fc.integer({ min: 1, max: 10 }),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed, who, backupAfter, lost, cut }) => {
      const room = await openRoom({ seed });
      await agree(room);
      for (let turn = 0; turn < backupAfter; turn++) await speak(room, turn);
      const backup = [...room.rowsOf(who)];
      for (let turn = 0; turn < lost; turn++) await speak(room, backupAfter + turn);
      await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
      const before = entriesByPlace(room);
      if (cut) await room.setCut(who, true);
      await room.restore(who, backup);

      // Whatever its people and its duties try, it signs nothing: not before it has asked, and not after.
      const tryAll = async () => {
        for (const [name, channel] of room.channels) {
          if (!room.seat(who).node.channels.has(channel)) continue;
          const body = name === 'charter' ? {} : { text: 'Once more.' };
          const kind = name === 'charter' ? 'charter.consented' : 'talks.message-sent';
          expect(await room.performed({ by: who, channel: name, act: kind, body })).toEqual({
            done: false,
            refused: 'restored-read-only',
          });
        }
      };
      await tryAll();
      await room.advance(room.now + 30 * minute);
      if (cut) await room.setCut(who, false);
      await room.advance(room.now + hour);
      await tryAll();

      for (const [place, names] of entriesByPlace(room)) expect(names.size, place).toBe(1);
      // It has heard how long its own logs are, and holds again all that it had ever sent.
      const standing = restoredStanding(room.seat(who).node) ?? [];
      expect(standing.some((one) => one.toldBy.length > 0)).toBe(true);
      for (const one of standing) expect(one.held, one.channel).toBeGreaterThanOrEqual(one.longest);
      const own = room.seat(who).name;
      const mine = [...before.keys()].filter((place) => place.includes(`/${own}/`));
      const after = entriesByPlace(room);
      expect(mine.every((place) => after.has(place))).toBe(true);
      recovered += 1;
    }),
    { numRuns: rooms, seed: 11 },
  );
  expect(recovered).toBe(rooms);
}, 1_200_000);
