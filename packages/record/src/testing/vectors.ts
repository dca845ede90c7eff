/**
 * The format's vectors, made from fixed seeds: what another implementation must write, read and refuse. The committed
 * files in docs/formats/vectors are exactly these.
 */
import { annexes } from './annex-vectors.ts';
import { cuts } from './cut-vectors.ts';
import { envelopes } from './envelope-vectors.ts';
import { proofs } from './evidence-vectors.ts';
import { forks } from './fork-vectors.ts';
import { boxes, entries, exports, trees } from './history-vectors.ts';
import { bodies, cbor, epochs, instruments, sign1 } from './object-vectors.ts';
import type { Vector } from './vector.ts';

/** What makes each file of vectors, by the file's name. */
export const makers: { readonly [file: string]: () => readonly Vector[] } = {
  annex: annexes,
  body: bodies,
  box: boxes,
  cbor,
  cuts,
  entry: entries,
  envelope: envelopes,
  epoch: epochs,
  export: exports,
  fork: forks,
  instrument: instruments,
  proof: proofs,
  sign1,
  tree: trees,
};

export const written = (vectors: readonly Vector[]): string => `${JSON.stringify(vectors, null, 1)}\n`;
