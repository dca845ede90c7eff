import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal, join, toHex } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { writeExport } from '../history/export.ts';
import { verifyExport } from '../history/verify.ts';
import type { Entry } from '../objects/entry.ts';
import { copyOf, forkedRoom, inOrder, settle } from '../testing/forked.ts';
import { crypto } from '../testing/room-of-three.ts';

const first = (bytes: Uint8Array) => verifyExport(crypto, bytes).first;

describe('[RE62] an export carries every branch of a forked log, names the fork, and holds', () => {
  const forked = forkedRoom(2, 3);
  const { charter, souths, mediators, mediator, north, left, right } = forked;
  const [one, other] = [copyOf(souths, charter), copyOf(mediators, charter)];
  for (const history of [one, other]) settle(history, charter, [...inOrder(souths), ...inOrder(mediators)]);
  const bytes = writeExport(crypto, mediator.signer, [charter, one]);
  const log = `${toHex(one.channel)}/${north.node}`;
  const [lowest] = [left[0], right[0]].map((entry) => entry?.name ?? '').sort();
  const branch = left[0]?.name === lowest ? right : left;
  const line = (from: number, count: number) => encode([one.channel, north.signer.publicKey, count, from]);
  /** The file with these bytes for those, under a new manifest of its exporter. */
  const replaced = (was: Uint8Array, is: Uint8Array) => {
    const at = Buffer.from(bytes).indexOf(was);
    expect(at).toBeGreaterThan(0);
    return first(join(bytes.subarray(0, at), is, bytes.subarray(at + was.length)));
  };

  test('the same bytes, whichever branch came first', () => {
    expect(equal(bytes, writeExport(crypto, mediator.signer, [charter, other]))).toBe(true);
    expect(verifyExport(crypto, bytes)).toMatchObject({
      holds: true,
      first: null,
      forks: [{ log, channel: toHex(one.channel), node: north.node, position: 2 }],
      logs: 4,
      entries: 1 + 1 + 2 + 3 + 3 + 2,
    });
  });

  test('a branch that others have seen cannot be left out', () => {
    const without = writeExport(crypto, mediator.signer, [charter, souths]);
    expect(verifyExport(crypto, without)).toMatchObject({ holds: true, forks: [] });
    const cut = { ...one, branches: new Map() };
    expect(first(writeExport(crypto, mediator.signer, [charter, cut]))).toMatchObject({ log, reason: 'seen-missing' });
  });

  test('a branch stands where it says, on what is there, and once', () => {
    const [start] = branch as [Entry];
    const pair = encode([start.bytes, start.box]);
    const own = join(line(2, 3), ...branch.map((entry) => encode([entry.bytes, entry.box])));
    expect(replaced(line(2, 3), line(3, 3))).toEqual({ log, position: 3, reason: 'wrong-position' });
    expect(replaced(line(2, 3), encode([one.channel, north.signer.publicKey, 3]))).toMatchObject({
      reason: 'another-entry-here',
    });
    expect(replaced(line(2, 3), encode([one.channel, north.signer.publicKey, 3, null]))).toMatchObject({
      reason: 'wrong-shape',
    });
    expect(replaced(own, join(own, own))).toEqual({ log, position: 2, reason: 'another-entry-here' });
    expect(replaced(own, join(line(3, 1), encode([(branch[1] as Entry).bytes, (branch[1] as Entry).box])))).toEqual({
      log,
      position: 3,
      reason: 'wrong-prev',
    });
    expect(replaced(own, new Uint8Array(0))).toMatchObject({ log, reason: 'seen-missing' });
    expect(replaced(pair, encode([start.bytes, Uint8Array.from(start.box).fill(0, 9, 10)]))).toMatchObject({
      log,
      position: 2,
      reason: 'box-differs',
    });
    const stranger = encode([one.channel, charter.channel, 3, 2]);
    expect(replaced(line(2, 3), stranger)).toMatchObject({ reason: 'wrong-position' });
  });

  test('any other change of it is found', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ maxLength: 40 }), fc.nat(60), (at, put, dropped) => {
        const changed = join(bytes.subarray(0, at), put, bytes.subarray(at + dropped));
        expect(verifyExport(crypto, changed).holds).toBe(equal(changed, bytes));
      }),
      { numRuns: 40 },
    );
  });
});
