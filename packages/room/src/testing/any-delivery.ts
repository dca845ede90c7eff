import { allWithIds } from '@parley/desks';
import type { Entry, Held } from '@parley/record';
import { calm, type Rehearsal } from '@parley/rehearsal';
import fc from 'fast-check';
import { expect } from 'vitest';
import { forksOf, now, truceView } from '../index.ts';
import { given, placed } from './forge.ts';
import { agree, hour, list, minute, openRoom, say } from './north-and-south.ts';
import { agreeing, Rulings, replica } from './replicas.ts';

/** In place of some entry that South wrote on the board another, and more after it. */
function secondBranch(room: Rehearsal, at: number, more: number): Entry[] {
  const { channel } = replica(room, 'south');
  const south = room.seat('south');
  const own = channel.history.logs.find((log) => log.node === south.name)?.entries ?? [];
  const { header } = (own[at % own.length] as Held).entry;
  const { position, prev, seen, pin, claimed } = header;
  const about = allWithIds(channel.live.state.papers).flatMap(([id, paper]) =>
    paper.signer === south.name ? [id] : [],
  );
  const entries: Entry[] = [];
  for (let i = 0; i <= more; i++) {
    const last = entries.at(-1);
    const draft = last
      ? { position: position + i, prev: last.hash, seen: [], pin }
      : { position, prev, seen, pin, claimed };
    const of = about[(at + i) % about.length] ?? '';
    const body = { kind: 'instrument.withdrawn', fields: { of }, paper: null };
    entries.push(placed(room, south, 'notice', draft, body));
  }
  return entries;
}

/**
 * Any delivery: lost, doubled, delayed, overtaken, cut. Replicas with the same entries show the same state, and no ruling
 * that was once given changes, also where one log forks. Returns in how many runs a withdrawal met an acceptance said at once.
 */
export async function anyDelivery(runs: number, seed = 20231124): Promise<number> {
  let contestedRuns = 0;
  const plan = fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    lose: fc.integer({ min: 0, max: 50 }),
    double: fc.integer({ min: 0, max: 50 }),
    delay: fc.integer({ min: 0, max: 240_000 }),
    cuts: fc.array(fc.constantFrom('north', 'south', 'mediator'), { maxLength: 2 }),
    together: fc.boolean(),
    apart: fc.boolean(),
    fork: fc.option(fc.record({ at: fc.nat(1000), to: fc.constantFrom('north', 'mediator'), more: fc.nat(2) })),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed: dice, lose, double, delay, cuts, together, apart, fork }) => {
      const room = await openRoom({ seed: dice });
      await agree(room);
      const rulings = new Rulings();
      const everybody = ['north', 'south', 'mediator'];
      const noteRulings = () => rulings.note(room, everybody);
      room.setFaults({ lose: lose / 100, double: double / 100, delay });
      await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
      await room.advance(room.now + 8 * minute);
      await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
      await room.advance(room.now + 20 * minute);
      for (const one of cuts) await room.setCut(one, true);
      // A withdrawal and an acceptance, said at once or one after the other, on either side of a cut.
      const gap = together ? 0 : 15 * minute;
      await room.performed({
        by: 'south',
        channel: 'line-south',
        act: 'truce.list-withdrawn',
        body: { list: '$list' },
        id: 'gone',
      });
      await room.advance(room.now + gap);
      await room.performed({
        by: 'north',
        channel: 'line-north',
        act: 'truce.extension-agreed',
        body: { list: '$list', hours: 24, wording: 'Agreed.' },
        id: 'yes',
      });
      noteRulings();
      for (const one of cuts) await room.setCut(one, false);
      await room.advance(room.now + 20 * minute);
      // With both parties cut off, each confirms its own word before it hears of the other's.
      for (const one of apart ? ['north', 'south'] : []) await room.setCut(one, true);
      for (const of of ['$gone', '$yes'])
        await room.performed({ by: 'mediator', channel: 'notice', act: 'instrument.conveyed', body: { of } });
      noteRulings();
      for (const one of everybody) await room.setCut(one, false);
      room.setFaults(calm);
      await room.advance(room.now + hour);
      for (const one of everybody) await room.setCut(one, false);
      await room.advance(room.now + hour);
      noteRulings();
      const agreed = () => {
        noteRulings();
        agreeing(room, everybody);
      };
      agreed();
      const shown = truceView(room.seat('north').node, now(room.now));
      const [row] = shown.lists;
      if (row?.outcome === 'contested') {
        contestedRuns += 1;
        expect(row.answers.map((answer) => answer.outcome).sort()).toEqual(['agreed', 'withdrawn']);
        expect(shown.expiresAt).toBe(null);
        expect(shown.disputed.map((one) => one.term)).toContain('extension');
      }
      if (!fork) return;
      // Two branches of South's log on the board: of what it had confirmed it takes something back, to somebody else.
      room.setFaults({ lose: lose / 100, double: double / 100, delay });
      given(room, room.seat(fork.to), 'notice', secondBranch(room, fork.at, fork.more));
      await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'Meanwhile.' });
      await room.advance(room.now + 20 * minute);
      noteRulings();
      room.setFaults(calm);
      for (let i = 0; i < 2; i++) {
        for (const one of everybody) await room.setCut(one, false);
        await room.advance(room.now + hour);
      }
      agreed();
      for (const one of ['north', 'mediator']) expect(forksOf(room.seat(one).node)).toHaveLength(1);
    }),
    { numRuns: runs, seed },
  );
  return contestedRuns;
}
