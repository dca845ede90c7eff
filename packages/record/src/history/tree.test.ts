import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal, join, toHex } from '../format/bytes.ts';
import { bytesFrom, crypto } from '../testing/room-of-three.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import { append, emptyTree, leaf, parent, root, sizeOf, type Tree, Trees } from './tree.ts';

const leaves = Array.from({ length: 70 }, (_, i) => bytesFrom(`leaf ${i}`).subarray(0, i % 33));
const treeOf = (data: readonly Uint8Array[]): Tree =>
  data.reduce<Tree>((tree, one) => append(crypto, tree, one), emptyTree);

/** MTH as RFC 6962 §2.1 defines it, word for word and slowly. */
function definedRoot(data: readonly Uint8Array[]): Uint8Array {
  if (data.length === 0) return crypto.sha256(new Uint8Array(0));
  if (data.length === 1) return crypto.sha256(join(Uint8Array.of(0), data[0] as Uint8Array));
  const k = split(data.length);
  return crypto.sha256(join(Uint8Array.of(1), definedRoot(data.slice(0, k)), definedRoot(data.slice(k))));
}
/** The largest power of two below n. */
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

/** PATH and SUBPROOF of RFC 6962 §2.1.1 and §2.1.2. */
function path(index: number, data: readonly Uint8Array[]): Uint8Array[] {
  if (data.length <= 1) return [];
  const k = split(data.length);
  return index < k
    ? [...path(index, data.slice(0, k)), definedRoot(data.slice(k))]
    : [...path(index - k, data.slice(k)), definedRoot(data.slice(0, k))];
}
function subproof(size: number, data: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (size === data.length) return whole ? [] : [definedRoot(data)];
  const k = split(data.length);
  return size <= k
    ? [...subproof(size, data.slice(0, k), whole), definedRoot(data.slice(k))]
    : [...subproof(size - k, data.slice(k), false), definedRoot(data.slice(0, k))];
}

test('[RE38] the root of a growing log is the one RFC 6962 defines, at every length', () => {
  let tree = emptyTree;
  for (let n = 0; n <= leaves.length; n++) {
    expect(sizeOf(tree)).toBe(n);
    expect(toHex(root(crypto, tree))).toBe(toHex(definedRoot(leaves.slice(0, n))));
    if (n < leaves.length) tree = append(crypto, tree, leaves[n] as Uint8Array);
  }
});

test('[RE38] a tree is the same whenever it is asked for, also after entries were taken back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(leaves.length), fc.nat(leaves.length)), { maxLength: 8 }), (asked) => {
      const list = [...leaves];
      const trees = new Trees(crypto, (index) => list[index] as Uint8Array);
      for (const [count, from] of asked) {
        expect(trees.of(count)).toEqual(treeOf(list.slice(0, count)));
        trees.cut(from);
        for (let i = from; i < list.length; i++) list[i] = join(list[i] as Uint8Array, Uint8Array.of(1));
      }
    }),
    { numRuns: 30 },
  );
});

test('[RE38] a tree that goes on from an earlier day’s forgets what is taken back', () => {
  const list = leaves.slice(0, 6);
  const trees = new Trees(
    crypto,
    (index) => list[index] as Uint8Array,
    () => ({ count: 4, tree: treeOf(leaves.slice(0, 4)) }),
  );
  expect(toHex(root(crypto, trees.of(6)))).toBe(toHex(definedRoot(list)));
  trees.cut(5);
  list[5] = bytesFrom('another');
  expect(toHex(root(crypto, trees.of(6)))).toBe(toHex(definedRoot(list)));
});

