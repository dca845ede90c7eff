import { describe, expect, test } from 'vitest';
import { none } from '../format/bytes.ts';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import type { Held } from '../history/log.ts';
import { evidenceOf, parts, proofOf, rewritten, secretIn, threeWords } from '../testing/evidence.ts';
import { crypto, epoch } from '../testing/room-of-three.ts';
import { encodeEvidence, evidenceLimits, readEvidence, secretOf } from './evidence.ts';
import { makeSign1 } from './sign1.ts';

const { room, first, second, minted } = scene();
const file = proofOf(room, room.talks, first);

/** The small room, and in its talks a wrap list too, which nothing seals. */
function scene() {
  const words = threeWords();
  const { mint, mediator, talks } = words.room;
  return { ...words, minted: mint(mediator, talks, [mediator]) };
}

const why = (bytes: Uint8Array) => {
  const read = readEvidence(crypto, bytes);
  return read.ok ? 'read' : read.refused;
};
const whole = (held: Held) => [held.entry.bytes, held.entry.box];
const founding = () => room.charter.logs[0]?.entries[0] as Held;
/** Bytes that a node has signed as an entry, and that are no header. */
const hollow = (payload: Uint8Array) => makeSign1(room.north.signer, contexts.entry, payload);

describe('[RE48] what is exchanged or missing in the parts of a proof is refused by name', () => {
  test('a proof as it is made is read, opened or sealed', () => {
    const read = readEvidence(crypto, file);
    expect(read.ok && read.value.body?.fields).toEqual({ text: 'The first word.' });
    expect(read.ok && read.value.charterBody.fields).toEqual({ text: 'The charter of this room.' });
    const sealed = readEvidence(crypto, proofOf(room, room.talks, first, false));
    expect(sealed.ok && [sealed.value.body, sealed.value.secret]).toEqual([null, null]);
    expect(secretOf(crypto, minted.entry, epoch.key)).toBeUndefined();
  });

  test.each<[string, string, (value: Value[]) => void]>([
    ['wrong-key', 'another entry in this place', (value) => (value[parts.entry] = whole(second))],
    ['wrong-key', 'another entry’s key', (value) => (value[parts.secret] = secretIn(second))],
    ['wrong-key', 'an epoch’s key', (value) => (value[parts.secret] = epoch.key)],
    ['wrong-key', 'a key of another length', (value) => (value[parts.secret] = new Uint8Array(45))],
    [
      'wrong-key',
      'the charter with the entry’s key',
      (value) => (value[parts.charter] = [...whole(founding()), secretIn(first)]),
    ],
    ['box-differs', 'another entry’s box', (value) => (value[parts.entry] = [first.entry.bytes, second.entry.box])],
    ['wrong-shape', 'a part more', (value) => value.push(null)],
    ['wrong-shape', 'a part less', (value) => value.pop()],
    ['unknown-version', 'another version', (value) => (value[1] = 2)],
    ['not-a-proof', 'another title', (value) => (value[0] = 'parley export 1')],
    ['wrong-key', 'no key where there must be one', (value) => (value[parts.charter] = [...whole(founding()), null])],
    ['wrong-key', 'a word for a key', (value) => (value[parts.secret] = 'key')],
    ['wrong-shape', 'a key for a wrap list', (value) => (value[parts.entry] = whole(minted))],
    ['wrong-shape', 'a charter without its key', (value) => (value[parts.charter] = whole(founding()))],
    ['wrong-shape', 'no charter', (value) => (value[parts.charter] = null)],
    ['wrong-shape', 'half an entry', (value) => (value[parts.entry] = [first.entry.bytes])],
    ['wrong-shape', 'an entry and more', (value) => (value[parts.entry] = [...whole(first), null])],
    ['wrong-shape', 'words for an entry', (value) => (value[parts.entry] = ['entry', first.entry.box])],
    ['wrong-shape', 'words for a box', (value) => (value[parts.entry] = [first.entry.bytes, 'box'])],
    ['wrong-shape', 'one link for a list', (value) => (value[parts.links] = second.entry.bytes)],
    ['wrong-shape', 'words for a link', (value) => (value[parts.links] = ['link'])],
    ['wrong-shape', 'one witness for a list', (value) => (value[parts.witnesses] = second.entry.bytes)],
    ['wrong-shape', 'an empty link', (value) => (value[parts.links] = [none])],
    ['truncated', 'a link without a header', (value) => (value[parts.links] = [hollow(none)])],
    ['wrong-shape', 'a witness without a header', (value) => (value[parts.witnesses] = [hollow(encode([]))])],
    ['too-deep', 'something hidden deeper', (value) => (value[parts.links] = [[[]]])],
  ])('%s: %s', (answer, _, change) => expect(why(rewritten(file, change))).toBe(answer));

  test('what is no proof at all', () => {
    for (const value of [{}, 'parley proof', [], ['parley fork', 1]]) expect(why(encode(value))).toBe('not-a-proof');
    expect(why(none)).toBe('truncated');
  });
});

describe('[RE49] a proof is bounded', () => {
  test('by its bytes, its links and its witnesses', () => {
    expect(evidenceLimits).toEqual({ bytes: 1024 * 1024, links: 1024, witnesses: 32 });
    expect(why(new Uint8Array(evidenceLimits.bytes + 1))).toBe('too-large');
    const filled = (part: 'links' | 'witnesses', count: number) =>
      why(rewritten(file, (value) => (value[parts[part]] = Array(count).fill(second.entry.bytes))));
    for (const part of ['links', 'witnesses'] as const) {
      expect(filled(part, evidenceLimits[part])).toBe('read');
      expect(filled(part, evidenceLimits[part] + 1)).toBe('wrong-shape');
    }
  });

  test('[RE8] what its readers would refuse is not encoded', () => {
    const evidence = evidenceOf(room, room.talks, first);
    expect(() => encodeEvidence(crypto, { ...evidence, secret: secretIn(second) })).toThrow(RangeError);
    const links = Array.from({ length: evidenceLimits.links + 1 }, () => second.entry);
    expect(() => encodeEvidence(crypto, { ...evidence, links })).toThrow(RangeError);
  });
});
