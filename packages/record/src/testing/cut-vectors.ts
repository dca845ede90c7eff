/** Vectors of cuts: a list, each of its cuts opened, and openings that do not fit. */
import { cutLeaf, cutList, cutsHash, join } from '../index.ts';
import { bytesFrom, crypto } from './room-of-three.ts';
import { hex, north, type Vector } from './vector.ts';

const padding = (n: number) => bytesFrom(`padding ${n}`);

export function cuts(): Vector[] {
  const two = ['one', 'other'].map((name, i) => ({
    channel: bytesFrom(`channel ${name}`),
    node: north.signer.publicKey,
    count: 7 * i,
    salt: bytesFrom(`salt ${name}`),
  }));
  const list = cutList(crypto, two, padding) as Uint8Array;
  const [one, other] = two as [(typeof two)[number], (typeof two)[number]];
  const vector = (name: string, cut: typeof one, shown: Uint8Array, refused?: string): Vector => ({
    name,
    channel: hex(cut.channel),
    node: hex(cut.node),
    count: cut.count,
    salt: hex(cut.salt),
    leaf: hex(cutLeaf(crypto, cut)),
    list: hex(shown),
    hash: hex(cutsHash(crypto, shown)),
    ...(refused !== undefined && { refused }),
  });
  const swapped = join(list.subarray(32, 64), list.subarray(0, 32), list.subarray(64));
  return [
    vector('nothing of it counts', one, list),
    vector('seven entries count', other, list),
    vector('a lower count', { ...other, count: 6 }, list, 'cut-not-listed'),
    vector('another channel', { ...other, channel: one.channel }, list, 'cut-not-listed'),
    vector('another salt', { ...other, salt: one.salt }, list, 'cut-not-listed'),
    vector('a list out of order', one, swapped, 'not-canonical'),
    vector('a leaf twice', one, join(list.subarray(0, 32), list.subarray(0, 32), list.subarray(64)), 'not-canonical'),
    vector('a list without padding', one, list.subarray(0, 64), 'wrong-shape'),
    vector('half a leaf', one, list.subarray(0, 500), 'wrong-shape'),
  ];
}
