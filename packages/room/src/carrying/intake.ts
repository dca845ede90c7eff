/**
 * What comes in from carriers and from one's own pen: into the history where all that it rests on is here, into a bounded
 * anteroom where it is not, or refused by name and blamed on the right one.
 */
import { admit, type Entry, type Held, type Hex, isCharter, type Stop, toHex } from '@parley/record';
import type { Row } from '../ports.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { wait } from './anteroom.ts';
import { mayHoldUnopened } from './founding.ts';
import { letInUpTo } from './rested-on.ts';
import { takeWraps } from './wraps.ts';

/** Takes in a run of one log; returns the rows to be kept. Entries held already are passed over in silence. */
export function admitRun(
  node: Node,
  channel: Channel,
  run: readonly Entry[],
  at: number,
  from: 'carrier' | 'own-pen' = 'carrier',
): Row[] {
  const first = run[0];
  if (!first) return [];
  const author = toHex(first.header.node);
  const upTo = mayWriteUpTo(node, channel, author);
  const barred = run.filter((entry) => entry.header.position >= upTo);
  if (barred.length > 0) {
    wait(node, channel, author, barred);
    const rest = run.filter((entry) => entry.header.position < upTo);
    return admitRun(node, channel, rest, at, from);
  }
  const charter = isCharter(channel.history) ? undefined : charterChannel(node)?.history;
  const { admitted, stopped } = admit(channel.history, charter, node.crypto, run);
  const rows = admitted.map((held) => receive(node, channel, held, at));
  if (author === node.name && from === 'carrier' && (admitted.length > 0 || contradictsItself(stopped)))
    node.standing = { state: 'restored' };
  if (stopped && 'awaited' in stopped) wait(node, channel, author, run.slice(run.indexOf(stopped.entry)));
  if (stopped && 'refused' in stopped)
    node.effects.push({ type: 'refused', reason: stopped.refused, blame: stopped.blame, node: author });
  return rows;
}

/**
 * An entry of this node's own, signed and not written here: its disk has lost it, or its key is in use elsewhere. Either
 * way the next position may be taken already, so it signs no more.
 */
const contradictsItself = (stopped: Stop | undefined): boolean =>
  stopped !== undefined && 'refused' in stopped && stopped.blame === 'author';

/**
 * Only the logs of a channel's nodes are let in. Who they are stands in its first entry; until that is open, which may
 * take a key from another's log, a bounded part of each is.
 */
function mayWriteUpTo(node: Node, channel: Channel, author: Hex): number {
  if (channel.terms) return letInUpTo(node, channel, author);
  return mayHoldUnopened(node, channel, author) ? Number.POSITIVE_INFINITY : 0;
}

/** Lets in from every anteroom what can come in now. Returns the rows to be kept. */
export function retryAnterooms(node: Node, at: number): Row[] {
  const rows: Row[] = [];
  for (const channel of node.channels.values()) {
    for (const [author, run] of [...channel.anteroom]) {
      channel.anteroom.delete(author);
      rows.push(...admitRun(node, channel, run, at));
    }
  }
  return rows;
}

function receive(node: Node, channel: Channel, held: Held, at: number): Row {
  const { entry } = held;
  channel.unjudged.push(entry.name);
  channel.heldAt.set(entry.name, at);
  if (entry.header.sealing.kind === 'wraps') takeWraps(node, channel, entry);
  return { row: 'entry', channel: channel.id, name: entry.name, bytes: entry.bytes, box: entry.box, heldAt: at };
}
