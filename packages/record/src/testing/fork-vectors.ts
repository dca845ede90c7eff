/** Vectors of a fork as a proof. */
import { checkFork, encode, type Fork, forksOf, writeFork } from '../index.ts';
import { forkedRoom, inOrder, settle } from './forked.ts';
import { crypto } from './room-of-three.ts';
import { flipped, hex, type Vector } from './vector.ts';

export function forks(): Vector[] {
  const { charter, souths, mediators, left, north } = forkedRoom();
  settle(souths, charter, inOrder(mediators));
  const fork = forksOf(souths)[0] as Fork;
  const file = writeFork(crypto, souths, fork) as Uint8Array;
  const [one, other] = fork.entries.map((held) => held.entry.bytes) as [Uint8Array, Uint8Array];
  const refused = (name: string, bytes: Uint8Array): Vector => {
    const read = checkFork(crypto, bytes);
    return { name, bytes: hex(bytes), refused: read.ok ? 'nothing' : read.refused };
  };
  const proof = (version: number, ...sides: readonly (readonly Uint8Array[])[]) =>
    encode(['parley fork', version, ...sides]);
  const later = left[1]?.bytes ?? one;
  return [
    {
      name: 'two entries for one position',
      room: hex(charter.room),
      channel: hex(souths.channel),
      node: north.node,
      position: fork.position,
      entries: fork.entries.map((held) => held.entry.name),
      bytes: hex(file),
    },
    refused('the last byte changed', flipped(file, file.length - 1)),
    refused('the other way round', proof(1, [other], [one])),
    refused('one entry twice', proof(1, [one], [one])),
    refused('an entry and a later one', proof(1, [one], [later])),
    refused('one side only', proof(1, [one])),
    refused('another version', proof(2, [one], [other])),
  ];
}
