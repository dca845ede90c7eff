/**
 * A state written down: its outline, and apart from that, one by one, the leaves under which things are kept. Plain data in,
 * plain data out; what is undefined in a state is absent.
 */
import { isSorted } from './kept.ts';
import { Unread, write } from './unread.ts';

/** `outline` is JSON in UTF-8: the state, in which a leaf stands as its number, and where each of `leaves` ends. */
export type Written = { readonly outline: Uint8Array; readonly leaves: Uint8Array };

export function writtenDown(state: unknown): Written {
  const pieces: Uint8Array[] = [];
  const bare = outlined(state, pieces);
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.length);
  const leaves = new Uint8Array(ends.at(-1) ?? 0);
  pieces.forEach((piece, i) => {
    leaves.set(piece, (ends[i] ?? 0) - piece.length);
  });
  return { outline: write([bare, ends]), leaves };
}

function outlined(value: unknown, leaves: Uint8Array[]): unknown {
  if (!isPlain(value)) return value;
  if (!isSorted(value)) return mapped(value, (inner) => outlined(inner, leaves));
  // Under a digit there are things or digits, so a number there can only be a leaf's.
  const leaf = (under: unknown) =>
    isPlain(under) && isSorted(under)
      ? outlined(under, leaves)
      : leaves.push(under instanceof Unread ? under.written : write(under)) - 1;
  return { shared: value.shared, '/': mapped(value['/'], leaf) };
}

const isPlain = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unread);

/** `fromEntries` makes own properties of whatever names come from outside. */
const mapped = (value: object, how: (inner: unknown) => unknown): { [key: string]: unknown } =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, how(inner)]));

/** The state again, its leaves unread. Throws where the outline is no JSON or misses a leaf. */
export function takenUp({ outline, leaves }: Written): unknown {
  const [bare, ends] = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(outline)) as [
    unknown,
    readonly number[],
  ];
  const leaf = (number: number) => {
    const end = ends[number];
    if (end === undefined || end > leaves.length) throw new RangeError('a state misses a leaf');
    return new Unread(leaves, ends[number - 1] ?? 0, end);
  };
  return filled(bare, leaf);
}

function filled(value: unknown, leaf: (number: number) => unknown): unknown {
  if (!isPlain(value)) return value;
  if (!isSorted(value)) return mapped(value, (inner) => filled(inner, leaf));
  const under: { [digit: string]: unknown } = {};
  // One by one, in their order: engines copy such objects several times faster than those of `fromEntries`.
  for (const [digit, inner] of Object.entries(value['/']))
    under[digit] = typeof inner === 'number' ? leaf(inner) : filled(inner, leaf);
  return { shared: value.shared, '/': under };
}
