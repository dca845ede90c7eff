import { describe, expect, test } from 'vitest';
import { toHex } from '../format/bytes.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto, epoch, epochOf, note, person, someEntry, unsigned } from '../testing/room-of-three.ts';
import { openEntry, readEntry, signatureHolds, writeEntry, writeWraps } from './entry.ts';
import { encodeWraps, wrapSize } from './epoch.ts';
import { encodeHeader, limits } from './header.ts';
import { makeSign1 } from './sign1.ts';

const north = person('North');
const entry = someEntry(north);
const refusal = (bytes: Uint8Array, box: Uint8Array) => {
  const read = readEntry(crypto, bytes, box);
  return read.ok ? 'read' : read.refused;
};
const changedAt = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

describe('[RE17] an entry is named by the hash of all its bytes, and holds its box', () => {
  test('it is read back as it was written', () => {
    expect(readEntry(crypto, entry.bytes, entry.box)).toEqual({ ok: true, value: entry });
    expect(entry.name).toBe(toHex(crypto.sha256(entry.bytes)));
    expect(signatureHolds(crypto, entry)).toBe(true);
  });

  test('another signature is another entry', () => {
    const other = readEntry(crypto, unsigned(entry).bytes, entry.box);
    expect(other.ok && other.value.name).not.toBe(entry.name);
    expect(other.ok && signatureHolds(crypto, other.value)).toBe(false);
  });

  test('another box, a longer, a shorter, an empty one', () => {
    const boxes = [
      changedAt(entry.box, 0),
      changedAt(entry.box, entry.box.length - 1),
      entry.box.subarray(1),
      Uint8Array.from([...entry.box, 0]),
      new Uint8Array(0),
    ];
    for (const box of boxes) expect(refusal(entry.bytes, box)).toBe('box-differs');
  });

  test('a size that is not its box’s', () => {
    for (const boxSize of [0, 255, 257]) {
      const header = encodeHeader({ ...entry.header, boxSize });
      expect(refusal(makeSign1(north.signer, contexts.entry, header), entry.box)).toBe('box-differs');
    }
  });

  test('cut at any byte it is refused', () => {
    for (let end = 0; end < entry.bytes.length; end++)
      expect(refusal(entry.bytes.subarray(0, end), entry.box)).not.toBe('read');
  });

  test('changed at any byte it is refused, or its signature fails', () => {
    for (let at = 0; at < entry.bytes.length; at++) {
      const read = readEntry(crypto, changedAt(entry.bytes, at), entry.box);
      expect(read.ok && signatureHolds(crypto, read.value), `byte ${at}`).toBe(false);
    }
  });

  test('signed by another, or as something else, it does not hold', () => {
    for (const [signer, context] of [
      [person('South').signer, contexts.entry],
      [north.signer, contexts.instrument],
    ] as const) {
      const read = readEntry(crypto, makeSign1(signer, context, encodeHeader(entry.header)), entry.box);
      expect(read.ok && signatureHolds(crypto, read.value)).toBe(false);
    }
  });
});

test('[RE13] an entry has at most 4 KiB and 128 bytes, and a box 64 KiB', () => {
  expect(refusal(new Uint8Array(limits.entry + 1), entry.box)).toBe('too-large');
  expect(limits).toEqual({ header: 4096, entry: 4224, box: 65_536, seen: 16, pin: 16, claimed: 253_402_300_799_999 });
  expect(() => someEntry(north, {}, 'x'.repeat(limits.box))).toThrow();
});

test('[RE20] an entry opens with its epoch’s key, and with no other', () => {
  expect(openEntry(crypto, entry, epoch.key)).toEqual({ ok: true, value: note('The line is open.') });
  expect(openEntry(crypto, entry, epochOf('another').key)).toEqual({ ok: false, refused: 'wrong-key' });
  expect(openEntry(crypto, entry, new Uint8Array(0))).toEqual({ ok: false, refused: 'wrong-key' });
});

describe('[RE18] a wrap list is read at the door', () => {
  const draft = { ...someEntry(north).header };
  const list = encodeWraps([{ node: bytesFrom('a node'), wrapped: new Uint8Array(wrapSize) }]);

  test('one that can be read', () => {
    const wraps = writeWraps(crypto, north.signer, draft, epoch.id, list);
    expect(readEntry(crypto, wraps.bytes, wraps.box)).toEqual({ ok: true, value: wraps });
    expect(openEntry(crypto, wraps, epoch.key)).toEqual({ ok: false, refused: 'wrong-shape' });
  });

  test.each([
    ['wrong-shape', Uint8Array.of(0x80)],
    ['truncated', list.subarray(0, 40)],
    ['truncated', new Uint8Array(0)],
  ])('one that cannot: %s', (reason, box) => {
    expect(() => writeWraps(crypto, north.signer, draft, epoch.id, box)).toThrow(reason);
    const header = {
      ...draft,
      sealing: { kind: 'wraps', epoch: epoch.id } as const,
      boxHash: crypto.sha256(box),
      boxSize: box.length,
    };
    expect(refusal(makeSign1(north.signer, contexts.entry, encodeHeader(header)), box)).toBe(reason);
  });
});

describe('[RE8] an entry that would be refused is not signed', () => {
  test.each<[string, Partial<typeof entry.header>]>([
    ['seen-own-log', { seen: [{ node: north.signer.publicKey, position: 0, hash: bytesFrom('hash') }] }],
    ['wrong-prev', { position: 0 }],
    ['integer-out-of-range', { claimed: -1 }],
    ['not-canonical', { pin: [bytesFrom('pin'), bytesFrom('pin')] }],
  ])('%s', (reason, changed) => expect(() => someEntry(north, changed)).toThrow(reason));

  test('nor one without a whole salt', () => {
    expect(() => writeEntry(crypto, north.signer, entry.header, epoch, new Uint8Array(31), note('x'))).toThrow(
      'wrong-shape',
    );
  });
});
