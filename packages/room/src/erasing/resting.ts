/**
 * What rests on an entry: acts that refer to it, by its name or by the id of the paper in it. That is asked of the acts'
 * own words and of no ruling, so that all who hold them answer alike.
 */
import { type Body, covers, decodeFields, type Held, type Hex, toHex } from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import { instrumentIn } from '../judging/papers.ts';
import type { Channel, Node } from '../state.ts';
import { actOf } from '../words.ts';

/** Acts about an entry of one's own that say nothing which it would be missing from. */
export const aboutItself: readonly string[] = [
  'receipt.given',
  'entry.voided',
  'entry.opening-agreed',
  'entry.admitted',
  'instrument.withdrawn',
];

/** What later acts call an entry by. */
export function namesOf(node: Node, name: Hex, body: Body | undefined): readonly Hex[] {
  const paper = body?.paper && instrumentIn(node.crypto, body.paper);
  return paper?.ok ? [name, toHex(paper.value.instrument.id)] : [name];
}

/** The first entry of this past, void ones left out, that refers to one of these names. */
export function restingOn(
  node: Node,
  channel: Channel,
  of: Held,
  names: readonly Hex[],
  past: Held['past'],
  voids: ReadonlyMap<Hex, unknown>,
): Hex | undefined {
  const { position } = of.entry.header;
  for (const [index, log] of channel.history.logs.entries()) {
    // Whoever had not seen it cannot have meant it, and a log never forgets.
    for (let at = (past[index] ?? 0) - log.from - 1; at >= 0; at--) {
      const held = log.entries[at];
      if (!held || !covers(held.past, of.log, position)) break;
      const { name } = held.entry;
      const body = voids.has(name) ? undefined : bodyOf(node, channel, held);
      const said = body && referencesIn(node, body);
      if (said && names.some((one) => said.has(one))) return name;
    }
  }
  return undefined;
}

const nothing: ReadonlySet<Hex> = new Set();
const known = new WeakMap<Body, ReadonlySet<Hex>>();

/** Every hash and id in an act that can be read; what nobody can read refers to nothing. */
function referencesIn(node: Node, body: Body): ReadonlySet<Hex> {
  const before = known.get(body);
  if (before) return before;
  const found = aboutItself.includes(body.kind) ? nothing : collected(node, body);
  known.set(body, found);
  return found;
}

function collected(node: Node, body: Body): ReadonlySet<Hex> {
  const paper = body.paper ? instrumentIn(node.crypto, body.paper) : undefined;
  if (paper && !paper.ok) return nothing;
  const text = paper && decodeFields(paper.value.text);
  const fields = actOf(body.kind)?.paper && text?.ok ? text.value : body.fields;
  if (!actOf(body.kind)?.fields.safeParse(fields).success) return nothing;
  const found = new Set<Hex>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^([0-9a-f]{32}|[0-9a-f]{64})$/.test(value)) found.add(value);
    } else if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
      for (const one of Object.values(value)) look(one);
    }
  };
  look(body.fields);
  if (text?.ok) look(text.value);
  if (paper) for (const id of paper.value.instrument.answers) found.add(toHex(id));
  // Its own id is no reference, unless somebody conveys it.
  if (paper && body.kind === 'instrument.conveyed') found.add(toHex(paper.value.instrument.id));
  return found;
}
