/** What a box holds: an act's kind, its body, and where it shows paper the instrument with the body's exact bytes. */
import { decode, encode, type Value } from '../format/cbor.ts';
import { isText, isTuple } from '../format/shape.ts';
import { ok, type Read, refused } from '../refusal.ts';
import { longestBody } from './box.ts';

export type Fields = { readonly [key: string]: Value };

export type Body = {
  readonly kind: string;
  /** Empty for an act on paper, whose fields are the paper's text. */
  readonly fields: Fields;
  readonly paper: { readonly instrument: Uint8Array; readonly text: Uint8Array } | null;
};

const depth = 12;

const written = ({ kind, fields, paper }: Body) => encode([kind, fields, paper && [paper.instrument, paper.text]]);

/** How long a body is; one that is longer than the largest box bears cannot be encoded. */
export const bodySize = (body: Body): number => written(body).length;

export function encodeBody(body: Body): Uint8Array {
  const bytes = written(body);
  const read = decodeBody(bytes);
  // Fail before anything is sealed: a body that its readers would refuse must not be signed.
  if (!read.ok) throw new RangeError(`a body of this node would be refused: ${read.refused}`);
  return bytes;
}

export function decodeBody(bytes: Uint8Array): Read<Body> {
  const read = decode(bytes, { bytes: longestBody, depth });
  if (!read.ok) return read;
  if (!isTuple(read.value, 3)) return refused('wrong-shape');
  const [kind, fields, paper] = read.value;
  if (!isText(kind, 64) || !isFields(fields)) return refused('wrong-shape');
  if (paper === null) return ok({ kind, fields, paper });
  if (!isTuple(paper, 2)) return refused('wrong-shape');
  const [instrument, text] = paper;
  if (!(instrument instanceof Uint8Array) || !(text instanceof Uint8Array)) return refused('wrong-shape');
  return ok({ kind, fields, paper: { instrument, text } });
}

export const encodeFields = (fields: Fields): Uint8Array => encode(fields);

/** The fields of a paper's text. */
export function decodeFields(bytes: Uint8Array): Read<Fields> {
  const read = decode(bytes, { bytes: longestBody, depth });
  if (!read.ok) return read;
  return isFields(read.value) ? ok(read.value) : refused('wrong-shape');
}

function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
