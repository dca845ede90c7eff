import { describe, expect, test } from 'vitest';
import { bytesFrom, crypto } from '../testing/room-of-three.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import { leaf, parent } from './tree.ts';

const [one, two, three] = ['one', 'two', 'three'].map((word) => leaf(crypto, bytesFrom(word))) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const pair = parent(crypto, one, two);
const whole = parent(crypto, pair, three);

describe('[RE39] a proof for numbers that are no sizes, or hashes that are none, is a plain no', () => {
  test('of inclusion', () => {
    const only = { index: 0, size: 1, leaf: one, path: [], root: one };
    expect(verifyInclusion(crypto, only)).toBe(true);
    for (const index of [0.5, -1, -0.5, Number.NaN]) expect(verifyInclusion(crypto, { ...only, index })).toBe(false);
    for (const size of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(verifyInclusion(crypto, { ...only, size })).toBe(false);
    const short = one.subarray(1);
    expect(verifyInclusion(crypto, { ...only, leaf: short, root: short })).toBe(false);
  });

  test('of consistency', () => {
    const grown = { size: 2, root: pair, laterSize: 3, laterRoot: whole, path: [three] };
    expect(verifyConsistency(crypto, grown)).toBe(true);
    const same = { size: 2, root: pair, laterSize: 2, laterRoot: pair, path: [] };
    expect(verifyConsistency(crypto, same)).toBe(true);
    for (const size of [0, 1.5, -1, Number.NaN]) {
      expect(verifyConsistency(crypto, { ...same, size, laterSize: size })).toBe(false);
      expect(verifyConsistency(crypto, { ...grown, size })).toBe(false);
    }
    for (const laterSize of [1, 2.5, Number.NaN])
      expect(verifyConsistency(crypto, { ...grown, laterSize })).toBe(false);
    const short = one.subarray(1);
    const over = { size: 1, root: short, laterSize: 2, laterRoot: parent(crypto, short, two), path: [two] };
    expect(verifyConsistency(crypto, over)).toBe(false);
    expect(verifyConsistency(crypto, { ...over, root: one, laterRoot: pair })).toBe(true);
  });
});

describe('[RE39] a path longer or shorter than the tree is high proves nothing, whatever root is named for it', () => {
  test('of inclusion', () => {
    const root = parent(crypto, two, one);
    expect(verifyInclusion(crypto, { index: 0, size: 1, leaf: one, path: [two], root })).toBe(false);
    expect(verifyInclusion(crypto, { index: 0, size: 2, leaf: one, path: [], root: one })).toBe(false);
  });

  test('of consistency', () => {
    const longer = { size: 1, root: parent(crypto, three, one), laterSize: 2, laterRoot: parent(crypto, three, pair) };
    expect(verifyConsistency(crypto, { ...longer, path: [two, three] })).toBe(false);
    // With every hash chosen to fit, but for the height of the trees.
    const [four, top] = [bytesFrom('four'), bytesFrom('top')].map((data) => leaf(crypto, data)) as [
      Uint8Array,
      Uint8Array,
    ];
    const root = parent(crypto, top, whole);
    const laterRoot = parent(crypto, top, parent(crypto, pair, parent(crypto, three, four)));
    const path = [three, four, pair, top];
    expect(verifyConsistency(crypto, { size: 3, root, laterSize: 4, laterRoot, path })).toBe(false);
    expect(verifyConsistency(crypto, { size: 2, root: pair, laterSize: 1, laterRoot: pair, path: [] })).toBe(false);
    expect(verifyConsistency(crypto, { size: 3, root: whole, laterSize: 4, laterRoot: whole, path: [] })).toBe(false);
    expect(verifyConsistency(crypto, { size: 2, root: pair, laterSize: 3, laterRoot: pair, path: [] })).toBe(false);
  });
});
