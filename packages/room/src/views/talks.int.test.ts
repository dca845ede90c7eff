import { calm, type Rehearsal } from '@parley/rehearsal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { now, talksView } from '../index.ts';
import { hour, minute, openTalks, say } from '../testing/north-and-south.ts';

/** What a node holds of a channel: every ruling, and the talks that they make. */
function lineOf(room: Rehearsal, delegation: string, name: string) {
  const channel = room.seat(delegation).node.channels.get(room.channels.get(name) ?? '');
  const rulings = [...(channel?.rulings ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
  return { rulings, talks: channel?.live.state.desks['talks'] };
}

const plan = fc.record({
  seed: fc.nat({ max: 1_000_000 }),
  lose: fc.nat({ max: 40 }),
  delay: fc.nat({ max: 200_000 }),
  cut: fc.subarray(['north', 'south', 'mediator']),
  gap: fc.constantFrom(0, 15 * minute),
  answer: fc.constantFrom('accepted', 'ad-referendum', 'refused'),
});

test('[RO2] [RO49] whatever the links do, both ends of a line show the same talks, and what excludes each other is contested', async () => {
  const standings = new Set<string | null | undefined>();
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed, lose, delay, cut, gap, answer }) => {
      const room = await openTalks(seed);
      const offer = { to: 'south', text: 'Ninety-six hours.', conditions: [] };
      const made = await say(room, 'north', 'line-north', 'talks.offered', offer, 'offer');
      await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$offer' });
      await room.advance(room.now + 10 * minute);
      room.setFaults({ lose: lose / 100, double: 0.2, delay });
      for (const one of cut) await room.setCut(one, true);
      const hash = talksView(room.seat('south').node, now(room.now)).handed[0]?.hash;
      const of = made.done ? made.id : '';
      await say(room, 'south', 'line-south', 'talks.text-answered', { of, hash, answer }, 'answer');
      await room.advance(room.now + gap);
      await say(room, 'north', 'line-north', 'talks.offer-withdrawn', { offer: of }, 'gone');
      await say(room, 'mediator', 'line-south', 'talks.step-told', { of, step: 'held' });
      for (const one of cut) await room.setCut(one, false);
      await room.advance(room.now + 20 * minute);
      await say(room, 'mediator', 'line-north', 'instrument.conveyed', { of: '$answer' });
      await say(room, 'mediator', 'line-south', 'instrument.conveyed', { of: '$gone' });
      room.setFaults(calm);
      await room.advance(room.now + 2 * hour);
      for (const party of ['north', 'south']) {
        const name = `line-${party}`;
        expect(lineOf(room, party, name)).toEqual(lineOf(room, 'mediator', name));
        const own = talksView(room.seat(party).node, now(room.now)).handed[0];
        expect(own?.withdrawnAt).not.toBeNull();
        expect(own?.answers).toMatchObject([{ by: 'south', answer }]);
        expect(own?.standing).toBe(
          { accepted: 'contested', 'ad-referendum': 'withdrawn', refused: 'withdrawn' }[answer],
        );
        standings.add(own?.standing);
      }
    }),
    { numRuns: process.env['PARLEY_CAMPAIGN'] ? 200 : 8, seed: 5 },
  );
  expect(standings.size).toBe(2);
});
