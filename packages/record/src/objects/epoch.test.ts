import { describe, expect, test } from 'vitest';
import { join } from '../format/bytes.ts';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto } from '../testing/room-of-three.ts';
import { decodeWraps, encodeWraps, epochId, wrapInfo, wrapSize } from './epoch.ts';
import { limits } from './header.ts';

const wrapped = new Uint8Array(wrapSize).fill(9);
const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? i : 7)));
const refusal = (value: Value) => {
  const read = decodeWraps(encode(value));
  return read.ok ? 'read' : read.refused;
};

describe('[RE18] wraps are sorted, each node once, all of one size', () => {
  const [one, two] = nodes(2) as [Uint8Array, Uint8Array];
  test('read back as written', () => {
    const wraps = nodes(3).map((node) => ({ node, wrapped }));
    expect(decodeWraps(encodeWraps(wraps))).toEqual({ ok: true, value: wraps });
  });

  test('52 fit into a box, and 53 are refused', () => {
    const full = encodeWraps(nodes(52).map((node) => ({ node, wrapped })));
    expect(full.length).toBeLessThanOrEqual(limits.box);
    expect(decodeWraps(full).ok).toBe(true);
    expect(refusal(nodes(53).map((node) => [node, wrapped]))).toBe('wrong-shape');
    expect(refusal(nodes(60).map((node) => [node, wrapped]))).toBe('too-large');
  });

  test.each<[string, string, Value]>([
    [
      'not-canonical',
      'unsorted',
      [
        [two, wrapped],
        [one, wrapped],
      ],
    ],
    [
      'not-canonical',
      'a node twice',
      [
        [one, wrapped],
        [one, wrapped],
      ],
    ],
    ['wrong-shape', 'none', []],
    ['wrong-shape', 'a wrap too short', [[one, wrapped.subarray(1)]]],
    ['wrong-shape', 'a wrap too long', [[one, join(wrapped, Uint8Array.of(0))]]],
    ['wrong-shape', 'a node too short', [[one.subarray(1), wrapped]]],
    ['wrong-shape', 'a wrap without a node', [[wrapped]]],
    ['wrong-shape', 'something more', [[one, wrapped, 0]]],
    ['wrong-shape', 'a map', {}],
    ['wrong-shape', 'text', 'none'],
    ['too-deep', 'a list in it', [[one, [wrapped]]]],
  ])('%s: %s', (answer, _, value) => expect(refusal(value)).toBe(answer));
});

test('[RE19] an epoch’s id commits to its key', () => {
  const key = bytesFrom('key');
  expect(epochId(crypto, key)).toEqual(crypto.sha256(join(contexts.epoch, Uint8Array.of(0), key)));
  expect(
    epochId(
      crypto,
      key.map((byte, i) => (i === 31 ? byte ^ 1 : byte)),
    ),
  ).not.toEqual(epochId(crypto, key));
  expect(epochId(crypto, key)).not.toEqual(crypto.sha256(key));
});

test('[RE19] a wrap is good for one room, channel, epoch and recipient', () => {
  const four = ['room', 'channel', 'epoch', 'node'].map(bytesFrom) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const whole = wrapInfo(...four);
  for (let i = 0; i < 4; i++) {
    const other = four.map((one, at) => (at === i ? bytesFrom('another') : one)) as typeof four;
    expect(wrapInfo(...other)).not.toEqual(whole);
  }
  expect(whole).toEqual(encode([contexts.wrap, ...four]));
});
