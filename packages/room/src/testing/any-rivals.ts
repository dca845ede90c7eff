import { decisionsView } from '@parley/desks';
import type { Hex } from '@parley/record';
import { calm, type Rehearsal } from '@parley/rehearsal';
import fc from 'fast-check';
import { expect } from 'vitest';
import { charterNow } from '../judging/states.ts';
import { given, placed } from './forge.ts';
import { hour, minute, openRoom, say } from './north-and-south.ts';
import { agreeing, Rulings, replica } from './replicas.ts';

/** Who holds which channel of the small room. */
const inside: { readonly [channel: string]: readonly string[] } = {
  charter: ['north', 'south', 'mediator', 'observer'],
  notice: ['north', 'south', 'mediator'],
  'line-north': ['north', 'mediator'],
  'line-south': ['south', 'mediator'],
};
const everybody = ['north', 'south', 'mediator'];

/** Another rule of deciding, for each side its own; a third one that knows of both settles it. */
const rules = {
  a: { kind: 'change-rule', rule: { deciding: everybody, consents: 'more-than-half' } },
  b: { kind: 'change-rule', rule: { deciding: ['mediator', 'north'], consents: 'every-active' } },
  c: { kind: 'change-rule', rule: { deciding: everybody, consents: 'every-active' } },
};

const approved = (room: Rehearsal, by: string, which: 'a' | 'b' | 'c') =>
  room.performed({
    by,
    channel: 'charter',
    act: 'charter.decision-approved',
    body: { decision: `$${which}` },
    id: `${by}-${which}`,
  });

const proposed = (room: Rehearsal, by: string, which: 'a' | 'b' | 'c') =>
  room.performed({
    by,
    channel: 'charter',
    act: 'charter.decision-proposed',
    body: { decision: rules[which], wording: 'Another rule.' },
    id: which,
  });

/** A word of South's that goes by the charter as it was at its first word, handed to the mediator. */
function staleWord(room: Rehearsal, first: Hex): void {
  const south = room.seat('south');
  const { pin } = replica(room, 'south', 'line-south').channel.history.byName.get(first)?.entry.header ?? { pin: [] };
  const body = { kind: 'talks.message-sent', fields: { text: 'As it was.' }, paper: null };
  given(room, room.seat('mediator'), 'line-south', [placed(room, south, 'line-south', { pin }, body)]);
}

/**
 * Any delivery of two decisions that exclude each other, of words said by whoever had not heard of them, and of one by a
 * pin that goes back. Replicas with the same entries show the same, and no ruling changes. Returns in how many runs both
 * decisions were taken and stood contested.
 */
export async function anyRivals(runs: number, seed = 20231125): Promise<number> {
  let contestedRuns = 0;
  const plan = fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    lose: fc.integer({ min: 0, max: 50 }),
    double: fc.integer({ min: 0, max: 50 }),
    delay: fc.integer({ min: 0, max: 240_000 }),
    apart: fc.boolean(),
    cuts: fc.array(fc.constantFrom(...everybody), { maxLength: 2 }),
    settled: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed: dice, lose, double, delay, apart, cuts, settled }) => {
      const room = await openRoom({ seed: dice });
      const rulings = new Rulings();
      const noteRulings = () => {
        for (const [channel, seats] of Object.entries(inside)) rulings.note(room, seats, channel);
      };
      const speak = (by: string) => say(room, by, `line-${by}`, 'talks.message-sent', { text: 'So far.' });
      const first = await speak('south');
      room.setFaults({ lose: lose / 100, double: double / 100, delay });
      await proposed(room, 'north', 'a');
      await proposed(room, 'south', 'b');
      await room.advance(room.now + 30 * minute);
      for (const one of ['a', 'b'] as const) await approved(room, 'mediator', one);
      for (const one of cuts) await room.setCut(one, true);
      await room.advance(room.now + 30 * minute);
      for (const one of apart ? ['north', 'south'] : []) await room.setCut(one, true);
      await approved(room, 'north', 'b');
      await approved(room, 'south', 'a');
      // Whoever is cut off goes by the charter as it was, and that stands for ever.
      for (const one of ['north', 'south']) await speak(one);
      noteRulings();
      room.setFaults(calm);
      const healed = async () => {
        for (let i = 0; i < 2; i++) {
          for (const one of everybody) await room.setCut(one, false);
          await room.advance(room.now + hour);
        }
        noteRulings();
        for (const [channel, seats] of Object.entries(inside)) agreeing(room, seats, channel);
      };
      await healed();
      const states = () => decisionsView(charterNow(room.seat('north').node)).map((one) => one.state);
      if (states().join() === 'contested,contested') contestedRuns += 1;
      if (first.done) staleWord(room, first.entry);
      expect(room.blamed.map(({ by, reason, blame }) => [by, reason, blame])).toContainEqual([
        'mediator',
        'pin-goes-back',
        'author',
      ]);
      if (settled) {
        await proposed(room, 'mediator', 'c');
        await room.advance(room.now + 30 * minute);
        for (const one of ['north', 'south']) await approved(room, one, 'c');
      }
      for (const one of ['north', 'south']) expect((await speak(one)).done).toBe(true);
      await healed();
      if (settled) expect(states()).toContain('taken');
    }),
    { numRuns: runs, seed },
  );
  return contestedRuns;
}
