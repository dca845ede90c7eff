/** A room whose charter changes North's nodes: a second one enrolled, decisions proposed and approved. */
import type { Hex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { expect } from 'vitest';
import { agree, minute, openRoom, say } from './north-and-south.ts';

export async function openWithSecond() {
  const room = await openRoom();
  await agree(room);
  return { room, second: await room.enrol('north', 'n2') };
}

export const lineIn = (room: Rehearsal): Hex => room.channels.get('line-north') as Hex;

export async function decide(
  room: Rehearsal,
  decision: object,
  proposer: string,
  approver: string,
  after = 10 * minute,
): Promise<void> {
  const id = `decision-${Object.values(decision)
    .join('-')
    .slice(0, 12)
    .replace(/[^a-z-]/g, '')}`;
  const wording = 'Agreed by telephone.';
  const proposed = await say(room, proposer, 'charter', 'charter.decision-proposed', { decision, wording }, id);
  expect(proposed).toMatchObject({ done: true });
  const approved = await say(room, approver, 'charter', 'charter.decision-approved', { decision: `$${id}` });
  expect(approved).toMatchObject({ done: true });
  await room.advance(room.now + after);
}