test('[RE38] the tree of the RFC’s test data has its published roots', () => {
  const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots = data.map((_, i) =>
    toHex(root(crypto, treeOf(data.slice(0, i + 1).map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))))),
  );
  expect(toHex(root(crypto, emptyTree))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(roots[0]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(roots[7]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

test('[RE38] a leaf is never taken for a node', () => {
  const [one, two] = [bytesFrom('one'), bytesFrom('two')];
  expect(parent(crypto, one, two)).not.toEqual(leaf(crypto, join(one, two)));
});

test('[RE38] a tree that grew is another value; the one before stays as it was', () => {
  const before = treeOf(leaves.slice(0, 3));
  const held = toHex(root(crypto, before));
  append(crypto, before, leaves[3] as Uint8Array);
  expect(toHex(root(crypto, before))).toBe(held);
});

interface InclusionVector {
  readonly name: string;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
interface ConsistencyVector {
  readonly name: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
const vectors = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/merkle/${name}.json`, import.meta.url), 'utf8')) as readonly T[];
const base64 = (text: string | null) => Uint8Array.from(Buffer.from(text ?? '', 'base64'));

describe('[RE39] published proofs are judged as published', () => {
  const inclusion = vectors<InclusionVector>('inclusion');
  const consistency = vectors<ConsistencyVector>('consistency');
  test('they are all there', () => expect([inclusion.length, consistency.length]).toEqual([98, 98]));

  test.each(inclusion)('inclusion $name', (vector) => {
    const { leafIdx: index, treeSize: size } = vector;
    const proof = {
      index,
      size,
      leaf: base64(vector.leafHash),
      root: base64(vector.root),
      path: (vector.proof ?? []).map(base64),
    };
    expect(verifyInclusion(crypto, proof)).toBe(!vector.wantErr);
  });

  test.each(consistency)('consistency $name', (vector) => {
    const { size1: size, size2: laterSize } = vector;
    const proof = {
      size,
      laterSize,
      root: base64(vector.root1),
      laterRoot: base64(vector.root2),
      path: (vector.proof ?? []).map(base64),
    };
    expect(verifyConsistency(crypto, proof)).toBe(!vector.wantErr);
  });
});

test('[RE39] every leaf of every small tree is proved, and no other place', () => {
  for (let size = 1; size <= 20; size++) {
    const data = leaves.slice(0, size);
    const top = definedRoot(data);
    for (let index = 0; index < size; index++) {
      const proof = { index, size, leaf: leaf(crypto, data[index] as Uint8Array), path: path(index, data), root: top };
      expect(verifyInclusion(crypto, proof)).toBe(true);
      expect(verifyInclusion(crypto, { ...proof, index: (index + 1) % size })).toBe(size === 1);
      expect(verifyInclusion(crypto, { ...proof, path: [...proof.path, top] })).toBe(false);
      if (size > 1) expect(verifyInclusion(crypto, { ...proof, path: proof.path.slice(1) })).toBe(false);
    }
  }
});

test('[RE39] every earlier state of every small tree is proved, and no other', () => {
  for (let later = 1; later <= 20; later++)
    for (let size = 1; size <= later; size++) {
      const data = leaves.slice(0, later);
      const proof = {
        size,
        laterSize: later,
        root: definedRoot(data.slice(0, size)),
        laterRoot: definedRoot(data),
        path: subproof(size, data, true),
      };
      expect(verifyConsistency(crypto, proof)).toBe(true);
      expect(verifyConsistency(crypto, { ...proof, root: bytesFrom('another') })).toBe(false);
      expect(verifyConsistency(crypto, { ...proof, laterRoot: bytesFrom('another') })).toBe(false);
      expect(verifyConsistency(crypto, { ...proof, path: [...proof.path, proof.root] })).toBe(false);
    }
});

test('[RE39] no numbers and no hashes make a proof throw or loop', () => {
  const number = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom(2 ** 53, 2 ** 53 - 1, -1, 0.5, Number.NaN, Infinity),
  );
  const hash = fc.uint8Array({ minLength: 31, maxLength: 33 });
  fc.assert(
    fc.property(number, number, hash, hash, fc.array(hash, { maxLength: 60 }), (a, b, one, two, hashes) => {
      expect(verifyInclusion(crypto, { index: a, size: b, leaf: one, root: two, path: hashes })).toBe(false);
      expect(verifyConsistency(crypto, { size: a, laterSize: b, root: one, laterRoot: two, path: hashes })).toBe(
        a === b && Number.isSafeInteger(a) && a > 0 && hashes.length === 0 && equal(one, two),
      );
    }),
    { numRuns: 200 },
  );
});
