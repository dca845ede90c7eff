import { describe, expect, test } from 'vitest';
import { encode, type Value } from '../format/cbor.ts';
import { bytesFrom, hexOf, person, someEntry } from '../testing/room-of-three.ts';
import { decodeHeader, encodeHeader, type Header, limits } from './header.ts';

const north = person('North');
const { header } = someEntry(north);
const hash = bytesFrom('a hash');
const none = new Uint8Array(0);

/** The header's twelve values as they are written, with some of them exchanged. */
function written(changed: { readonly [field: string]: Value } = {}): Value[] {
  const values = {
    version: 1,
    room: header.room,
    channel: header.channel,
    node: header.node,
    position: header.position,
    prev: header.prev,
    seen: [],
    pin: header.pin,
    claimed: header.claimed,
    sealing:
      header.sealing.kind === 'sealed' ? [header.sealing.epoch, header.sealing.salt, header.sealing.commitment] : [],
    boxHash: header.boxHash,
    boxSize: header.boxSize,
    ...changed,
  };
  return Object.values(values);
}
const refusal = (value: Value) => {
  const read = decodeHeader(encode(value));
  return read.ok ? 'read' : read.refused;
};
const head = (node: Uint8Array, position: Value = 0): Value => [node, position, hash];
const sorted = (count: number) =>
  Array.from({ length: count }, (_, i) => Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? i : 7)));

test('[RE12] a header is read back as it was written', () => {
  expect(decodeHeader(encodeHeader(header))).toEqual({ ok: true, value: header });
  expect(encode(written())).toEqual(encodeHeader(header));
});

describe('[RE12] every field has its type', () => {
  const fields = [
    'room',
    'channel',
    'node',
    'position',
    'prev',
    'seen',
    'pin',
    'claimed',
    'sealing',
    'boxHash',
    'boxSize',
  ];
  const numbers = ['position', 'claimed', 'boxSize'];
  const strange: Value[] = [null, true, 'text', '1', new Uint8Array(31), new Uint8Array(33), {}, [[]], -1, [1]];
  test.each(fields)('%s', (field) => {
    for (const value of [...strange, ...(numbers.includes(field) ? [[], none] : [7])])
      expect(refusal(written({ [field]: value })), JSON.stringify(value)).toBe(
        numbers.includes(field) ? 'integer-out-of-range' : 'wrong-shape',
      );
  });

  test.each<[string, Value]>([
    ['a version to come', written({ version: 2 })],
    ['version 0', written({ version: 0 })],
    ['a version in words', written({ version: '1' })],
    ['no version', written({ version: null })],
  ])('%s', (_, value) => expect(refusal(value)).toBe('unknown-version'));

  test.each<[string, Value]>([
    ['a field too few', written().slice(0, 11)],
    ['a field too many', [...written(), 0]],
    ['nothing', []],
    ['a map', {}],
    ['a number', 1],
    ['a sealing of two', written({ sealing: [hash, hash] })],
    ['a sealing of four', written({ sealing: [hash, hash, hash, hash] })],
    ['no sealing', written({ sealing: [] })],
    ['an erasure of nothing', written({ sealing: ['void'], boxSize: 0 })],
    ['an erasure of two', written({ sealing: ['void', hash, hash], boxSize: 0 })],
    ['an erasure in another word', written({ sealing: ['Void', hash], boxSize: 0 })],
    ['an erasure with a box', written({ sealing: ['void', hash], boxSize: 256 })],
  ])('%s', (_, value) => expect(refusal(value)).toBe('wrong-shape'));

  test('bytes after it, or before their end', () => {
    const bytes = encodeHeader(header);
    expect(decodeHeader(Uint8Array.from([...bytes, 0]))).toEqual({ ok: false, refused: 'bytes-left-over' });
    for (let end = 0; end < bytes.length; end++)
      expect(decodeHeader(bytes.subarray(0, end))).toEqual({ ok: false, refused: 'truncated' });
  });
});

