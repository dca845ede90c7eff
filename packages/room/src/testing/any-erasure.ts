/**
 * Annexes kept and erased while letters are lost, doubled and overtaken and nodes are cut off, started anew or restored.
 * In the end whoever is in a channel holds what stands there, nobody holds anything else, and all states are the same.
 */
import type { Hex } from '@parley/record';
import { calm } from '@parley/rehearsal';
import fc from 'fast-check';
import { expect } from 'vitest';
import { annexOf, exportOf, openAfresh } from '../index.ts';
import { keepNames, openWatched, read } from './annexes.ts';
import { hour, minute, say } from './north-and-south.ts';
import { channelOf, seatOf, stateOf } from './two-nodes.ts';

type Turn = { readonly what: 'keep' | 'erase' | 'cut' | 'heal' | 'restore'; readonly draw: number };

const keepers = [
  { label: 'n1', by: 'north', channel: 'line-north' },
  { label: 'm1', by: 'mediator', channel: 'line-north' },
  { label: 'm1', by: 'mediator', channel: 'notice' },
] as const;

const inside = { 'line-north': ['n1', 'm1'], notice: ['n1', 's1', 'm1'] } as const;

export async function anyErasure(runs: number, seed = 20231130): Promise<number> {
  let erasures = 0;
  const plan = fc.record({
    dice: fc.nat(1_000_000),
    lose: fc.integer({ min: 0, max: 40 }),
    delay: fc.integer({ min: 0, max: 240_000 }),
    turns: fc.array(
      fc.record<Turn>({
        what: fc.constantFrom<Turn['what']>('keep', 'keep', 'keep', 'erase', 'erase', 'cut', 'heal', 'restore'),
        draw: fc.nat(100),
      }),
      { minLength: 4, maxLength: 14 },
    ),
  });
  const property = fc.asyncProperty(plan, async ({ dice, lose, delay, turns }) => {
    const { room, sent } = await openWatched({ seed: dice });
    const kept: { entry: Hex; text: string; keeper: (typeof keepers)[number]; erased: boolean }[] = [];
    let restored = false;
    room.setFaults({ lose: lose / 100, double: 0.2, delay });
    for (const { what, draw } of turns) {
      const keeper = keepers[draw % keepers.length] as (typeof keepers)[number];
      const one = kept[draw % (kept.length || 1)];
      if (what === 'keep') {
        const text = `canary of nobody ${kept.length}`;
        const entry = await keepNames(room, { text, hours: 400, ...keeper });
        expect(entry).toMatch(/^[0-9a-f]{64}$/);
        kept.push({ entry, text, keeper, erased: false });
      } else if (what === 'erase' && one && !one.erased) {
        const { by, channel } = one.keeper;
        const answer = await say(room, by, channel, 'annex.erased', { of: one.entry, ground: 'no-longer-needed' });
        expect(answer).toMatchObject({ done: true });
        one.erased = true;
        erasures += 1;
      } else if (what === 'cut') await room.setCut(keeper.by, true);
      else if (what === 'heal') await room.setCut(keeper.by, false);
      else if (what === 'restore' && !restored) {
        // South keeps nothing, so its delegation goes on without signing; its annexes are lost with its machine.
        restored = true;
        await room.restore('south', [...room.rowsOf('south')]);
      }
      await room.advance(room.now + (draw % 4) * minute);
    }
    room.setFaults(calm);
    for (let i = 0; i < 3; i++) {
      for (const by of ['north', 'south', 'mediator']) await room.setCut(by, false);
      await room.advance(room.now + hour);
    }
    const before = sent.length;
    await room.advance(room.now + 10 * minute);
    for (const { entry, text, keeper, erased } of kept) {
      for (const { label, node, annexes } of room.seats.values()) {
        const holds = !erased && inside[keeper.channel].some((one) => one === label);
        expect(read(annexOf(node, entry)), `${label} ${keeper.channel}`).toBe(holds ? text : undefined);
        expect(annexes.read(entry) !== undefined).toBe(holds);
      }
      for (const { letters } of sent.slice(before))
        for (const letter of letters) expect(Buffer.from(letter).includes(text)).toBe(false);
    }
    for (const [name, labels] of Object.entries(inside)) {
      expect(new Set(labels.map((label) => stateOf(channelOf(room, label, name)))).size).toBe(1);
    }
    for (const label of inside.notice) {
      const { node, store } = seatOf(room, label);
      expect(exportOf(openAfresh(node.crypto, node.identity, store.read()).node)).toEqual(exportOf(node));
    }
  });
  await fc.assert(property, { numRuns: runs, seed });
  return erasures;
}
