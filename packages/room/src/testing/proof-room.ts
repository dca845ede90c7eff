/** A room for tests of proofs: who holds what, and what can be shown of it to others. */
import { type Evidence, encodeEvidence, type Hex, readEvidence } from '@parley/record';
import { Rehearsal, type Scenario } from '@parley/rehearsal';
import { checkProof, type makeProof } from '../index.ts';
import { ground, minute, practice, say } from './north-and-south.ts';

const crypto = ground.cryptography;

/** North has two nodes here; all three speak in one channel, and North and the mediator without prejudice in another. */
function scenario(seed = 7): Scenario {
  const plain = practice();
  const { north } = plain.delegations;
  return {
    ...plain,
    room: { ...plain.room, seed },
    delegations: { ...plain.delegations, north: { ...north, nodes: ['n1', 'n2'] } },
    channels: {
      ...plain.channels,
      three: { purpose: 'other', members: ['mediator', 'north', 'south'], readers: [], withoutPrejudice: false },
      quiet: { purpose: 'intermediary', members: ['mediator', 'north'], readers: [], withoutPrejudice: true },
    },
  } as Scenario;
}
export const openForProofs = (seed?: number) => Rehearsal.open(scenario(seed), ground);

export async function message(room: Rehearsal, by: string, channel: string, text: string): Promise<Hex> {
  const answer = await say(room, by, channel, 'talks.message-sent', { text });
  if (!answer.done) throw new Error(answer.refused);
  return answer.entry;
}

export const nodeOf = (room: Rehearsal, delegation: string) => room.seat(delegation).node;
export const refusal = (made: ReturnType<typeof makeProof>) => (made.made ? 'made' : made.refused);
export function bytesOf(made: ReturnType<typeof makeProof>): Uint8Array {
  if (!made.made) throw new Error(made.refused);
  return made.bytes;
}
export function evidenceIn(bytes: Uint8Array): Evidence {
  const read = readEvidence(crypto, bytes);
  if (!read.ok) throw new Error(read.refused);
  return read.value;
}
export const reasonOf = (bytes: Uint8Array, room?: Hex) => checkProof(crypto, bytes, room).reason;
export const changed = (evidence: Evidence, change: Partial<Evidence>) =>
  encodeEvidence(crypto, { ...evidence, ...change });

/** North's word in the channel of three, among words that are nobody else's to read, and its proof. */
export async function withWord(make: typeof makeProof) {
  const room = await openForProofs();
  await message(room, 'south', 'three', 'Canary-before-1.');
  const word = await message(room, 'north', 'three', 'The bridge opens at noon.');
  await message(room, 'north', 'three', 'Canary-after-2.');
  await message(room, 'mediator', 'line-north', 'Canary-line-3.');
  await message(room, 'mediator', 'line-south', 'Canary-line-4.');
  await room.advance(room.now + 10 * minute);
  return { room, word, bytes: bytesOf(make(nodeOf(room, 'north'), word)) };
}