describe('[RE4] every integer of a header has its range', () => {
  test.each<[string, number]>([
    ['position', Number.MAX_SAFE_INTEGER],
    ['claimed', limits.claimed],
    ['boxSize', limits.box],
  ])('%s', (field, most) => {
    expect(refusal(written({ [field]: most }))).toBe('read');
    for (const beyond of [-1, -Number.MAX_SAFE_INTEGER])
      expect(refusal(written({ [field]: beyond }))).toBe('integer-out-of-range');
    if (most < Number.MAX_SAFE_INTEGER) expect(refusal(written({ [field]: most + 1 }))).toBe('integer-out-of-range');
  });

  test.each(['1b0020000000000000', '1b8000000000000000', '1bffffffffffffffff', '3b001fffffffffffff'])(
    '%s as a position',
    (integer) => {
      const whole = Buffer.from(encode(written({ position: 1_000_000 }))).toString('hex');
      expect(whole).toContain('1a000f4240');
      expect(decodeHeader(hexOf(whole.replace('1a000f4240', integer)))).toEqual({
        ok: false,
        refused: 'integer-out-of-range',
      });
    },
  );

  test('the position of a head too', () => {
    expect(refusal(written({ seen: [head(hash, Number.MAX_SAFE_INTEGER)] }))).toBe('read');
    for (const position of [-1, 'x', null])
      expect(refusal(written({ seen: [head(hash, position)] }))).toBe('integer-out-of-range');
  });
});

describe('[RE13] a header has at most 4 KiB, 16 heads and 16 pins', () => {
  test('as many as there may be', () => {
    const full = written({ seen: sorted(16).map((node) => head(node, Number.MAX_SAFE_INTEGER)), pin: sorted(16) });
    expect(refusal(full)).toBe('read');
    expect(encode(full).length).toBeLessThan(limits.header);
  });
  test('one more', () => {
    expect(refusal(written({ seen: sorted(17).map((node) => head(node)) }))).toBe('wrong-shape');
    expect(refusal(written({ pin: sorted(17) }))).toBe('wrong-shape');
    expect(refusal(written({ room: new Uint8Array(limits.header) }))).toBe('too-large');
  });
});

describe('[RE14] only a first entry stands on nothing', () => {
  test.each<[string, string, { readonly [field: string]: Value }]>([
    ['read', 'the charter begins', { room: none, channel: none, position: 0, prev: none, pin: [] }],
    ['read', 'a channel begins', { channel: none, position: 0, prev: none }],
    ['read', 'a log begins', { position: 0, prev: none }],
    ['wrong-prev', 'a log begins after something', { position: 0 }],
    ['wrong-prev', 'a later entry after nothing', { prev: none }],
    ['foreign-channel', 'a later entry of no channel', { channel: none }],
    ['foreign-channel', 'a channel of no room', { room: none, position: 0, prev: none }],
  ])('%s: %s', (answer, _, changed) => expect(refusal(written(changed))).toBe(answer));
});

describe('[RE15] what was seen is sorted, no entry twice, and never of the own log', () => {
  const [one, two] = sorted(2) as [Uint8Array, Uint8Array];
  test.each<[string, string, Value]>([
    ['read', 'nothing', []],
    ['read', 'two logs', [head(one), head(two)]],
    ['seen-unordered', 'unsorted', [head(two), head(one)]],
    ['read', 'two branches of one log', [head(one, 7), [one, 2, Uint8Array.from(hash).fill(255, 0, 1)]]],
    ['seen-unordered', 'two branches unsorted', [[one, 2, Uint8Array.from(hash).fill(255, 0, 1)], head(one, 7)]],
    ['seen-unordered', 'one entry twice', [head(one), head(one, 1)]],
    ['seen-own-log', 'the own log', [head(north.signer.publicKey)]],
    ['wrong-shape', 'half a head', [[one, 0]]],
    ['wrong-shape', 'a head and a half', [[one, 0, hash, 0]]],
    ['wrong-shape', 'no head', [one]],
    ['wrong-shape', 'a short hash', [[one, 0, new Uint8Array(31)]]],
  ])('%s: %s', (answer, _, seen) => expect(refusal(written({ seen }))).toBe(answer));
});

describe('[RE16] pins are sorted, each once', () => {
  const [one, two] = sorted(2) as [Uint8Array, Uint8Array];
  test.each<[string, string, Value]>([
    ['read', 'two', [one, two]],
    ['not-canonical', 'unsorted', [two, one]],
    ['not-canonical', 'one twice', [one, one]],
    ['wrong-shape', 'half a hash', [one.subarray(16)]],
  ])('%s: %s', (answer, _, pin) => expect(refusal(written({ pin }))).toBe(answer));
});

test('[RE12] a sealing is an entry’s own key under an epoch, a wrap list’s epoch alone, or an erasure’s entry', () => {
  const wraps: Header = { ...header, sealing: { kind: 'wraps', epoch: hash } };
  expect(decodeHeader(encodeHeader(wraps))).toEqual({ ok: true, value: wraps });
  const erasure: Header = { ...header, boxSize: 0, sealing: { kind: 'erasure', of: hash } };
  expect(decodeHeader(encodeHeader(erasure))).toEqual({ ok: true, value: erasure });
});
