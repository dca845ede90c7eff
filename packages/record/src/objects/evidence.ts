/**
 * One entry with a proof, as bytes: the entry, the charter's first entry that says whose nodes these are, the later
 * entries of the same log that lead to what others saw, and the witnesses' own entries; these two go without their boxes.
 * What they prove together is judged in `history/check-evidence.ts`.
 */
import type { Cryptography } from '../cryptography.ts';
import { toHex } from '../format/bytes.ts';
import { decode, encode, type Value } from '../format/cbor.ts';
import { isBytes, isList, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { type Body, decodeBody } from './body.ts';
import { entryKey, openBox } from './box.ts';
import { type Entry, readEntry } from './entry.ts';
import { decodeHeader, limits } from './header.ts';
import { readSign1 } from './sign1.ts';

/** An entry without its box: its header, and what binds it. */
export type Stub = Pick<Entry, 'header' | 'bytes' | 'hash' | 'name' | 'sign1'>;

/** An entry opened by its own key. */
export type Opened = { readonly entry: Entry; readonly secret: Uint8Array };

export type Evidence = {
  /** The charter's first entry; its hash is the room's id. */
  readonly charter: Opened;
  readonly entry: Entry;
  /** The entry's own key; null where its words stay sealed. */
  readonly secret: Uint8Array | null;
  /** The entries of its log right after it, one by one, up to one that a witness names. */
  readonly links: readonly Stub[];
  /** Entries of others who have seen one of the above, ascending by node. */
  readonly witnesses: readonly Stub[];
};

/** As it was read: boxes opened, bodies decoded. */
export type ReadEvidence = Evidence & { readonly charterBody: Body; readonly body: Body | null };

export const evidenceTitle = 'parley proof';
const version = 1;
export const evidenceLimits = { bytes: 1024 * 1024, links: 1024, witnesses: 32 } as const;
const secretSize = 44;

export function encodeEvidence(crypto: Cryptography, evidence: Evidence): Uint8Array {
  const { charter, entry, secret, links, witnesses } = evidence;
  const bytes = encode([
    evidenceTitle,
    version,
    [charter.entry.bytes, charter.entry.box, charter.secret],
    [entry.bytes, entry.box],
    secret,
    links.map((one) => one.bytes),
    witnesses.map((one) => one.bytes),
  ]);
  const read = readEvidence(crypto, bytes);
  // Fail before anything is handed out: what its readers would refuse is no proof.
  if (!read.ok) throw new RangeError(`a proof of this node would be refused: ${read.refused}`);
  return bytes;
}

/** Takes a proof apart and opens what it gives keys for. Signatures and links are judged by `checkEvidence`. */
export function readEvidence(crypto: Cryptography, bytes: Uint8Array): Read<ReadEvidence> {
  const read = decode(bytes, { bytes: evidenceLimits.bytes, depth: 2 });
  if (!read.ok) return read;
  if (!Array.isArray(read.value) || read.value[0] !== evidenceTitle) return refused('not-a-proof');
  const [, ver, charter, entry, secret, links, witnesses] = read.value as readonly Value[];
  if (ver !== version) return refused('unknown-version');
  if (read.value.length !== 7) return refused('wrong-shape');
  const founding = readWhole(crypto, charter, 3);
  if (!founding.ok) return founding;
  const charterSecret = (charter as readonly Value[])[2];
  const charterBody = openedBy(crypto, founding.value, charterSecret);
  if (!charterBody.ok) return charterBody;
  const proved = readWhole(crypto, entry, 2);
  if (!proved.ok) return proved;
  const body = secret === null ? ok(null) : openedBy(crypto, proved.value, secret);
  if (!body.ok) return body;
  const chain = readStubs(crypto, links, evidenceLimits.links);
  if (!chain.ok) return chain;
  const others = readStubs(crypto, witnesses, evidenceLimits.witnesses);
  if (!others.ok) return others;
  return ok({
    charter: { entry: founding.value, secret: charterSecret as Uint8Array },
    charterBody: charterBody.value,
    entry: proved.value,
    secret: secret as Uint8Array | null,
    body: body.value,
    links: chain.value,
    witnesses: others.value,
  });
}

/** An entry's own key, from its epoch's; undefined for a wrap list, which nothing seals. */
export function secretOf(crypto: Cryptography, entry: Entry, epochKey: Uint8Array): Uint8Array | undefined {
  const { sealing, room, channel, node, position } = entry.header;
  if (sealing.kind !== 'sealed') return undefined;
  return entryKey(crypto, epochKey, sealing.salt, { room, channel, node, position, epoch: sealing.epoch });
}

function openedBy(crypto: Cryptography, entry: Entry, secret: Value | undefined): Read<Body> {
  const { sealing } = entry.header;
  if (!isBytes(secret, secretSize)) return refused('wrong-key');
  if (sealing.kind !== 'sealed') return refused('wrong-shape');
  const place = { ...entry.header, epoch: sealing.epoch };
  const opened = openBox(crypto, secret, sealing.commitment, place, entry.box);
  return opened.ok ? decodeBody(opened.value) : opened;
}

function readWhole(crypto: Cryptography, value: Value | undefined, parts: number): Read<Entry> {
  if (!isTuple(value, parts)) return refused('wrong-shape');
  const [bytes, box] = value;
  if (!(bytes instanceof Uint8Array) || !(box instanceof Uint8Array)) return refused('wrong-shape');
  return readEntry(crypto, bytes, box);
}

/** Entries without their boxes, from their bytes. */
export function readStubs(crypto: Cryptography, value: Value | undefined, most: number): Read<readonly Stub[]> {
  if (!isList(value, most)) return refused('wrong-shape');
  const stubs: Stub[] = [];
  for (const one of value) {
    if (!(one instanceof Uint8Array)) return refused('wrong-shape');
    const stub = readStub(crypto, one);
    if (!stub.ok) return stub;
    stubs.push(stub.value);
  }
  return ok(stubs);
}

function readStub(crypto: Cryptography, bytes: Uint8Array): Read<Stub> {
  const sign1 = readSign1(bytes, limits.entry);
  if (!sign1.ok) return sign1;
  const header = decodeHeader(sign1.value.payload);
  if (!header.ok) return header;
  const hash = crypto.sha256(bytes);
  return ok({ header: header.value, bytes, hash, name: toHex(hash), sign1: sign1.value });
}
