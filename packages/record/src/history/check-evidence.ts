/**
 * Holds one entry with a proof against itself, offline and without any other key than those in it: every link from the
 * entry to what others signed that they had seen. Who is whose node is the charter's to say, and read above.
 *
 * The links are whole headers, not a path to the root in a receipt: an author can sign a receipt with a false root, which
 * every member refuses but no reader of one file can tell. A chain of hashes that another has seen leaves no such choice.
 */
import type { Cryptography } from '../cryptography.ts';
import { equal, order } from '../format/bytes.ts';
import { contexts } from '../format/contexts.ts';
import { ascending } from '../format/shape.ts';
import { type ReadEvidence, readEvidence, type Stub } from '../objects/evidence.ts';
import { signedBy } from '../objects/sign1.ts';
import { ok, type Read, type Refusal, refused } from '../refusal.ts';

export type Proved = {
  readonly evidence: ReadEvidence;
  readonly room: Uint8Array;
  readonly channel: Uint8Array;
};

export function checkEvidence(crypto: Cryptography, file: Uint8Array): Read<Proved> {
  const read = readEvidence(crypto, file);
  if (!read.ok) return read;
  const evidence = read.value;
  const { charter, entry } = evidence;
  const room = charter.entry.hash;
  if (charter.entry.header.room.length !== 0) return refused('foreign-room');
  if (!signed(crypto, charter.entry)) return refused('bad-signature');
  // A first entry is named by its own hash: the charter's is the room, a channel's the channel.
  if (!equal(entry.header.room.length === 0 ? entry.hash : entry.header.room, room)) return refused('foreign-room');
  const channel = entry.header.channel.length === 0 ? entry.hash : entry.header.channel;
  const wrong =
    whyNotSamePlace(evidence, room, channel) ?? whyNotLinked(crypto, evidence) ?? whyNotSeen(crypto, evidence);
  return wrong ? refused(wrong) : ok({ evidence, room, channel });
}

const signed = (crypto: Cryptography, stub: Stub): boolean =>
  signedBy(crypto, stub.sign1, contexts.entry, stub.header.node);

/** What of the author's log is in the file, in its order. */
const ownLog = ({ entry, links }: ReadEvidence): readonly Stub[] => [entry, ...links];

function whyNotSamePlace(evidence: ReadEvidence, room: Uint8Array, channel: Uint8Array): Refusal | undefined {
  const { entry, links, witnesses } = evidence;
  for (const stub of [...links, ...witnesses]) {
    if (!equal(stub.header.room, room)) return 'foreign-room';
    if (!equal(stub.header.channel, channel)) return 'foreign-channel';
  }
  return links.every((stub) => equal(stub.header.node, entry.header.node)) ? undefined : 'foreign-log';
}

/** The last of the author's entries bears a signature that holds; all before it stand by that one. */
function whyNotLinked(crypto: Cryptography, evidence: ReadEvidence): Refusal | undefined {
  let last: Stub = evidence.entry;
  for (const link of evidence.links) {
    if (link.header.position !== last.header.position + 1) return 'wrong-position';
    if (!equal(link.header.prev, last.hash)) return 'wrong-prev';
    last = link;
  }
  return signed(crypto, last) ? undefined : 'bad-signature';
}

/** Each witness has seen one of the author's entries here, and one of them the last: nothing stands there idly. */
function whyNotSeen(crypto: Cryptography, evidence: ReadEvidence): Refusal | undefined {
  const { witnesses, entry } = evidence;
  if (witnesses.length === 0) return 'no-witness';
  if (!ascending(witnesses, (left, right) => order(left.header.node, right.header.node))) return 'not-canonical';
  const own = ownLog(evidence);
  const met = new Set<Stub>();
  for (const witness of witnesses) {
    // Several, where the author's log had forked and the witness names both branches.
    const heads = witness.header.seen.filter((one) => equal(one.node, entry.header.node));
    const here = own.filter((one) => heads.some((head) => head.position === one.header.position));
    if (here.length === 0) return 'seen-missing';
    const there = here.find((one) => heads.some((head) => equal(head.hash, one.hash)));
    if (!there) return 'seen-differs';
    if (!signed(crypto, witness)) return 'bad-signature';
    met.add(there);
  }
  return met.has(own.at(-1) as Stub) ? undefined : 'seen-missing';
}
