/** What the checker of a proof reads in opened bodies: whose nodes there are, and the words of the entry itself. */
import {
  type Body,
  type Cryptography,
  decodeFields,
  type Entry,
  equal,
  type Hex,
  readPaper,
  toHex,
} from '@parley/record';
import { emptyCharter, emptyState, judgeAct } from '../judging/meaning.ts';
import { actOf } from '../words.ts';

/** Delegations by node, from the charter's first entry; undefined where it convenes no room. */
export function delegationsIn(body: Body, entry: Entry): ReadonlyMap<Hex, string> | undefined {
  const parsed = actOf('charter.convened')?.fields.safeParse(body.fields);
  if (body.kind !== 'charter.convened' || body.paper || !parsed?.success) return undefined;
  const { delegations } = parsed.data as { delegations: { id: string; nodes: { node: Hex }[] }[] };
  const nodes = new Map(delegations.flatMap(({ id, nodes }) => nodes.map(({ node }) => [node, id] as const)));
  const by = nodes.get(toHex(entry.header.node));
  if (by === undefined) return undefined;
  const { name } = entry;
  const at = entry.header.claimed;
  const said = { kind: body.kind, id: name, ref: name, by, at, notBefore: 0, body: parsed.data, saw: () => false };
  return judgeAct(emptyCharter, emptyState, said) === 'stands' ? nodes : undefined;
}

type Shown =
  | { readonly ok: true; readonly value: { readonly [field: string]: unknown } }
  | { readonly ok: false; readonly refused: 'text-differs' | 'foreign-room' | 'not-a-node-of-this-room' };

/** An entry's fields as plain data. A paper in it is read under its own signature, and must be of this room. */
export function shownBody(
  crypto: Cryptography,
  room: Uint8Array,
  delegations: ReadonlyMap<Hex, string>,
  { kind, fields, paper }: Body,
): Shown {
  const own = plain(fields) as Record<string, unknown>;
  if (!paper) return { ok: true, value: own };
  const read = readPaper(crypto, paper.instrument, paper.text);
  const text = decodeFields(paper.text);
  if (!read.ok || !text.ok) return { ok: false, refused: 'text-differs' };
  const { instrument } = read.value;
  if (!equal(instrument.room, room)) return { ok: false, refused: 'foreign-room' };
  if (delegations.get(toHex(instrument.node)) !== instrument.delegation)
    return { ok: false, refused: 'not-a-node-of-this-room' };
  const words = plain(text.value) as Record<string, unknown>;
  if (instrument.kind === kind) return { ok: true, value: { ...own, ...words } };
  const conveyed = { kind: instrument.kind, by: instrument.delegation, id: toHex(instrument.id), body: words };
  return { ok: true, value: { ...own, paper: conveyed } };
}

/** Bytes become hex; everything else that a body holds is plain already. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
