/** What entries say: their boxes opened once, and what an erasure says in the clear. */
import { type Body, decodeBody, type EpochKey, epochIn, erasedIn, type Held, openEntry, toHex } from '@parley/record';
import type { Channel, Node } from '../state.ts';

/** An entry's body, opened once and kept; undefined where its key or its box is not here, or it cannot be read. */
export function bodyOf(node: Node, channel: Channel, held: Held, key?: EpochKey): Body | undefined {
  const known = channel.bodies.get(held.entry.name);
  if (known) return known;
  const of = erasedIn(held.entry);
  if (of !== undefined) return { kind: 'entry.voided', fields: { of }, paper: null };
  if (held.entry.header.sealing.kind !== 'sealed') return undefined;
  const epoch = key ?? channel.epochs.get(toHex(epochIn(held.entry.header)));
  if (!epoch) return undefined;
  const opened = openEntry(node.crypto, held.entry, epoch.key);
  if (!opened.ok) return undefined;
  const body = decodeBody(opened.value);
  if (!body.ok) return undefined;
  channel.bodies.set(held.entry.name, body.value);
  return body.value;
}
