/** Opening the measured room without judging it: the least that its format allows, and what the record does. */
import { createDecipheriv, hash, hkdfSync } from 'node:crypto';
import {
  admitVouched,
  decodeBody,
  type Entry,
  type EpochKey,
  encode,
  epochIn,
  fromHex,
  type Hex,
  type History,
  historyOf,
  isCharter,
  openEntry,
  readEntry,
  signatureHolds,
  toHex,
} from '@parley/record';
import type { Row } from '@parley/room';
import { cryptography } from '@parley/vault';
import { decode as decodeCbor } from 'cborg';

type EntryRow = Extract<Row, { row: 'entry' }>;
const entriesOf = (rows: readonly Row[]) => rows.filter((row): row is EntryRow => row.row === 'entry');

function keysIn(rows: readonly Row[]): Map<Hex, EpochKey> {
  const keys = new Map<Hex, EpochKey>();
  for (const row of rows) {
    const id = row.row === 'key' ? fromHex(row.epoch) : undefined;
    if (row.row === 'key' && id) keys.set(row.epoch, { id, key: row.key });
  }
  return keys;
}

/**
 * The floor: two hashes, one derivation, one opening and the decoding of envelope, header and body, by the platform and
 * the CBOR library as they come. Nothing is checked but the seal; keys, places and shapes are believed.
 */
export type FloorInput = {
  readonly bytes: Uint8Array;
  readonly box: Uint8Array;
  /** Undefined where nothing is sealed. */
  readonly key: Uint8Array | undefined;
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
};

/** What derivation and opening are bound to, made before the clock runs. */
export function floorInput(rows: readonly Row[]): FloorInput[] {
  const keys = keysIn(rows);
  const utf8 = new TextEncoder();
  return entriesOf(rows).map(({ bytes, box }) => {
    const read = readEntry(cryptography, bytes, box);
    if (!read.ok) throw new Error(read.refused);
    const { header } = read.value;
    const { room, channel, node, position, sealing } = header;
    const where = [room, channel, node, position, epochIn(header)] as const;
    return {
      bytes,
      box,
      key: sealing.kind === 'sealed' ? keys.get(toHex(sealing.epoch))?.key : undefined,
      salt: sealing.kind === 'sealed' ? sealing.salt : new Uint8Array(0),
      info: encode([utf8.encode('parley/1/entry-key'), ...where]),
      aad: encode([utf8.encode('parley/1/box'), ...where]),
    };
  });
}

export function floor(input: readonly FloorInput[]): number {
  const kept: unknown[] = [];
  for (const { bytes, box, key, salt, info, aad } of input) {
    const names = [hash('sha256', bytes, 'buffer'), hash('sha256', box, 'buffer')];
    const [, , payload] = decodeCbor(bytes.subarray(1)) as [unknown, unknown, Uint8Array];
    const header = decodeCbor(payload);
    if (!key) {
      kept.push([names, header, decodeCbor(box)]);
      continue;
    }
    const secret = new Uint8Array(hkdfSync('sha256', key, salt, info, 44));
    const end = box.length - 16;
    const decipher = createDecipheriv('aes-256-gcm', secret.subarray(0, 32), secret.subarray(32), {
      authTagLength: 16,
    });
    decipher.setAAD(aad).setAuthTag(box.subarray(end));
    const padded = decipher.update(box.subarray(0, end));
    decipher.final();
    kept.push([names, header, decodeCbor(padded.subarray(4, 4 + padded.readUInt32BE(0)))]);
  }
  return kept.length;
}

const vouched = (): boolean => true;

/** The record alone: read, authenticated, admitted, opened and decoded. No act is judged. */
function openRecord(
  rows: readonly Row[],
  vouchedFor: (entries: readonly Entry[]) => (entry: Entry) => boolean,
): number {
  const keys = keysIn(rows);
  const entries = entriesOf(rows).flatMap(({ bytes, box }) => {
    const read = readEntry(cryptography, bytes, box);
    return read.ok ? [read.value] : [];
  });
  const holds = vouchedFor(entries);
  const histories = new Map<Hex, History>();
  let charter: History | undefined;
  let opened = 0;
  const bodies: unknown[] = [];
  for (const entry of entries) {
    if (!holds(entry)) continue;
    const { channel, sealing } = entry.header;
    const id = channel.length === 0 ? entry.name : toHex(channel);
    const history = histories.get(id) ?? historyOf(entry);
    histories.set(id, history);
    charter ??= history;
    opened += admitVouched(history, isCharter(history) ? undefined : charter, cryptography, [entry], vouched).admitted
      .length;
    const key = sealing.kind === 'sealed' ? keys.get(toHex(sealing.epoch)) : undefined;
    const plain = key && openEntry(cryptography, entry, key.key);
    const body = plain?.ok ? decodeBody(plain.value) : undefined;
    if (body?.ok) bodies.push(body.value);
  }
  if (bodies.length !== opened - histories.size) throw new Error('a box of the measured room stayed closed');
  return opened;
}

/** One signature for each log. */
export const recordByHeads = (rows: readonly Row[]): number =>
  openRecord(rows, (entries) => {
    const heads = new Map<string, Entry>();
    for (const entry of entries) heads.set(`${toHex(entry.header.channel)}/${toHex(entry.header.node)}`, entry);
    for (const head of heads.values()) if (!signatureHolds(cryptography, head)) throw new Error('a head does not hold');
    return () => true;
  });

/** Every signature, as an export or a dispute asks for. */
export const recordBySignatures = (rows: readonly Row[]): number =>
  openRecord(rows, () => (entry) => signatureHolds(cryptography, entry));
