import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { order } from '../format/bytes.ts';
import { bytesFrom, crypto, person } from '../testing/room-of-three.ts';
import {
  contextOf,
  mailboxOf,
  mostLetters,
  openEnvelope,
  openingSize,
  readEnvelope,
  readOpening,
  sealEnvelope,
  writeOpening,
} from './envelope.ts';

const [north, south] = [person('North'), person('South')];
const [from, to] = [north.signer.publicKey, south.signer.publicKey];
const context = contextOf(crypto, bytesFrom('secret'));
const mailbox = mailboxOf(crypto, bytesFrom('key'));
const opening = { mailbox, wrapped: new Uint8Array(openingSize).fill(7) };
const salt = bytesFrom('salt');
const way = { from, to };
const sizes = [1, 4, 16, 64, 256, 1024, 4096].map((kib) => kib * 1024);
const flipped = (of: Uint8Array, at: number) => of.map((byte, i) => (i === at ? byte ^ 1 : byte));

const opened = (bytes: Uint8Array, along = way, under = context) => {
  const read = readEnvelope(bytes);
  if (!read.ok) return read.refused;
  const letters = openEnvelope(crypto, under, along, read.value);
  return letters.ok ? letters.value : letters.refused;
};

describe('[RE51] an envelope shows its mailbox and one of seven sizes', () => {
  const letters = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 });
  test('whatever the letters, they come out as they went in', () => {
    fc.assert(
      fc.property(letters, fc.boolean(), (some, opens) => {
        const bytes = sealEnvelope(crypto, context, way, opens ? opening : undefined, salt, some);
        expect(sizes).toContain(bytes.length);
        expect(opened(bytes)).toEqual(some);
      }),
    );
  });

  test('as many letters as surely fit, and no more', () => {
    const most = [new Uint8Array(mostLetters)];
    expect(sealEnvelope(crypto, context, way, opening, salt, most).length).toBe(sizes.at(-1));
    expect(() => sealEnvelope(crypto, context, way, opening, salt, [new Uint8Array(4 * 1024 * 1024)])).toThrow(
      RangeError,
    );
  });
});

describe('[RE52] an envelope opens under its own context, one way only, unchanged', () => {
  const bytes = sealEnvelope(crypto, context, way, opening, salt, [bytesFrom('a letter')]);
  test('not the other way, nor under another context', () => {
    expect(opened(bytes, { from: to, to: from })).toBe('bad-seal');
    expect(opened(bytes, way, contextOf(crypto, bytesFrom('other')))).toBe('bad-seal');
  });

  test('not with one byte changed, wherever', () => {
    for (let at = 2; at < bytes.length; at += 97) expect(opened(flipped(bytes, at)), String(at)).toBe('bad-seal');
  });

  test('another length, version or kind is refused by name', () => {
    expect(opened(bytes.subarray(0, 1023))).toBe('bad-padding');
    expect(opened(bytes.subarray(0, 4095))).toBe('bad-padding');
    expect(opened(new Uint8Array(4 * 1024 * 1024 + 1))).toBe('too-large');
    expect(opened(flipped(bytes, 0))).toBe('unknown-version');
    expect(opened(bytes.map((byte, i) => (i === 1 ? 2 : byte)))).toBe('wrong-shape');
    // Too short for what a context takes that it says to bring along.
    expect(opened(bytes.subarray(0, 1024))).toBe('truncated');
  });

  test('whatever the bytes, the door answers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1024, maxLength: 1024 }), (noise) => {
        noise[0] = 1;
        expect(typeof opened(noise)).toBe('string');
      }),
    );
  });
});

describe('[RE53] a context is its maker’s word to one node and one mailbox', () => {
  const plain = writeOpening(north.signer, to, mailbox, context);
  const read = (bytes: Uint8Array, node = to, box = mailbox) => {
    const answer = readOpening(crypto, bytes, node, box);
    return answer.ok ? answer.value : answer.refused;
  };
  test('it says whose it is, and has one length', () => {
    expect(read(plain)).toEqual({ ...context, from });
    expect(plain.length + 1120 + 16).toBe(openingSize);
  });

  test('given on to another node, or for another mailbox, it is refused', () => {
    expect(read(plain, from)).toBe('another-receiver');
    expect(read(plain, to, mailboxOf(crypto, bytesFrom('other')))).toBe('another-receiver');
  });

  test('no byte of it can be changed', () => {
    for (let at = 0; at < plain.length; at += 1) expect(typeof read(flipped(plain, at)), String(at)).toBe('string');
    const other = writeOpening(person('Third').signer, to, mailbox, context);
    expect(order(other, plain)).not.toBe(0);
    expect(read(plain.subarray(0, 200))).toBe('truncated');
  });
});
