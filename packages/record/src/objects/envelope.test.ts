import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { join, none, order } from '../format/bytes.ts';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto, person } from '../testing/room-of-three.ts';
import {
  contextOf,
  mailboxOf,
  mostLetters,
  type Opening,
  openEnvelope,
  openingSize,
  readEnvelope,
  readOpening,
  sealEnvelope,
  writeOpening,
} from './envelope.ts';
import { makeSign1 } from './sign1.ts';

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

  test.each<[string, number, number, Opening | undefined]>([
    ['1 KiB', 0, 934, undefined],
    ['4 KiB', 1, 4006, undefined],
    ['4 KiB with a context', 1, 2589, opening],
    ['16 KiB with a context', 2, 14_877, opening],
  ])('a letter that fills %s, and one byte more', (_, size, length, opens) => {
    for (const more of [0, 1]) {
      const letter = new Uint8Array(length + more).fill(7);
      const bytes = sealEnvelope(crypto, context, way, opens, salt, [letter]);
      expect(bytes.length).toBe(sizes[size + more]);
      expect(opened(bytes)).toEqual([letter]);
    }
  });

  test('as many letters as surely fit, and no more', () => {
    const largest = sealEnvelope(crypto, context, way, opening, salt, [new Uint8Array(mostLetters)]);
    expect(largest.length).toBe(sizes.at(-1));
    expect(readEnvelope(largest).ok).toBe(true);
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

  test('what its own maker has sealed otherwise is refused by name', () => {
    const head = join(Uint8Array.of(1, 0), context.id);
    const both = crypto.hkdf(context.secret, salt, encode([contexts.envelope, context.id, from, to]), 44);
    const sealed = (content: Uint8Array, size = 1024, length = content.length, last = 0) => {
      const padded = new Uint8Array(size - head.length - 32 - 16);
      new DataView(padded.buffer).setUint32(0, length);
      padded.set(content, 4);
      padded[padded.length - 1] ||= last;
      const bound = join(contexts.envelope, head);
      return opened(join(head, salt, crypto.seal(both.subarray(0, 32), both.subarray(32), bound, padded)));
    };
    const content = encode([bytesFrom('a letter')]);
    expect(sealed(content)).toEqual([bytesFrom('a letter')]);
    const padding = [sealed(content, 4096), sealed(content, 1024, 939), sealed(content, 1024, 2 ** 32 - 1)];
    expect([...padding, sealed(content, 1024, content.length, 1)]).toEqual(Array(4).fill('bad-padding'));
    expect(sealed(content.subarray(0, 9))).toBe('truncated');
    expect(sealed(encode([[[]]]))).toBe('too-deep');
    for (const odd of [{}, 'text', bytesFrom('a letter'), ['text'], [bytesFrom('a letter'), null]])
      expect(sealed(encode(odd))).toBe('wrong-shape');
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

  test('what is no opening is refused by name, though its maker signed it', () => {
    const named = [from, to, mailbox, context.id];
    const signed = (value: Value) => makeSign1(north.signer, contexts.opening, encode(value));
    const why = (...parts: Value[]) => read(encode(parts));
    expect(why(context.secret, signed(named))).toEqual({ ...context, from });
    const odd = [named.slice(1), [...named.slice(1), null], [...named.slice(1), none], {}, 'text'];
    for (const value of odd) expect(why(context.secret, signed(value))).toBe('wrong-shape');
    expect(why(context.secret, signed([[[]]]))).toBe('too-deep');
    expect(why(context.secret, makeSign1(north.signer, contexts.opening, none))).toBe('truncated');
    expect(why(context.secret, makeSign1(north.signer, contexts.entry, encode(named)))).toBe('bad-signature');
    expect(why(context.secret)).toBe('wrong-shape');
    expect(why(context.secret, none, none)).toBe('wrong-shape');
    expect(why(bytesFrom('a secret').subarray(1), signed(named))).toBe('wrong-shape');
    expect(why(context.secret, 'text')).toBe('wrong-shape');
    expect(why(context.secret, [[]])).toBe('too-deep');
    expect(read(encode({}))).toBe('wrong-shape');
    expect(read(new Uint8Array(250))).toBe('too-large');
  });

  test('no byte of it can be changed', () => {
    for (let at = 0; at < plain.length; at += 1) expect(typeof read(flipped(plain, at)), String(at)).toBe('string');
    const other = writeOpening(person('Third').signer, to, mailbox, context);
    expect(order(other, plain)).not.toBe(0);
    expect(read(plain.subarray(0, 200))).toBe('truncated');
  });
});
