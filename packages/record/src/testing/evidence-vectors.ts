/** Vectors of one entry with a proof. */
import { checkEvidence, type Value } from '../index.ts';
import { evidenceOf, parts, proofOf, rewritten, secretIn } from './evidence.ts';
import { crypto, emptyRoom } from './room-of-three.ts';
import { flipped, hex, type Vector } from './vector.ts';

export function proofs(): Vector[] {
  const room = emptyRoom();
  const { north, south, mediator, talks, say, receipt } = room;
  const first = say(north, talks, 'We ask for a pause.');
  receipt(south, talks);
  const second = say(north, talks, 'From 06:00.');
  receipt(mediator, talks);
  const file = proofOf(room, talks, first);
  const { links, witnesses } = evidenceOf(room, talks, first);
  const held = (name: string, bytes: Uint8Array, text: string | null): Vector => ({
    name,
    room: hex(room.charter.room),
    channel: hex(talks.channel),
    entry: first.entry.name,
    node: hex(first.entry.header.node),
    position: first.entry.header.position,
    text,
    links: links.map((one) => one.name),
    witnesses: witnesses.map((one) => one.name),
    bytes: hex(bytes),
  });
  const refused = (name: string, bytes: Uint8Array): Vector => {
    const read = checkEvidence(crypto, bytes);
    return { name, bytes: hex(bytes), refused: read.ok ? 'nothing' : read.refused };
  };
  const changed = (name: string, change: (value: Value[]) => void) => refused(name, rewritten(file, change));
  return [
    held('an entry opened by its own key', file, 'We ask for a pause.'),
    held('the same, sealed', proofOf(room, talks, first, false), null),
    refused('the last byte changed', flipped(file, file.length - 1)),
    changed('no witness', (value) => value.splice(parts.witnesses, 1, [])),
    changed('a link taken out', (value) => value.splice(parts.links, 1, [])),
    changed('another entry’s key', (value) => value.splice(parts.secret, 1, secretIn(second))),
    changed('another version', (value) => value.splice(1, 1, 2)),
  ];
}
